import type * as LibPgQuery from 'libpg-query';
import type { Node } from 'libpg-query';

type Library = typeof LibPgQuery;

/** One statement of a parsed text. `offset` counts bytes from the start of the text. */
export interface ParsedStatement {
  readonly node: Node;
  readonly offset: number;
}

export type Parsed =
  | { readonly kind: 'parsed'; readonly statements: readonly ParsedStatement[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Statements beyond this are data, or made to be slow; the parser's memory is bounded. */
const LONGEST = 32 * 1024 * 1024;

/** Counts the instances of the parser: one that has aborted is never used again. */
let instances = 0;
let library: Library | null = null;

/** Loads the parser, or loads it anew after an abort. */
export async function startParser(): Promise<void> {
  if (library !== null) return;
  const address = import.meta.resolve('libpg-query/wasm/index.js');
  instances += 1;
  const fresh = (await import(instances === 1 ? address : `${address}?${instances}`)) as Library;
  await fresh.loadModule();
  library = fresh;
}

/** Parses a text of one or more statements. Never throws. */
export function parseSql(sql: string): Parsed {
  const unfit = unfitness(sql);
  if (unfit !== null) return { kind: 'failed', message: unfit };
  if (sql.trim() === '') return { kind: 'parsed', statements: [] };
  const result = guarded((parser) => parser.parseSync(sql));
  if (result.kind === 'failed') return result;
  const statements = (result.value.stmts ?? []).flatMap(({ stmt, stmt_location: offset = 0 }) =>
    stmt === undefined ? [] : [{ node: stmt, offset }],
  );
  return { kind: 'parsed', statements };
}

/** Parses the body of `DO` or `CREATE FUNCTION … LANGUAGE plpgsql`; null where it cannot be read. The tree has nodes with one key each. */
export function parseProcedural(sql: string): object | null {
  if (unfitness(sql) !== null) return null;
  const result = guarded((parser) => parser.parsePlPgSQLSync(sql));
  return result.kind === 'failed' ? null : result.value;
}

/** The parser takes a NUL for the end of the text and says nothing of the rest. */
function unfitness(sql: string): string | null {
  if (sql.includes('\0')) return 'it has a NUL byte in it, behind which no parser looks';
  if (sql.length > LONGEST) return 'it is too long to be parsed';
  return lexingIsSlow(sql) ? 'it is made to be slow to parse' : null;
}

/** Up to here a text of any length is harmless in this respect. */
const SHORT = 5000;
/** Steps of the lexer; some tenths of a second. */
const MOST_STEPS = 100_000_000;

/** Where a comment may begin the lexer looks at the whole run of operators, and again two characters on. */
function lexingIsSlow(sql: string): boolean {
  if (sql.length < SHORT) return false;
  let steps = 0;
  for (const [run] of sql.matchAll(/[*/+<>=~!@#%^&|`?-]+/g)) steps += run.length * run.length;
  return steps > MOST_STEPS;
}

type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

function guarded<T>(run: (parser: Library) => T): Outcome<T> {
  const parser = library;
  if (parser === null) return { kind: 'failed', message: 'the parser has aborted on another text' };
  try {
    return { kind: 'done', value: run(parser) };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'the parser failed';
    // The parser quotes the text, up to its very end, and there may be secrets in it.
    const shown = message.replace(/ at or near [^]*$/, '').split('\n', 1)[0] ?? '';
    if (fault instanceof Error && fault.name === 'SqlError')
      return { kind: 'failed', message: shown };
    if (!stillWorks(parser)) library = null;
    return { kind: 'failed', message: shown };
  }
}

function stillWorks(parser: Library): boolean {
  try {
    return parser.parseSync('SELECT 1').stmts?.length === 1;
  } catch {
    return false;
  }
}
