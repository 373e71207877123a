import { buildPolicy } from '../../../config/policy/build.ts';
import { readDefaults } from '../../../config/policy/load.ts';
import { readPolicy } from '../../../config/policy/read.ts';
import { withDirectives } from '../../../config/policy/server-directives.ts';
import { formatProblem, sortProblems, type Problem } from '../../../config/problem.ts';
import type { Policy } from '../../../core/policy/types.ts';
import { instantAfter, type Engine, type World } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { GovernanceReads } from '../ports.ts';
import { signedDirectives } from '../directives/follow-directives.ts';
import type { PastCase } from '../types.ts';
import { replayReport } from './replay-report.ts';
import type { ReplayReport } from './types.ts';

const DAY = 24 * 60 * 60 * 1000;
const PAGE = 100;
const MOST_MINUTES = 10_000;

export interface ProposedText {
  /** As the person named it. */
  readonly file: string;
  readonly text: string;
  /** How far back, in days. */
  readonly days: number;
}

/**
 * Replays everything that was submitted lately by a proposed policy's text, beside the rules in force. Signed
 * directives bind in both. Throws `bad-policy` on a text that cannot be used.
 */
export async function replayPolicy(engine: Engine, given: ProposedText): Promise<ReplayReport> {
  const { store, clock, world } = engine;
  const until = clock.now();
  const since = instantAfter(until, -given.days * DAY);
  const own = await proposedPolicy(given, world);
  const proposed = withDirectives(own, await signedDirectives(store.governance, until));
  const minutes = await store.governance.approvalMinutes(since, MOST_MINUTES);
  const { policy: present, catalog, incidents } = world;
  return replayReport(allCases(store.governance, since, until), {
    present,
    proposed,
    catalog,
    incidents,
    since,
    until,
    minutes,
  });
}

/** Compiles a proposed policy on top of the default one. Throws `bad-policy`. */
export async function proposedPolicy(
  { file, text }: Pick<ProposedText, 'file' | 'text'>,
  { catalog }: Pick<World, 'catalog'>,
): Promise<Policy> {
  const read = readPolicy({ file, text });
  if (read.kind === 'faulty') throw badPolicy(read.problems);
  const defaults = await readDefaults(undefined);
  const { policy, problems } = buildPolicy(read.draft, defaults, catalog.catalog);
  if (policy === null) throw badPolicy(problems);
  return policy;
}

/** In order of submission, in pages. `rule`: only those to which it applied. */
export async function* allCases(
  reads: Pick<GovernanceReads, 'pastCases'>,
  from: string,
  until: string,
  rule: string | null = null,
): AsyncGenerator<PastCase> {
  let after: { readonly submittedAt: string; readonly id: string } | null = null;
  for (;;) {
    const page: readonly PastCase[] = await reads.pastCases({
      from,
      until,
      rule,
      after,
      limit: PAGE,
    });
    yield* page;
    const last = page.at(-1)?.case;
    if (last === undefined || page.length < PAGE) return;
    after = { submittedAt: last.submittedAt, id: last.id };
  }
}

function badPolicy(problems: readonly Problem[]): EngineFault {
  const errors = sortProblems(problems.filter(({ severity }) => severity === 'error'));
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new EngineFault(
    'bad-policy',
    first === undefined ? 'The policy cannot be used.' : `${formatProblem(first)}${more}`,
    'Run holdpoint policy lint on the file, which shows every mistake with its line.',
  );
}
