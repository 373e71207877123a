import type { AlterType } from '../acts.ts';

/** Of two types of one family each value of the first is one of the second where it comes later. */
const WIDENING: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric'],
  ['real', 'double precision'],
  ['json', 'jsonb'],
  ['date', 'timestamp', 'timestamptz'],
  ['cidr', 'inet'],
];

const TEXTS = new Set(['varchar', 'text', 'citext', 'char']);

export interface Conversion {
  /** Null where the two types say nothing more than the statement. */
  readonly values: AlterType['values'] | null;
  /** True where PostgreSQL only writes the new type to the catalog. */
  readonly inPlace: boolean;
}

/** What the old and the new type say of a conversion without an expression. */
export function conversionOf(from: string | null, to: string): Conversion {
  if (from === null) return { values: null, inPlace: false };
  if (from === to) return { values: 'keeps', inPlace: true };
  const [old, fresh] = [parts(from), parts(to)];
  if (TEXTS.has(old.base) && TEXTS.has(fresh.base)) {
    const [before = Infinity] = old.numbers;
    const [after = Infinity] = fresh.numbers;
    const inPlace =
      after >= before && old.base !== 'char' && fresh.base !== 'char' && fresh.base !== 'citext';
    return { values: after >= before ? 'keeps' : null, inPlace };
  }
  if (old.base === 'numeric' && fresh.base === 'numeric')
    return numeric(old.numbers, fresh.numbers);
  for (const family of WIDENING) {
    const [first, second] = [family.indexOf(old.base), family.indexOf(fresh.base)];
    if (first === -1 || second === -1 || fresh.numbers.length > 0) continue;
    return { values: second >= first ? 'keeps' : 'may-lose', inPlace: false };
  }
  return { values: null, inPlace: false };
}

function numeric(before: readonly number[], after: readonly number[]): Conversion {
  const [precision = Infinity, scale = 0] = after;
  if (precision === Infinity) return { values: 'keeps', inPlace: true };
  const [oldPrecision = Infinity, oldScale = oldPrecision === Infinity ? Infinity : 0] = before;
  if (scale === oldScale && precision >= oldPrecision) return { values: 'keeps', inPlace: true };
  return { values: scale >= oldScale ? 'keeps' : 'may-lose', inPlace: false };
}

function parts(type: string): { readonly base: string; readonly numbers: readonly number[] } {
  const [, base = type, modifiers = ''] = /^([^(]*)(?:\(([\d, ]*)\))?$/.exec(type) ?? [];
  const numbers = modifiers === '' ? [] : modifiers.split(',').map(Number);
  return { base: base.trim(), numbers };
}
