import type { ScalarTree } from '../../shared/tree/types.ts';
import { quantityOf } from '../values/quantity.ts';
import { truthOf } from '../values/truth.ts';
import { wordsOfPath } from '../values/words.ts';

const WORDS_OF_TRUTH = /^(?:true|false|yes|no|on|off)$/i;

/** True when two scalars mean the same in different notations: `"5"` and 5, 5m and 300s. */
export function sameValue(before: ScalarTree, after: ScalarTree, path: readonly string[]): boolean {
  if (before.value === after.value && before.tag === after.tag) return true;
  if (isOwnTag(before.tag) || isOwnTag(after.tag)) return false;
  const old = textOf(before);
  const next = textOf(after);
  if (old === next) return true;
  if (WORDS_OF_TRUTH.test(old) && WORDS_OF_TRUTH.test(next)) {
    return truthOf(before) === truthOf(after);
  }
  const words = wordsOfPath(path);
  const a = quantityOf(before, words);
  const b = quantityOf(after, words);
  if (a === null || b === null || a.measure !== b.measure) return false;
  // Without a unit only notations of one number are alike, and a leading zero may mean something.
  if (a.bare && b.bare && (/^0\d/.test(old) || /^0\d/.test(next))) return false;
  return Math.abs(a.amount - b.amount) <= Math.abs(a.amount) * 1e-9;
}

function isOwnTag(tag: string | null): boolean {
  return tag !== null && !tag.startsWith('tag:yaml.org') && tag !== '!';
}

function textOf({ value }: ScalarTree): string {
  return value === null ? '' : String(value).trim();
}
