import { scalarOf } from '../compare/key-change.ts';
import { shown } from '../values/secret.ts';
import type { Subject } from './types.ts';

/** `from 3 to 30`, `set to 30`, `removed (was 3)`: with nothing secret in it. */
export function movement({ change }: Subject): string {
  const old = shown(change.path, scalarOf(change.before));
  const next = shown(change.path, scalarOf(change.after));
  if (change.kind === 'added') return `is set to ${next}`;
  if (change.kind === 'removed') return `is removed (was ${old})`;
  return `goes from ${old} to ${next}`;
}

/** True where people rely on what runs: production, or where nobody says that it is not. */
export function mayBeProduction({ place }: Subject): boolean {
  return place.kind === 'production' || place.kind === 'unknown';
}

/**
 * True where a value counts that was not set before: by itself or with its own section, in a file that
 * was there. What comes with a new part starts with whatever suits it; a new file counts in production.
 */
export function countsWhenAdded({ newFile, place, change }: Subject): boolean {
  if (newFile) return place.kind === 'production';
  const { path, root } = change;
  const section = root.length === path.length - 1 && !(root.at(-1) ?? '').startsWith('[');
  return root.length === path.length || section;
}
