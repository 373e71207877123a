import type { Filter } from '../acts.ts';
import type { SqlToken } from './lexer.ts';
import { byCommas } from './tokens.ts';

const ENDS = new Set(['ORDER', 'LIMIT', 'RETURNING', 'OPTION', 'GROUP']);

/** Which rows a condition reaches: the tokens behind WHERE, up to what no longer belongs to it. */
export function filterOf(tokens: readonly SqlToken[]): Filter {
  const end = tokens.findIndex(
    ({ kind, text }) => kind === 'end' || (kind === 'word' && ENDS.has(text)),
  );
  const condition = end === -1 ? tokens : tokens.slice(0, end);
  const texts = condition.map(({ text }) => text);
  if (texts.length === 0) return { kind: 'none' };
  if (isAlwaysTrue(condition)) return { kind: 'tautology' };
  if (texts.length === 3 && texts[1] === '=' && condition.every(isConstant(1)))
    return { kind: 'never' };
  if (texts.length === 1 && (texts[0] === '0' || texts[0] === 'FALSE')) return { kind: 'never' };
  return valuesOf(condition) ?? { kind: 'condition', nullColumns: nullColumns(texts) };
}

function isConstant(middle: number) {
  return ({ kind }: SqlToken, index: number) =>
    index === middle || kind === 'number' || kind === 'string';
}

/** `1 = 1`, `true`, `id = id`; also as one side of an OR. */
function isAlwaysTrue(tokens: readonly SqlToken[]): boolean {
  const [a, sign, b] = tokens;
  if (a === undefined) return false;
  const or = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'OR');
  if (or !== -1) return isAlwaysTrue(tokens.slice(0, or)) || isAlwaysTrue(tokens.slice(or + 1));
  if (tokens.length === 1)
    return a.text === 'TRUE' || (a.kind === 'number' && Number(a.text) !== 0);
  return tokens.length === 3 && sign?.text === '=' && a.text === b?.text && a.kind === b.kind;
}

/** `id = 5`, `id IN (1, 2)`, joined by AND. */
function valuesOf(tokens: readonly SqlToken[]): Filter | null {
  const columns: string[] = [];
  let atMost = 1;
  let at = 0;
  while (at < tokens.length) {
    const column = tokens[at];
    if (column?.kind !== 'word' && column?.kind !== 'name') return null;
    let next = at + 1;
    while (tokens[next]?.text === '.') next += 2;
    const name = tokens[next - 1]?.raw.replaceAll(/[`"[\]]/g, '') ?? '';
    const sign = tokens[next]?.text;
    if (sign === '=') {
      const value = tokens[next + 1];
      if (value?.kind !== 'number' && value?.kind !== 'string') return null;
      next += 2;
    } else if (sign === 'IN' && tokens[next + 1]?.text === '(') {
      const close = tokens.findIndex(({ text }, index) => index > next && text === ')');
      const items = byCommas(tokens.slice(next + 2, close));
      if (
        close === -1 ||
        items.some((item) => item.length !== 1 || !/number|string/.test(item[0]?.kind ?? ''))
      )
        return null;
      atMost *= items.length;
      next = close + 1;
    } else return null;
    columns.push(name);
    if (next < tokens.length && tokens[next]?.text !== 'AND') return null;
    at = next + 1;
  }
  return columns.length === 0 ? null : { kind: 'values', columns, atMost };
}

function nullColumns(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text, index) =>
    texts[index + 1] === 'IS' && texts[index + 2] === 'NULL' ? [text.toLowerCase()] : [],
  );
}
