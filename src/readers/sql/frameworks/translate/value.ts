import type { Lambda } from '../code/syntax.ts';

/** What an expression stands for without being run. */
export type Value =
  /** `dynamic` where something is put in at run time; it stands there as `$1`. */
  | { readonly kind: 'text'; readonly value: string; readonly dynamic: boolean }
  | { readonly kind: 'scalar'; readonly value: number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'lambda'; readonly lambda: Lambda }
  | { readonly kind: 'unknown' };

/** A chain with its arguments known as far as they can be. */
export interface Call {
  readonly line: number;
  /** Names of the links, joined by dots; indexes left out. */
  readonly path: string;
  /** What the first link is a member of, where that is no name. */
  readonly head: Value | null;
  readonly links: readonly CallLink[];
}

export interface CallLink {
  readonly name: string;
  readonly line: number;
  readonly args: Args | null;
  readonly block: Lambda | null;
  readonly generic: string | null;
}

export interface Args {
  readonly list: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** False where something is spread in that nobody knows. */
  readonly whole: boolean;
}

/** Stands in SQL for a name that is put together at run time. */
export const COMPUTED_NAME = 'computed_at_run_time';

export const UNKNOWN: Value = { kind: 'unknown' };
export const NO_ARGS: Args = { list: [], named: new Map(), whole: true };

/** Calls whose only argument is what they stand for. */
const WRAPPERS = new Set(
  'text sql raw literal dedent unprepared quote_table_name quote_column_name tableName columnName indexName escapeId escapeIdentifier wrapTable literal_column func str String Symbol var to_sym fragment'.split(
    ' ',
  ),
);
/** Calls after a text that leave it as it is, but for white space. */
const TRIMS = new Set(
  'squish strip strip_heredoc freeze to_s to_sym trim dedent chomp execution_options bindparams strip_margin gsub tr'.split(
    ' ',
  ),
);

/** The text that a value stands for, or null. Numbers and wrapped texts count. */
export function textOf(value: Value | undefined): string | null {
  return textValue(value)?.value ?? null;
}

export function textValue(value: Value | undefined): Extract<Value, { kind: 'text' }> | null {
  if (value === undefined) return null;
  if (value.kind === 'text') return value;
  if (value.kind === 'scalar' && typeof value.value === 'number') {
    return { kind: 'text', value: String(value.value), dynamic: false };
  }
  if (value.kind !== 'call') return null;
  const { head, links } = value.call;
  if (head !== null && links.every(({ name }) => TRIMS.has(name))) return textValue(head);
  const last = links.findLast(({ name }) => !TRIMS.has(name));
  const isWrapped = last !== undefined && WRAPPERS.has(last.name) && last.args?.list.length !== 0;
  return isWrapped ? textValue(last.args?.list[0]) : null;
}

export function flagOf(value: Value | undefined): boolean | null {
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : null;
}

/** One text or several; null where any is not known. */
export function textsOf(value: Value | undefined): readonly string[] | null {
  if (value?.kind === 'list') {
    const texts = value.items.map((item) => textOf(item));
    return texts.every((text) => text !== null) ? texts : null;
  }
  const text = textOf(value);
  return text === null ? null : [text];
}

/** Options of a call: named arguments, and the entries of a map among the others. */
export function optionsOf(args: Args): ReadonlyMap<string, Value> {
  const maps = args.list.flatMap((value) => (value.kind === 'map' ? [...value.entries] : []));
  return new Map([...maps, ...args.named]);
}

/** A default value as SQL; null for none. What is computed is a call that no list knows. */
export function defaultSqlOf(value: Value | undefined): string | null {
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) return null;
  if (value.kind === 'scalar') return String(value.value);
  if (value.kind === 'text')
    return value.dynamic ? 'computed()' : `'${value.value.replaceAll("'", "''")}'`;
  const sql = value.kind === 'call' ? textOf(value) : null;
  if (sql !== null) return expressionOf(sql);
  if (value.kind === 'list' || value.kind === 'map') return "'{}'";
  const path = value.kind === 'call' ? value.call.path : '';
  if (/(?:^|\.)(?:now|current_timestamp|utcnow)$/i.test(path)) return 'CURRENT_TIMESTAMP';
  return 'computed()';
}

/** SQL that a text holds, where it is one plain expression. */
export function expressionOf(sql: string): string {
  const isPlain = /^(?:[\w.]+(?:\([\w\s,'.:-]*\))?|'(?:[^']|'')*'(?:::[\w[\] ]+)?|-?[\d.]+)$/.test(
    sql.trim(),
  );
  return isPlain ? sql.trim() : 'computed()';
}
