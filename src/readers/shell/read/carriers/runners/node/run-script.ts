import type { Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import type { Carried } from '../../types.ts';
import { shownPath } from '../shared/files.ts';
import { followedBy } from '../shared/words.ts';
import type { PackageFile } from './package-file.ts';

/** A script with what is run before and after it; null where the package has no such script. */
export function runScript(
  file: PackageFile,
  name: string,
  args: readonly Word[],
  world: ShellWorld,
): readonly Carried[] | null {
  const text = file.scripts.get(name);
  if (text === undefined) return null;
  const source = shownPath(file.path, world);
  return [`pre${name}`, name, `post${name}`].flatMap((each) => {
    const script = file.scripts.get(each);
    if (script === undefined) return [];
    return {
      kind: 'text' as const,
      text: each === name ? followedBy(script, args) : script,
      source,
      line: file.lineOf(each),
      around: { cwd: file.folder, env: { npm_lifecycle_event: each } },
    };
  });
}

/** The same in several packages. */
export function runScripts(
  files: readonly PackageFile[],
  name: string,
  args: readonly Word[],
  world: ShellWorld,
): readonly Carried[] | null {
  const found = files
    .map((file) => runScript(file, name, args, world))
    .filter((each) => each !== null);
  return found.length === 0 ? null : found.flat();
}

/** Scripts that a pattern like `build:*` names. */
export function scriptNames(file: PackageFile, pattern: string): readonly string[] {
  if (!pattern.includes('*')) return [pattern];
  const [before = '', after = ''] = pattern.split(/\*+/);
  return [...file.scripts.keys()]
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .slice(0, 50);
}
