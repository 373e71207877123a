import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CliContext } from '../context.ts';
import { LAUNCHER_NAME } from './install/json-file.ts';
import type { InstallOptions, Scope } from './install/types.ts';

/** Where the parts lie for one scope. `root` goes before every path outside a home or a project. */
export function placesFor(scope: Scope, context: CliContext, root = ''): InstallOptions {
  const home = context.env['HOME'] || homedir();
  const top = root === '' ? '' : resolve(context.cwd, root);
  const launcher =
    scope === 'managed'
      ? join(`${top}/`, 'usr/local/lib/holdpoint', LAUNCHER_NAME)
      : join(home, '.holdpoint/bin', LAUNCHER_NAME);
  return { scope, launcher, home, projectRoot: projectRoot(context.cwd), root: top };
}

/** The repository around a folder, or the folder itself. */
function projectRoot(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return cwd;
  }
}

/** The built guard: beside this code once that is built, else in the repository's `dist`. */
export function guardBundle(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 5; up += 1, at = dirname(at)) {
    for (const path of [join(at, 'guard.js'), join(at, 'dist/cli/guard.js')]) {
      if (existsSync(path)) return path;
    }
  }
  return join(dirname(fileURLToPath(import.meta.url)), 'guard.js');
}
