import type { Operation } from '../translate/operation.ts';
import { flagOf, textOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';

export type Options = ReadonlyMap<string, Value>;
/** Null where a name is not known; an empty list for what changes nothing. */
export type Translate = (args: Args, options: Options) => readonly Operation[] | null;

export const CONCURRENTLY: Value = { kind: 'text', value: 'concurrently', dynamic: false };

export function sql(text: string): Operation {
  return { kind: 'sql', sql: text };
}

/** The first arguments as names, when each is known. */
export function names(
  args: Args,
  count: 1 | 2 | 3,
  make: (names: readonly [string, string, string]) => readonly Operation[] | null,
): readonly Operation[] | null {
  const found = args.list.slice(0, count).map((value) => textOf(value));
  if (found.length < count || found.includes(null) || !args.whole) return null;
  return make([found[0] ?? '', found[1] ?? '', found[2] ?? '']);
}

export function every(
  args: Args,
  make: (name: string) => readonly Operation[],
): readonly Operation[] | null {
  const found = args.list.map((value) => textOf(value));
  if (found.length === 0 || !args.whole || found.includes(null)) return null;
  return found.flatMap((name) => make(name ?? ''));
}

export function dropped(
  table: string,
  columns: readonly string[],
  options: Options = new Map(),
): readonly Operation[] {
  const ifExists = flagOf(options.get('if_exists')) === true;
  return columns.map((column) => ({ kind: 'drop-column', table, column, ifExists }));
}
