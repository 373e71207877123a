import { sessionTraces } from '../../engine/agents/session-clues.ts';
import { pause } from '../../engine/catalog/pause.ts';
import { instantAfter } from '../../engine/engine.ts';
import { type RequestReaders } from '../../engine/forge/forge-context.ts';
import { remember } from '../../engine/forge/git/remember.ts';
import { readBaseOwners } from '../../engine/forge/reconcile/read-base-owners.ts';
import { readAddedLines, readChangedPaths } from '../../readers/git/added-lines.ts';
import { cluesOfRequest } from '../../readers/git/reader.ts';
import { systemStopwatch } from '../adapters/stopwatch.ts';
import { proposedPolicyIn, type PolicySource } from './proposed-policy.ts';
import { readFindings } from '../../readers/read-findings.ts';

/** How far back sessions of agents are looked through for the lines of a request. */
const SESSIONS_SINCE = -90 * 24 * 60 * 60 * 1000;

/** Lines that are kept in mind in all. */
const MOST_LINES = 100_000;

/** Which lines two commits add never changes; which sessions wrote some of them does. */
const addedLines = remember<ReadonlyMap<string, readonly string[]>>(MOST_LINES, (added) =>
  [...added.values()].reduce((sum, lines) => sum + lines.length, 1),
);

/** The paths of those lines, and of files that have none. */
const changed = remember<readonly string[]>(MOST_LINES, (paths) => paths.length + 1);

/** Paths that are asked about at once; of more than that all lines are read. */
const MOST_PATHS = 1000;

/** What is read of a request besides git's own account of it. */
export function requestReaders(policy: PolicySource | null): RequestReaders {
  return {
    findings: async ({ folder, mergeBase, head }, wanted) => {
      const seconds = systemStopwatch();
      const { findings } = await readFindings(folder, mergeBase, head, {
        ...wanted,
        pause,
        clock: () => seconds() * 1000,
      });
      return { findings, signals: [] };
    },
    owners: readBaseOwners,
    clues: ({ title, body, labels, head, author }) =>
      cluesOfRequest({ title, body, labels, headBranch: head.branch, author }),
    sessions: async (engine, { forge, repository }, { folder, mergeBase, head }) => {
      const key = `${folder} ${mergeBase} ${head}`;
      const since = instantAfter(engine.clock.now(), SESSIONS_SINCE);
      const reads = engine.store.agents;
      const name = `${forge}/${repository}`;
      const paths = await changed.get(key, () => readChangedPaths(folder, mergeBase, head));
      // Most changes are to files that no agent was seen to write: their lines need not be read.
      const isUnwritten =
        paths.length <= MOST_PATHS && (await reads.writingOf(name, paths, since)).length === 0;
      if (isUnwritten) return { clues: [], actors: [] };
      const added = await addedLines.get(key, () => readAddedLines(folder, mergeBase, head));
      return sessionTraces(reads, name, added, since);
    },
    proposedPolicy: proposedPolicyIn(policy),
  };
}
