const VERSION =
  /^[v=^~]?\s*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.\d{1,9}){0,3}(?:[.+_-]?[a-z][\w.+-]{0,60}|[+-][\w.+-]{1,60})?$/i;

/** Major, minor and patch of a version; null for anything else. Missing parts are 0. */
export function versionOf(value: unknown): readonly [number, number, number] | null {
  const found = VERSION.exec(String(value).trim());
  if (found === null || typeof value === 'boolean' || value === null) return null;
  return [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
}

/** Below zero when `a` is older than `b`. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
