import type { Tree } from '../../shared/tree/types.ts';
import { DURATIONS, DURATION_WORDS, MEMORY_WORDS, SIZES, SIZE_WORDS } from './units.ts';

/** A number with what it measures: seconds, bytes, parts of one, or things counted. */
export interface Quantity {
  readonly amount: number;
  readonly measure: 'seconds' | 'bytes' | 'fraction' | 'count';
  /** True where neither value nor key names a unit, so it may be any. */
  readonly bare: boolean;
}

const NUMBER = /^[+-]?(?:\d{1,20}(?:[_,]\d{3}){0,6}|\d{1,20})(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i;
const WITH_UNIT = /^([+-]?\d{1,20}(?:\.\d{1,20})?)\s*([A-Za-z%µ]{1,12})$/;
const COMPOUND = /^(?:\d{1,12}(?:\.\d{1,12})?(?:ns|us|µs|ms|s|m|h|d|w|y)){2,6}$/;
const ISO =
  /^P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/;
const ISO_SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1];
const UNLIMITED = /^(?:unlimited|infinity|infinite|inf|none|forever|never|nolimit|no-limit)$/i;

/** What a scalar measures, by its own unit or by the one that the key's words name; null for no number. */
export function quantityOf(tree: Tree | null, words: readonly string[]): Quantity | null {
  if (tree?.kind !== 'scalar') return null;
  const { value } = tree;
  if (typeof value === 'number') return Number.isFinite(value) ? inUnitOfKey(value, words) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (UNLIMITED.test(text)) return { amount: -1, measure: 'count', bare: true };
  if (NUMBER.test(text)) return inUnitOfKey(Number(text.replace(/[_,]/g, '')), words);
  return withUnit(text, words) ?? compound(text) ?? iso(text);
}

function inUnitOfKey(amount: number, words: readonly string[]): Quantity {
  if (amount < 0) return { amount, measure: 'count', bare: true };
  for (const word of words.toReversed()) {
    const seconds = DURATION_WORDS.get(word);
    if (seconds !== undefined) return { amount: amount * seconds, measure: 'seconds', bare: false };
    const bytes = SIZE_WORDS.get(word);
    if (bytes !== undefined) return { amount: amount * bytes, measure: 'bytes', bare: false };
    if (/^(?:percent|percentage|pct)$/.test(word)) {
      return { amount: amount / 100, measure: 'fraction', bare: false };
    }
  }
  return { amount, measure: 'count', bare: true };
}

function withUnit(text: string, words: readonly string[]): Quantity | null {
  const found = WITH_UNIT.exec(text);
  if (found === null) return null;
  const amount = Number(found[1]);
  const unit = found[2] ?? '';
  if (unit === '%') return { amount: amount / 100, measure: 'fraction', bare: false };
  const memory = words.some((word) => MEMORY_WORDS.has(word));
  if (unit === 'm' && words.includes('cpu')) {
    return { amount: amount / 1000, measure: 'count', bare: true };
  }
  const seconds = memory ? undefined : DURATIONS.get(unit);
  if (seconds !== undefined) return { amount: amount * seconds, measure: 'seconds', bare: false };
  const bytes = SIZES.get(unit) ?? SIZES.get(unit.toLowerCase());
  if (bytes !== undefined) return { amount: amount * bytes, measure: 'bytes', bare: false };
  const word = DURATION_WORDS.get(unit.toLowerCase());
  return word === undefined ? null : { amount: amount * word, measure: 'seconds', bare: false };
}

function compound(text: string): Quantity | null {
  if (!COMPOUND.test(text)) return null;
  let amount = 0;
  for (const part of text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h|d|w|y)/g)) {
    amount += Number(part[1]) * (DURATIONS.get(part[2] ?? '') ?? 0);
  }
  return { amount, measure: 'seconds', bare: false };
}

function iso(text: string): Quantity | null {
  const found = text.length > 2 ? ISO.exec(text) : null;
  if (found === null) return null;
  const amount = ISO_SECONDS.reduce(
    (sum, seconds, index) => sum + seconds * Number(found[index + 1] ?? 0),
    0,
  );
  return { amount, measure: 'seconds', bare: false };
}
