import { bytes, listOf } from '../counting.ts';
import { summaryBeside } from '../report.ts';
import type { Report } from '../report.ts';
import type { Style } from '../../terminal/style.ts';
import type { Page } from './page.ts';

type Outcome = Report['verdict']['outcome'];

const WORD: Readonly<Record<Outcome, string>> = { allow: 'ALLOW', hold: 'HOLD', deny: 'DENY' };

function badge(outcome: Outcome, style: Style): string {
  const paint = { allow: style.green, hold: style.yellow, deny: style.red }[outcome];
  return style.bold(paint(style.inverse(` ${WORD[outcome]} `)));
}

export function writeVerdict(page: Page, { verdict, assessment }: Report): void {
  page.hanging(badge(verdict.outcome, page.style), summaryBeside(verdict), page.style.bold);
  page.line();
  page.text(assessment.headline, 2);
  const holding = assessment.change.signals.filter((signal) => signal.weight === 'hold');
  for (const signal of holding) page.text(signal.message, 2, page.style.magenta);
}

export function writeProvenance(page: Page, { assessment, people }: Report): void {
  page.heading('Who made it');
  const hands = assessment.actors.map((actor) => {
    const level = actor.level === null ? 'not in the catalog' : actor.level;
    return `${people.get(actor.person ?? '') ?? actor.identity} (${actor.role}, ${level})`;
  });
  if (hands.length > 0) page.text(`${listOf([...new Set(hands)], 4)}.`);
  page.text(assessment.provenance.why);
}

export function writeFooter(page: Page, { assessment, judgedBy }: Report): void {
  const { dim } = page.style;
  page.line();
  for (const input of assessment.change.inputs) {
    const size = input.reader === 'git' ? '' : `, ${bytes(input.bytes)}`;
    page.text(`Read ${input.name} (${input.reader}${size}).`, 0, dim);
  }
  const notes = assessment.change.signals.filter((signal) => signal.weight === 'note');
  for (const note of notes) page.text(note.message, 0, dim);
  const policy = judgedBy.policy ?? 'the built-in policy';
  const catalog = judgedBy.catalogs.length === 0 ? 'no catalog' : judgedBy.catalogs.join(', ');
  const incidents = judgedBy.incidents === null ? '' : ` and ${judgedBy.incidents}`;
  const before =
    judgedBy.asOf === null
      ? ''
      : `, as they were before the change (${judgedBy.asOf.slice(0, 12)})`;
  page.text(
    `Judged by ${policy} with ${catalog}${incidents}${before}, on ${assessment.at}.`,
    0,
    dim,
  );
  for (const file of judgedBy.notYet) {
    page.text(`${file} lies here but was not there before this change: commit it first.`, 0, dim);
  }
  page.text(`Change ${assessment.change.digest}`, 0, dim);
}
