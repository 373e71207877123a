/** Every carrier by the names of its programs. Adding one is adding a file and an entry here. */
import { GIT_CARRIER } from '../../tools/git/carrier.ts';
import { CONTAINER_CARRIER } from './containers.ts';
import { ENV_CARRIER } from './env.ts';
import { FD_CARRIER } from './fd.ts';
import { FIND_CARRIER } from './find.ts';
import { HIDDEN_CARRIERS } from './hidden.ts';
import * as inner from './inner/index.ts';
import { AT_CARRIER, EXPECT_CARRIER, TMUX_CARRIER } from './later.ts';
import { PARALLEL_CARRIER } from './parallel.ts';
import { POD_CARRIER } from './pods.ts';
import * as runners from './runners/index.ts';
import { SHELL_CARRIER } from './shells.ts';
import { SSH_CARRIER } from './ssh.ts';
import { TEXT_CARRIERS } from './texts.ts';
import type { Carrier } from './types.ts';
import * as windows from './windows/index.ts';
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
  TMUX_CARRIER,
  EXPECT_CARRIER,
  ...HIDDEN_CARRIERS,
  ...[inner, runners, windows].flatMap((group) => Object.values(group).flat()),
];

let byProgram: ReadonlyMap<string, Carrier> | null = null;

/** The first that names the program. */
export function carrierOf(program: string): Carrier | undefined {
  byProgram ??= new Map(
    CARRIERS.toReversed().flatMap((carrier) =>
      carrier.programs.map((name) => [name, carrier] as const),
    ),
  );
  return byProgram.get(program);
}
