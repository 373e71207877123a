import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { weakPlace } from '../ownership.ts';
import { setupOf, textOf } from '../install/plan.ts';
import { clientBeside } from '../places.ts';
import { launcherNames } from './launcher-names.ts';
import type { Installed, Result } from './types.ts';

/** Whether the host's files are still as they were installed. */
export function checkFiles({ host, places }: Installed): readonly Result[] {
  return setupOf(host)
    .files(places)
    .map(({ path, put }) => {
      const evidence = path;
      try {
        const text = textOf(path);
        if (text === null) return fault('files', 'A file of the installation is gone.', evidence);
        if (put(text) !== text) {
          return fault('files', 'Our part in it is not as installed; install it again.', evidence);
        }
        return { check: 'files', status: 'ok', message: 'As installed.', evidence };
      } catch (error) {
        return fault('files', error instanceof Error ? error.message : String(error), evidence);
      }
    });
}

/** Whether launcher, client, Node and guard are there, and only their owner may change them. */
export function checkLauncher({ scope, places }: Installed): readonly Result[] {
  const { launcher } = places;
  const names = launcherNames(launcher);
  if (names === null) {
    const message =
      textOf(launcher) === null ? 'The launcher is gone.' : 'The launcher is not ours.';
    return [fault('launcher', message, launcher)];
  }
  const client = clientBeside(launcher);
  const run = [launcher, names.node, ...(existsSync(client) ? [client] : [])];
  const found = [
    ...run.flatMap((path) => missing(path, constants.X_OK, 'It cannot be run.')),
    ...missing(names.bundle, constants.R_OK, 'It cannot be read.'),
    ...[...run, names.bundle].flatMap((path) => weak(path, scope === 'managed')),
  ];
  if (found.length > 0) return found;
  const message = 'Whole, and its owner’s alone.';
  return [{ check: 'launcher', status: 'ok', message, evidence: launcher }];
}

function missing(path: string, mode: number, message: string): readonly Result[] {
  try {
    accessSync(path, mode);
    return [];
  } catch {
    return [fault('launcher', message, path)];
  }
}

function weak(path: string, mustBeRoots: boolean): readonly Result[] {
  const found = weakPlace(path, mustBeRoots);
  if (found === null) return [];
  return [{ check: 'launcher', status: 'open', message: found.why, evidence: found.path }];
}

function fault(check: string, message: string, evidence: string): Result {
  return { check, status: 'fault', message, evidence };
}

/** Whether any file of the host has our launcher in it. */
export function isInstalled({ host, places }: Installed): boolean {
  return setupOf(host)
    .files(places)
    .some(({ path }) => {
      try {
        return readFileSync(path, 'utf8').includes('holdpoint-hook');
      } catch {
        return false;
      }
    });
}
