import type { Hold } from '../../../core/policy/types.ts';
import type { Report } from '../report.ts';
import { plain } from '../../terminal/layout.ts';
import { byGravity } from '../counting.ts';
import type { Page } from './page.ts';

const MOST_SAFER = 3;

/** The way out: who can let it through, by which command, and what would make it pass without them. */
export function writeRelease(page: Page, report: Report): void {
  const { verdict } = report;
  if (verdict.outcome === 'allow') return;
  if (verdict.outcome === 'hold') {
    page.heading('To get it released');
    for (const lift of uniqueLifts(report)) page.labelled('-', 1, lift);
    page.line();
    page.line(`    ${page.style.cyan(plain(report.submitCommand))}`);
  }
  const ways = [...new Set([...saferWays(report), ...rulesLifts(report)])];
  if (ways.length === 0) return;
  page.heading(verdict.outcome === 'deny' ? 'What would make it pass' : 'Or make it safer');
  for (const way of ways) page.labelled('-', 1, way);
}

/** Several rules may ask the same people; the one that asks for most of them says it for all. */
function uniqueLifts({ verdict }: Report): readonly string[] {
  const most = new Map<string, Hold>();
  for (const hold of verdict.holds) {
    const { requirement } = hold;
    const asked =
      requirement.kind === 'approvals' ? JSON.stringify(requirement.from) : hold.message;
    const other = most.get(asked);
    if (!other || missing(hold) > missing(other)) most.set(asked, hold);
  }
  return [...most.values()].map((hold) => `${hold.message} ${hold.lift}`);
}

function missing({ requirement }: Hold): number {
  return requirement.kind === 'approvals' ? requirement.count - requirement.given : 1;
}

/** What the readers know of a milder form of the gravest effects. */
function saferWays({ assessment }: Report): readonly string[] {
  const safer = byGravity(assessment.change.effects).flatMap(({ effect }) => effect.safer);
  return [...new Set(safer.map(asSentence))].slice(0, MOST_SAFER);
}

function rulesLifts({ verdict }: Report): readonly string[] {
  const relevant = verdict.reasons.filter((reason) => reason.outcome === verdict.outcome);
  return relevant
    .map((reason) => reason.lift)
    .filter((lift) => lift !== '')
    .slice(0, MOST_SAFER);
}

function asSentence(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
