import type { Tree } from '../../shared/tree/types.ts';
import { looksSecret } from '../values/secret.ts';

/** One value that differs between two versions of a configuration. */
export interface KeyChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Keys from the top. An item of a list is its identity in brackets: `[web]`, `[#2]`. */
  readonly path: readonly string[];
  /** A scalar, a list of scalars, or an empty map. Null where there was or is nothing. */
  readonly before: Tree | null;
  readonly after: Tree | null;
  /** The outermost part that came or went with this value; the value's own path where only it did. */
  readonly root: readonly string[];
}

/** The path as people read it: `services[web].ports`. */
export function pathName(path: readonly string[]): string {
  let name = '';
  for (const written of path) {
    const segment = looksSecret(written) ? '[masked]' : written;
    name += segment.startsWith('[') || name === '' ? segment : `.${segment}`;
  }
  return name
    .replace(/[\p{Cc}\u2028\u2029]/gu, '?')
    .slice(0, LONGEST_NAME)
    .toWellFormed();
}

const LONGEST_NAME = 300;

/** The line of the version that says most: the new one, else the old one. */
export function lineOfChange(change: KeyChange): number {
  return change.after?.line ?? change.before?.line ?? 1;
}

/** Strings of a list of scalars, or of a text with commas; null for anything else. */
export function itemsOf(tree: Tree | null): readonly string[] | null {
  if (tree?.kind === 'list') {
    return tree.items.every((item) => item.kind === 'scalar')
      ? tree.items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''))
      : null;
  }
  if (tree?.kind !== 'scalar' || typeof tree.value !== 'string') return null;
  return tree.value
    .split(/[,;\s]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The scalar's value, or null. */
export function scalarOf(tree: Tree | null): string | number | boolean | null {
  return tree?.kind === 'scalar' ? tree.value : null;
}
