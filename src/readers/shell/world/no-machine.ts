import type { ShellWorld } from './types.ts';

const FOLDER = '/workspace';

/** The world of a script that will run on a machine that is not at hand: nothing is known of it. */
export const NO_MACHINE: ShellWorld = {
  cwd: FOLDER,
  home: null,
  user: null,
  platform: 'posix',
  env: {},
  workspace: FOLDER,
  look: () => ({ kind: 'missing' }),
  kindOf: () => 'unknown',
  list: () => null,
  repositoryAt: () => null,
};
