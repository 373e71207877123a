import { z } from 'zod';
import { compareCandidates as compare } from '../../core/comparison/compare.ts';
import type { Candidate, Comparison, Constraint } from '../../core/comparison/types.ts';
import { compileCondition } from '../../config/condition/compile.ts';
import { ToolFault } from '../ground/tool-fault.ts';
import { judgeActs, judgeText } from '../judging/judge.ts';
import { listed, words } from '../judging/present.ts';
import { readText } from '../judging/read-texts.ts';
import { Command, Cwd, Dialect, Path, Text } from './inputs.ts';
import type { Asking } from './types.ts';
import { agentTool } from './types.ts';

const One = z.strictObject({
  name: z.string().min(1).max(100),
  command: Command.optional(),
  dialect: Dialect,
  text: Text.optional(),
  path: Path.optional(),
  before: Text.optional().describe('the version that the text takes the place of'),
});

const Output = z.object({
  summary: z.string(),
  ranked: z.array(
    z.object({
      name: z.string(),
      place: z.number(),
      outcome: z.string(),
      headline: z.string(),
      because: z.string().nullable(),
      harms: z.array(z.string()),
      safer: z.array(z.string()),
    }),
  ),
  discarded: z.array(
    z.object({ name: z.string(), headline: z.string(), broken: z.array(z.string()) }),
  ),
});

export const compareCandidates = agentTool({
  name: 'compare_candidates',
  title: 'Which way could do the least harm?',
  description:
    'Puts two to five ways to do the same task in order of the harm they could do: what cannot be undone, ' +
    'what they reach, what happened before. Call it before you act, with every way you can think of. A ' +
    'candidate is a command, or the text or path of a plan, diff, script or manifest. Nothing is run.',
  input: z.strictObject({
    candidates: z.array(One).min(2).max(5),
    constraints: z
      .array(z.string().min(1).max(500))
      .max(10)
      .default([])
      .describe("what every candidate must keep to, as a policy's condition: losses.size() == 0"),
    cwd: Cwd,
  }),
  output: Output,
  answer: async ({ candidates, constraints, cwd }, asking) => {
    const names = candidates.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) throw new ToolFault(`Two candidates are called ${twice}.`);
    const compiled = constraints.map(compiledConstraint);
    const folder = asking.ground.workspace.folder(cwd);
    const judged: Candidate[] = [];
    for (const each of candidates) judged.push(await candidateOf(each, folder, asking));
    const data = present(compare(judged, compiled));
    return { text: inWords(data), data };
  },
});

function compiledConstraint(text: string): Constraint {
  const { condition, problems } = compileCondition(text, 'change', null);
  if (condition !== null) return { text, holds: condition };
  const [problem] = problems;
  throw new ToolFault(
    `The constraint ${text} is no condition: ${problem?.message ?? 'it cannot be read'}. ${problem?.suggestion ?? ''}`,
  );
}

async function candidateOf(
  { name, command, dialect, text, path, before }: z.infer<typeof One>,
  cwd: string,
  { ground, host }: Asking,
): Promise<Candidate> {
  if ([command, text, path].filter((each) => each !== undefined).length !== 1) {
    throw new ToolFault(`Candidate ${name}: give one of command, text and path.`);
  }
  if (command !== undefined) {
    const acts = [{ kind: 'command' as const, text: command, dialect }];
    return { name, ...(await judgeActs(acts, cwd, ground, host)) };
  }
  const whole = text ?? (await ground.workspace.text(path ?? ''));
  const read = await readText({ name: path ?? name, text: whole, before: before ?? null });
  return { name, ...(await judgeText(read, ground, host)) };
}

function present({ summary, ranked, discarded }: Comparison): z.infer<typeof Output> {
  return {
    summary: words(summary),
    ranked: ranked.map(({ name, place, outcome, headline, because, harms, safer }) => ({
      name,
      place,
      outcome,
      headline: words(headline),
      because: because === null ? null : words(because),
      harms: harms.filter(({ measure }) => measure > 0).map((harm) => words(harm.words)),
      safer: safer.slice(0, 5).map((step) => words(step.text)),
    })),
    discarded: discarded.map(({ name, headline, broken }) => ({
      name,
      headline: words(headline),
      broken: broken.map(({ text, error }) => words(error === null ? text : `${text}: ${error}`)),
    })),
  };
}

function inWords({ summary, ranked, discarded }: z.infer<typeof Output>): string {
  return [
    summary,
    ...ranked.flatMap(({ name, place, outcome, headline, harms, safer }) => [
      `${place}. ${name} (${outcome}): ${headline}`,
      ...harms.map((harm) => `   - it ${harm}`),
      ...safer.map((step) => `   - safer: ${step}`),
    ]),
    ...listed(
      'Set aside:',
      discarded.map(({ name, broken }) => `${name} breaks ${broken.join('; ')}`),
    ),
  ].join('\n');
}
