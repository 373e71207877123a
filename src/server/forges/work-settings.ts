import type { MirrorOptions } from '../../doors/forge/mirror/create-git-mirror.ts';
import { DEFAULT_WORK_LIMITS, type WorkLimits } from '../../engine/forge/work/limits.ts';
import type { Environment } from '../open/settings.ts';
import { ServeFault } from '../serve-fault.ts';

/** How a server works for forges, as its environment has it. */
export interface WorkSettings {
  readonly limits: WorkLimits;
  readonly room: Pick<MirrorOptions, 'mostBytes' | 'mostCopies'>;
  readonly watchedBranches: readonly string[];
}

const MINUTE = 60_000;
const MEGABYTE = 1024 ** 2;
const MOST_GLOBS = 200;
const LONGEST_GLOB = 500;

/** Throws `ServeFault` on what makes no sense. */
export function workSettingsOf(env: Environment): WorkSettings {
  const sweep = wholeNumber(env, 'HOLDPOINT_SWEEP_MINUTES', 1440);
  const megabytes = wholeNumber(env, 'HOLDPOINT_MIRROR_MEGABYTES', 10_000_000);
  const copies = wholeNumber(env, 'HOLDPOINT_MIRRORS', 100_000);
  return {
    limits: {
      ...DEFAULT_WORK_LIMITS,
      ...(sweep === null ? {} : { sweepEvery: sweep * MINUTE }),
    },
    room: {
      ...(megabytes === null ? {} : { mostBytes: megabytes * MEGABYTE }),
      ...(copies === null ? {} : { mostCopies: copies }),
    },
    watchedBranches: branchesOf(env),
  };
}

function wholeNumber(env: Environment, name: string, most: number): number | null {
  const text = env[name]?.trim() ?? '';
  if (text === '') return null;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new ServeFault(
    `${name} is ${JSON.stringify(text.slice(0, 40))}. Set it to a whole number from 1 to ${most}`,
  );
}

function branchesOf(env: Environment): readonly string[] {
  const globs = (env['HOLDPOINT_WATCHED_BRANCHES'] ?? '').split(/[\s,]+/).filter(Boolean);
  if (globs.length <= MOST_GLOBS && globs.every((glob) => glob.length <= LONGEST_GLOB))
    return globs;
  throw new ServeFault(
    `HOLDPOINT_WATCHED_BRANCHES names more than ${MOST_GLOBS} branches, or one with more than ${LONGEST_GLOB} signs. Use globs: release/*`,
  );
}
