import type { AgentCli } from './clis/types.ts';
import { MODES } from './fake-guard.ts';
import type { Case, Seen } from './run-case.ts';

export const CASES: readonly Case[] = [
  ...MODES,
  'no-guard',
  'no-launcher',
  'client-alone',
  'managed',
];

/** Those in which our stand-in for the guard is not there to hear anything. */
const UNHEARD: ReadonlySet<Case> = new Set(['no-guard', 'no-launcher', 'client-alone']);

/** How many of the two calls are to run; none in every other case. */
const RUNS: Readonly<Partial<Record<Case, number>>> = { allow: 2, retry: 1 };

/** What is wrong with what was seen, in words; null when it is as it should be. */
export function faultIn(cli: AgentCli, test: Case, seen: Seen): string | null {
  const wanted = RUNS[test] ?? 0;
  if (seen.turns === 0) return 'the agent never spoke to the model';
  if (!UNHEARD.has(test) && !seen.heard) return 'the hook was never asked';
  if (seen.ran !== wanted) return `${seen.ran} dangerous calls ran, not ${wanted}`;
  if (['deny', 'hold', 'retry', 'managed'].includes(test) && !seen.told)
    return 'the model was not told why';
  if (test === 'stop' && cli.stopEndsLoop && seen.turns > 1) return 'the loop went on after a stop';
  return null;
}
