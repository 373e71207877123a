/**
 * Every carrier by the names of its programs. Adding one is adding a file and an entry here, or in a group
 * that is loaded when one of its programs is met.
 */
import { GIT_CARRIER } from '../../tools/git/carrier.ts';
import { CONTAINER_CARRIER } from './containers.ts';
import { ENV_CARRIER } from './env.ts';
import { FD_CARRIER } from './fd.ts';
import { FIND_CARRIER } from './find.ts';
import { CARRIER_GROUPS } from './groups.ts';
import { HIDDEN_CARRIERS } from './hidden.ts';
import { AT_CARRIER, CRONTAB_CARRIER, EXPECT_CARRIER, TMUX_CARRIER } from './later.ts';
import { PARALLEL_CARRIER } from './parallel.ts';
import { POD_CARRIER } from './pods.ts';
import { SHELL_CARRIER } from './shells.ts';
import { SSH_CARRIER } from './ssh.ts';
import { TEXT_CARRIERS } from './texts.ts';
import type { Carrier } from './types.ts';
import { WRAPPER_CARRIERS } from './wrappers.ts';
import { XARGS_CARRIER } from './xargs.ts';

export const CARRIERS: readonly Carrier[] = [
  SHELL_CARRIER,
  ENV_CARRIER,
  ...WRAPPER_CARRIERS,
  ...TEXT_CARRIERS,
  XARGS_CARRIER,
  PARALLEL_CARRIER,
  FIND_CARRIER,
  FD_CARRIER,
  SSH_CARRIER,
  GIT_CARRIER,
  CONTAINER_CARRIER,
  POD_CARRIER,
  AT_CARRIER,
  CRONTAB_CARRIER,
  TMUX_CARRIER,
  EXPECT_CARRIER,
  ...HIDDEN_CARRIERS,
];

let byProgram: Map<string, Carrier | typeof NOT_LOADED> | null = null;

/** What stands for a carrier of a group that is not loaded yet: `loadCarriers` does it. */
export const NOT_LOADED = 'not loaded';

/** The first that names the program. */
export function carrierOf(program: string): Carrier | typeof NOT_LOADED | undefined {
  return known().get(program);
}

/** Loads the groups that have one of the programs. */
export async function loadCarriers(programs: readonly string[]): Promise<void> {
  const carriers = known();
  for (const group of CARRIER_GROUPS) {
    if (!programs.some((program) => group.programs.includes(program))) continue;
    for (const carrier of await group.load()) {
      for (const name of carrier.programs) {
        if (carriers.get(name) === NOT_LOADED) carriers.set(name, carrier);
      }
    }
    // A name that no carrier of its group has is a program like any other.
    for (const name of group.programs) if (carriers.get(name) === NOT_LOADED) carriers.delete(name);
  }
}

function known(): Map<string, Carrier | typeof NOT_LOADED> {
  return (byProgram ??= new Map<string, Carrier | typeof NOT_LOADED>([
    ...CARRIER_GROUPS.flatMap(({ programs }) =>
      programs.map((name) => [name, NOT_LOADED] as const),
    ),
    ...CARRIERS.toReversed().flatMap((carrier) =>
      carrier.programs.map((name) => [name, carrier] as const),
    ),
  ]));
}
