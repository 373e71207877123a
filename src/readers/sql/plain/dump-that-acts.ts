import type { FilePair } from '../../types.ts';
import type { Act } from '../acts.ts';
import { loadAnalyser } from '../analysers.ts';
import type { Analyser, ScriptStatement } from '../types.ts';
import { addedStatements } from './added-statements.ts';
import { detectDialect } from './detect-dialect.ts';
import { DUMP_HEAD, HEAD } from './kind-of-file.ts';

/** Words with which a statement begins that does something to tables that are there. */
const ACTS = /^(?:ALTER|DELETE|DROP|RENAME|TRUNCATE|UPDATE)\b/i;

/**
 * True where a file has only the name of a dump, and what is new in it is nothing that describes: rows
 * and columns that go, or a table that goes after it was made. Whoever writes that means to run it.
 */
export async function actsUnlikeDump({ path, before, after }: FilePair): Promise<boolean> {
  if (after === null || DUMP_HEAD.test(after.slice(0, HEAD))) return false;
  const dialect = detectDialect(path, after);
  const analyser = await loadAnalyser(dialect);
  const statements = analyser.split(after);
  const old = before === null ? [] : analyser.split(before);
  const news = addedStatements(old, statements, dialect).filter(({ sql }) => ACTS.test(sql));
  if (news.length === 0) return false;
  const made = linesOfTables(analyser, statements);
  const there = linesOfTables(analyser, old);
  return news.some((statement) =>
    analyser.analyse(statement).some((act) => isActual(act, made, there)),
  );
}

type Lines = ReadonlyMap<string, number>;

/** The line on which each table is made last. */
function linesOfTables(analyser: Analyser, statements: readonly ScriptStatement[]): Lines {
  const made = new Map<string, number>();
  for (const statement of statements) {
    if (!/^CREATE\b/i.test(statement.sql)) continue;
    for (const act of analyser.analyse(statement)) {
      if (act.kind === 'create-table') made.set(act.table.name, act.line);
    }
  }
  return made;
}

function isActual(act: Act, made: Lines, there: Lines): boolean {
  switch (act.kind) {
    // Many dumps drop each table right before they make it.
    case 'drop-table':
      return (made.get(act.table.name) ?? Infinity) < act.line;
    case 'rename':
      return act.table !== null && isThere(act.table.name, made, there);
    case 'delete':
    case 'truncate':
    case 'update':
    case 'drop-column':
      return isThere(act.table.name, made, there);
    default:
      return false;
  }
}

function isThere(table: string, made: Lines, there: Lines): boolean {
  return there.has(table) || !made.has(table);
}
