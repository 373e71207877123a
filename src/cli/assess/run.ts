import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { CliContext } from '../context.ts';
import type { Report } from '../render/report.ts';
import { validationsOf } from './claims.ts';
import { earlierEffects } from './earlier.ts';
import { instantOf } from './instant.ts';
import { judge } from './judge.ts';
import type { AssessOptions } from './options.ts';
import { patternsOf } from './patterns-wanted.ts';
import { readInputs } from './read-inputs.ts';
import { loadSources } from './sources.ts';
import { submitCommand } from './submit-command.ts';
import { writeReport } from './write-report.ts';

/** `holdpoint assess`. Nothing is written before everything is known. */
export async function runAssess(
  paths: readonly string[],
  options: AssessOptions,
  context: CliContext,
): Promise<ExitCode> {
  const now = instantOf(options.now, context.now);
  const validations = validationsOf(options);
  let loaded: ReturnType<typeof loadSources> | null = null;
  const sourcesAt = (base: string | null) => (loaded ??= loadSources(options, context, base));
  const read = await readInputs(paths, options, context, async (base) =>
    patternsOf((await sourcesAt(base)).policy),
  );
  const earlier = await earlierEffects(options.previous, now, context);
  const sources = await sourcesAt(read.base);
  const judgement = judge(read, sources, { validations, earlier, now });
  const report: Report = {
    ...judgement,
    people: new Map([...sources.catalog.people].map(([id, { name }]) => [id, name])),
    judgedBy: sources.judgedBy,
    submitCommand: submitCommand(paths, options),
  };
  await writeReport(report, options, context);
  return EXIT[judgement.verdict.outcome];
}
