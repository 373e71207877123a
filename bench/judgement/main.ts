/**
 * How well a tool tells what a change does, on labelled cases: `node bench/judgement/main.ts`.
 * `--tool COMMAND` measures another program, `--cases FOLDER` takes other cases, `--wrong` lists every
 * case that was not got right.
 */
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadCases } from './format.ts';
import { holdpointSays } from './holdpoint.ts';
import { otherToolSays } from './other-tool.ts';
import { NO_SCORE, add, precision, recall, scoreCase } from './score.ts';
import type { Question, Score } from './score.ts';

const QUESTIONS: readonly Question[] = ['destroys', 'irreversible', 'reaches', 'stop'];

const { values } = parseArgs({
  options: {
    tool: { type: 'string' },
    cases: { type: 'string', default: join(import.meta.dirname, 'cases') },
    wrong: { type: 'boolean', default: false },
  },
});

const totals = new Map<string, Map<Question, Score>>();
const wrong: string[] = [];
const counts = new Map<string, number>();
for (const { language, systems, cases } of await loadCases(values.cases)) {
  for (const one of cases) {
    const found =
      values.tool === undefined
        ? await holdpointSays(one, systems)
        : otherToolSays(values.tool, one, systems);
    const scores = scoreCase(one, found);
    counts.set(language, (counts.get(language) ?? 0) + 1);
    for (const row of [language, 'all']) {
      const sums = totals.get(row) ?? new Map<Question, Score>();
      for (const question of QUESTIONS) {
        sums.set(question, add(sums.get(question) ?? NO_SCORE, scores[question]));
      }
      totals.set(row, sums);
    }
    for (const question of QUESTIONS) {
      const { missed, invented } = scores[question];
      if (missed + invented === 0) continue;
      const said = JSON.stringify(found[question]);
      wrong.push(
        `${language}/${one.id}: ${question} should be ${JSON.stringify(one[question])}, was ${said}`,
      );
    }
  }
}

const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log('| language | cases | destroyed | cannot be undone | reached | stopped |');
console.log('|---|---|---|---|---|---|');
for (const language of [...counts.keys(), 'all']) {
  const sums = totals.get(language);
  const cells = QUESTIONS.map((question) => cell(sums?.get(question) ?? NO_SCORE));
  console.log(`| ${language} | ${counts.get(language) ?? all} | ${cells.join(' | ')} |`);
}
if (values.wrong) for (const line of wrong) console.log(line);
process.exitCode = 0;

/** Precision, then recall, in per cent, with the counts behind them. */
function cell(score: Score): string {
  const { right, missed, invented } = score;
  return `${percent(precision(score))} / ${percent(recall(score))} (${right} +${invented} −${missed})`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}
