import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { setupOf, textOf } from '../install/plan.ts';
import type { Finding, Installed } from './types.ts';

type Result = Omit<Finding, 'host'>;

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

/** Whether launcher, Node and guard are there, and only their owner may change them. */
export function checkLauncher({ scope, places }: Installed): readonly Result[] {
  const text = textOf(places.launcher);
  if (text === null) return [fault('launcher', 'The launcher is gone.', places.launcher)];
  const paths = [places.launcher, pathIn(text, 'node'), pathIn(text, 'bundle')];
  const found = paths.flatMap((path) => {
    if (path === null) return [fault('launcher', 'The launcher is not ours.', places.launcher)];
    return [...missing(path, path !== paths[2]), ...changeable(path, scope === 'managed')];
  });
  if (found.length > 0) return found;
  return [
    {
      check: 'launcher',
      status: 'ok',
      message: 'Whole, and its owner’s alone.',
      evidence: places.launcher,
    },
  ];
}

function missing(path: string, runs: boolean): readonly Result[] {
  try {
    accessSync(path, runs ? constants.X_OK : constants.R_OK);
    return [];
  } catch {
    return [fault('launcher', runs ? 'It cannot be run.' : 'It cannot be read.', path)];
  }
}

/** A file, or a folder on the way to it, that somebody else may write: whoever can is the guard's master. */
function changeable(path: string, mustBeRoots: boolean): readonly Result[] {
  for (let at = path; ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    const isSticky = stat.isDirectory() && (stat.mode & 0o1000) !== 0;
    if ((stat.mode & 0o022) !== 0 && !isSticky) {
      return [
        {
          check: 'launcher',
          status: 'open',
          message: 'Others than its owner may write it.',
          evidence: at,
        },
      ];
    }
    const mine = [0, process.getuid?.() ?? 0];
    if (mustBeRoots && stat.uid !== 0) {
      return [
        {
          check: 'launcher',
          status: 'open',
          message: 'It is not root’s, so an agent may replace it.',
          evidence: at,
        },
      ];
    }
    if (!mine.includes(stat.uid)) {
      return [
        {
          check: 'launcher',
          status: 'open',
          message: 'It belongs to somebody else.',
          evidence: at,
        },
      ];
    }
    if (dirname(at) === at) return [];
  }
}

function pathIn(script: string, name: string): string | null {
  const word = new RegExp(`^${name}=(.*)$`, 'mu').exec(script)?.[1];
  if (word === undefined) return null;
  if (!word.startsWith("'")) return word;
  return word.slice(1, -1).replaceAll(String.raw`'\''`, "'");
}

/** Whether the folder of stops is one that an agent cannot empty. */
export function checkStops(root: string): readonly Finding[] {
  const path = `${root}/etc/holdpoint/stop`;
  const base = { host: 'all', check: 'stop', evidence: path };
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    const message =
      'There is no stop folder of root: a stop lies where the agent’s user could remove it.';
    return [{ ...base, status: 'residual', message }];
  }
  if (stat.uid !== 0 || (stat.mode & 0o022) !== 0) {
    return [
      { ...base, status: 'open', message: 'The stop folder can be changed by others than root.' },
    ];
  }
  return [{ ...base, status: 'ok', message: 'Stops lie where only root can remove them.' }];
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
