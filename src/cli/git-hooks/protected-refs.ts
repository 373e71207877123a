import { pathGlob } from '../../core/catalog/glob.ts';
import type { HookSettings } from './hook-settings.ts';

/**
 * Which refs are judged. A glob without `refs/` is over branches; where the file system takes `MAIN` for `main`,
 * so does this.
 */
export function protectedRefs({
  protectedRefs: globs,
  ignoresCase,
}: Pick<HookSettings, 'protectedRefs' | 'ignoresCase'>): (ref: string) => boolean {
  const fold = (text: string): string => (ignoresCase ? text.toLowerCase() : text);
  const tests = globs.map((glob) =>
    pathGlob(fold(glob.startsWith('refs/') ? glob : `refs/heads/${glob}`)),
  );
  return (ref) => tests.some((test) => test.matches(fold(ref)));
}
