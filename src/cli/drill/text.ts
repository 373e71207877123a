import type { Drill } from '../../config/drills/load.ts';
import type { Verdict } from '../../core/policy/types.ts';
import { summaryBeside } from '../render/report.ts';
import type { JudgedBy } from '../render/report.ts';
import { Page } from '../render/text/page.ts';
import { placeOf } from '../render/text/rules.ts';
import { plain } from '../terminal/layout.ts';
import type { Style } from '../terminal/style.ts';
import type { CallReplayed } from './replay-calls.ts';
import type { Replayed } from './replay.ts';

const LABELS = 10;

/** One block for each drill: what happened, what Holdpoint says, and the rule that says it. */
export function drillText(
  replayed: readonly Replayed[],
  judgedBy: JudgedBy,
  style: Style,
  columns: number,
): string {
  const page = new Page(style, columns);
  for (const one of replayed) writeDrill(page, one);
  writeTotal(page, replayed, judgedBy);
  return page.toString();
}

export function drillList(drills: readonly Drill[], style: Style, columns: number): string {
  const page = new Page(style, columns);
  for (const { id, title, happened } of drills) {
    page.line(`${style.bold(plain(id))}  ${style.dim(plain(happened.date))}`);
    page.text(title);
  }
  return page.toString();
}

function writeDrill(page: Page, { drill, harmful, twin, calls, passed }: Replayed): void {
  const { style } = page;
  const mark = passed ? style.green('ok  ') : style.red('FAIL');
  page.line(`${mark}  ${style.bold(plain(drill.title))}  ${style.dim(plain(drill.id))}`);
  page.labelled(style.dim(drill.happened.date), LABELS, drill.happened.what, style.dim);
  page.labelled(badge(harmful, style), LABELS, saysOf(harmful));
  for (const call of calls.harmful) writeCall(page, call);
  const [first] = calls.harmful.length > 0 ? [] : harmful.reasons;
  if (first) page.labelled('', LABELS, `${first.rule}, ${placeOf(first)}: ${first.message}`);
  const held = twin.outcome !== 'allow';
  page.labelled(held ? style.red('twin') : style.dim('twin'), LABELS, twinSentence(drill, twin));
  if (held && twin.reasons[0]) {
    page.labelled(
      '',
      LABELS,
      `${twin.reasons[0].rule}, ${placeOf(twin.reasons[0])}: ${twin.reasons[0].message}`,
    );
  }
  page.line();
}

/** One call of an agent and what came of it: a step on the way passes, and all else is stopped. */
function writeCall(page: Page, { host, asked, passes, outcome, reasons }: CallReplayed): void {
  const { style } = page;
  const isRight = passes === (outcome === 'allow');
  const says = outcome === 'allow' ? 'passes' : WORDS[outcome];
  const rule = reasons[0] === undefined ? '' : ` (${reasons[0].rule})`;
  const line = `${host}: ${asked.length > 300 ? `${asked.slice(0, 299)}…` : asked}: ${says}${rule}`;
  page.labelled('', LABELS, line, isRight ? style.dim : style.red);
}

const WORDS = { ask: 'held', hold: 'held', deny: 'refused', stop: 'stopped' } as const;

function badge({ outcome }: Verdict, style: Style): string {
  const word = outcome.toUpperCase();
  return outcome === 'allow' ? style.red(word) : style.bold(word);
}

function saysOf(verdict: Verdict): string {
  return verdict.outcome === 'allow'
    ? 'It gets through: no rule stops it.'
    : summaryBeside(verdict);
}

function twinSentence(drill: Drill, twin: Verdict): string {
  const says = twin.outcome === 'allow' ? 'passes' : 'is stopped, though it is harmless';
  return `${drill.twin.title}: ${says}. ${drill.twin.why}`;
}

function writeTotal(page: Page, replayed: readonly Replayed[], judgedBy: JudgedBy): void {
  const { style } = page;
  const through = replayed.filter(({ harmful }) => harmful.outcome === 'allow').length;
  const cried = replayed.filter(({ twin }) => twin.outcome !== 'allow').length;
  const all = replayed.length;
  const stopped = `Stopped ${all - through} of ${all} disasters`;
  const passing = `let ${all - cried} of ${all} harmless twins pass`;
  const paint = through + cried > 0 ? style.red : style.green;
  page.line(style.bold(paint(`${stopped}, ${passing}.`)));
  const catalog =
    judgedBy.catalogs.length === 0 ? 'no catalog of your own' : judgedBy.catalogs.join(', ');
  page.text(`Judged by ${judgedBy.policy ?? 'the built-in policy'} with ${catalog}.`, 0, style.dim);
}
