import { pathGlob } from '../../core/catalog/glob.ts';
import type { HookSettings } from './hook-settings.ts';

/**
 * Which refs are judged. A glob without `refs/` is over branches; where the file system takes `MAIN` for `main`,
 * so does this.
 */
export function protectedRefs({
  protectedRefs: globs,
  ignoresCase,
  aliases,
}: Pick<HookSettings, 'protectedRefs' | 'ignoresCase' | 'aliases'>): (ref: string) => boolean {
  const fold = (text: string): string => (ignoresCase ? text.toLowerCase() : text);
  const tests = globs.map((glob) =>
    pathGlob(fold(glob.startsWith('refs/') ? glob : `refs/heads/${glob}`)),
  );
  const covers = (ref: string): boolean => tests.some((test) => test.matches(fold(ref)));
  const targets = new Map([...aliases].map(([alias, target]) => [fold(alias), target]));
  return (ref) => {
    const seen = new Set<string>();
    for (let at: string | undefined = ref; at !== undefined && !seen.has(at);) {
      if (covers(at)) return true;
      seen.add(at);
      at = targets.get(fold(at));
    }
    return false;
  };
}
