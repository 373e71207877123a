import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { CliContext } from '../context.ts';
import { placesFor as guardPlaces } from '../guard/places.ts';
import { LAUNCHER_NAME } from './install/json-file.ts';
import type { InstallOptions, Scope } from './install/types.ts';

/** The small client's file beside the launcher. Its name differs: an entry of ours is known by the launcher's. */
export const CLIENT_NAME = 'holdpoint-client';

/**
 * Where the parts lie for one scope. `root` goes before every path outside a home or a project. Hosts call the
 * client where it is there; `hasClient` says so before it is.
 */
export function placesFor(
  scope: Scope,
  context: CliContext,
  root = '',
  hasClient: boolean | null = null,
): InstallOptions {
  const home = context.env['HOME'] || homedir();
  const top = root === '' ? '' : resolve(context.cwd, root);
  const launcher =
    scope === 'managed'
      ? join(managedFolder(top), LAUNCHER_NAME)
      : join(home, '.holdpoint/bin', LAUNCHER_NAME);
  const client = clientBeside(launcher);
  const socket =
    scope === 'managed' ? managedSocket(top) : userSocket(home, context.env['XDG_STATE_HOME']);
  const call = (hasClient ?? existsSync(client)) ? [client, socket, launcher] : [launcher];
  return { scope, launcher, call, home, projectRoot: projectRoot(context.cwd), root: top };
}

/** Root's folder for all that runs of a managed installation. */
export function managedFolder(root: string): string {
  return join(`${root}/`, 'usr/local/lib/holdpoint');
}

/** Where a resident guard of root answers. */
export function managedSocket(root: string): string {
  return join(`${root}/`, 'run/holdpoint/guard.sock');
}

/** Where `holdpoint guard` of this user answers. `HOLDPOINT_STATE` is for one process, and hooks are many. */
function userSocket(home: string, stateHome: string | undefined): string {
  if (process.getuid?.() === 0) return managedSocket('');
  return guardPlaces({ HOME: home, XDG_STATE_HOME: stateHome }).socket;
}

export function clientBeside(launcher: string): string {
  return join(dirname(launcher), CLIENT_NAME);
}

/** The repository around a folder, or the folder itself. */
function projectRoot(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return cwd;
  }
}

/** What the build has made: beside this code once that is built, else in the repository's `dist`. */
export interface Built {
  /** The folder of the guard; its `main.cjs` is what the launcher runs. */
  readonly guard: string;
  /** The folder of the command line. */
  readonly cli: string;
  /** The small client; null where there was no C compiler. */
  readonly client: string | null;
}

/** Null where nothing is built. */
export function builtParts(): Built | null {
  let at = dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 5; up += 1, at = dirname(at)) {
    for (const top of [at, join(at, 'dist')]) {
      const guard = join(top, 'guard');
      if (!existsSync(join(guard, GUARD_MAIN))) continue;
      const client = join(guard, 'holdpoint-hook');
      return { guard, cli: join(top, 'cli'), client: existsSync(client) ? client : null };
    }
  }
  return null;
}

export const GUARD_MAIN = 'main.cjs';
