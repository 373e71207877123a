import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { weakPlace } from '../../ownership.ts';
import { launcherNames } from '../launcher-names.ts';
import type { CheckMachine, Result } from '../types.ts';

/** Whether the code that guards keep compiled, and then run unread, is only their owner’s to write. */
export const checkCompiled: CheckMachine = async ({ installed }) => {
  const seen = new Set<string>();
  return installed.flatMap(({ scope, places }) => {
    const names = launcherNames(places.launcher);
    if (names === null) return [];
    const guard = dirname(names.bundle);
    // The hook's own, and that of the command line, which the resident guard is started by.
    return [join(guard, 'compiled'), join(dirname(guard), '.compiled')].flatMap((folder) => {
      if (seen.has(folder) || statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
      seen.add(folder);
      return [compiled(folder, scope === 'managed')];
    });
  });
};

function compiled(folder: string, mustBeRoots: boolean): Result {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [folder, ...paths]) {
    const weak = weakPlace(path, mustBeRoots);
    if (weak === null) continue;
    const message = `Code that the guard has compiled lies there. ${weak.why}`;
    return { check: 'compiled code', status: 'open', message, evidence: weak.path };
  }
  const message = 'Only its owner may write it.';
  return { check: 'compiled code', status: 'ok', message, evidence: folder };
}
