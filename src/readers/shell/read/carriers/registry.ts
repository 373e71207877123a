/** Every carrier by the names of its programs. Adding one is adding a file and an entry here. */
import { ENV_CARRIER } from './env.ts';
import * as inner from './inner/index.ts';
import * as runners from './runners/index.ts';
import { SHELL_CARRIER } from './shells.ts';
import type { Carrier } from './types.ts';
import * as windows from './windows/index.ts';
import { WRAPPER_CARRIERS } from './wrappers.ts';

export const CARRIERS: readonly Carrier[] = [
  SHELL_CARRIER,
  ENV_CARRIER,
  ...WRAPPER_CARRIERS,
  ...[inner, runners, windows].flatMap((group) => Object.values(group).flat()),
];

let byProgram: ReadonlyMap<string, Carrier> | null = null;

export function carrierOf(program: string): Carrier | undefined {
  byProgram ??= new Map(
    CARRIERS.flatMap((carrier) => carrier.programs.map((name) => [name, carrier] as const)),
  );
  return byProgram.get(program);
}
