import { compareCandidates } from '../../core/comparison/compare.ts';
import type { Comparison } from '../../core/comparison/types.ts';
import { instantOf } from '../assess/instant.ts';
import { judge } from '../assess/judge.ts';
import type { JudgingOptions } from '../assess/options.ts';
import { patternsOf } from '../assess/patterns-wanted.ts';
import { loadSources } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { emit } from '../terminal/emit.ts';
import { columnsOf } from '../terminal/layout.ts';
import { styleFor, wantsColour } from '../terminal/style.ts';
import { readCandidates } from './candidates.ts';
import type { CandidateOptions } from './candidates.ts';
import { compileConstraints } from './constraints.ts';

export interface CompareOptions extends JudgingOptions, CandidateOptions {
  readonly constraint?: readonly string[];
  readonly format: 'text' | 'json';
  readonly color?: boolean;
}

/** `holdpoint compare`. The exit code is the verdict on the candidate that comes first. */
export async function runCompare(
  words: readonly string[],
  options: CompareOptions,
  context: CliContext,
): Promise<ExitCode> {
  const now = instantOf(options.now, context.now);
  const constraints = compileConstraints(options.constraint ?? []);
  const sources = await loadSources(options, context);
  const patterns = patternsOf(sources.policy);
  const read = await readCandidates(words, options, context, async () => patterns);
  const candidates = read.map(({ name, ...change }) => ({
    name,
    ...judge(change, sources, { validations: [], earlier: [], now }),
  }));
  const comparison = compareCandidates(candidates, constraints);
  await write(comparison, options, context);
  const [first] = comparison.ranked;
  return first === undefined ? EXIT.deny : EXIT[first.outcome];
}

async function write(
  comparison: Comparison,
  options: CompareOptions,
  context: CliContext,
): Promise<void> {
  if (options.format === 'json') {
    await emit(context.stdout, [`${JSON.stringify(comparison, null, 2)}\n`]);
    return;
  }
  const { renderComparison } = await import('./render.ts');
  const style = styleFor(wantsColour(context.stdout, context.env, options.color));
  await emit(context.stdout, [renderComparison(comparison, style, columnsOf(context.stdout))]);
}
