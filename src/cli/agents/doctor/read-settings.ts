import { readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';

/** The value at a path in a JSON file; undefined where the file or the value is not there. */
export function settingAt(path: string, ...keys: readonly string[]): unknown {
  let value: unknown;
  try {
    value = parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The first of these files in which the setting has that value, or null. */
export function whereSet(
  paths: readonly string[],
  wanted: unknown,
  ...keys: readonly string[]
): string | null {
  return paths.find((path) => settingAt(path, ...keys) === wanted) ?? null;
}
