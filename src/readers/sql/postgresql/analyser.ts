import type { Act } from '../acts.ts';
import type { Analyser, ScriptStatement } from '../types.ts';
import { startParser } from './engine.ts';
import { readMetaCommand } from './meta-commands.ts';
import { Scene } from './scene.ts';
import { INNER, notUnderstood, readStatements } from './statements/read-statements.ts';
import { splitStatements } from './text/split.ts';

/** PostgreSQL through its own parser. The parser is loaded with it. */
export async function loadPostgresql(): Promise<Analyser> {
  await startParser();
  return { dialect: 'postgresql', split: splitStatements, analyse };
}

function analyse(statement: ScriptStatement): readonly Act[] {
  const ending = ENDING.exec(statement.sql);
  if (ending !== null) return analyseEnded(statement, ending);
  const scene = new Scene(statement, INNER);
  if (statement.sql.startsWith('\\')) readMetaCommand(statement.sql, scene);
  else if (!readStatements(statement.sql, scene)) return piecewise(statement);
  return scene.acts;
}

/** psql's ways to end a statement other than a semicolon. */
const ENDING = /\s\\g(exec|set|x|desc)?\b[^\\\n]*$/;

/** What stands before `\gexec` gives statements that are run, and no parser sees them. */
function analyseEnded(statement: ScriptStatement, ending: RegExpExecArray): readonly Act[] {
  const acts = analyse({ ...statement, sql: statement.sql.slice(0, ending.index) });
  if (ending[1] !== 'exec') return acts;
  const scene = new Scene(statement, INNER);
  const message = '\\gexec runs as statements whatever the query gives.';
  scene.add('opaque', { reason: 'dynamic-sql', message });
  return [...acts, ...scene.acts];
}

/**
 * One bad bracket takes everything up to its end with it. So what cannot be parsed whole is cut at every
 * semicolon, and only the bad piece stays unknown.
 */
function piecewise(statement: ScriptStatement): readonly Act[] {
  const pieces = splitStatements(statement.sql, { minding: 'quotes' });
  return pieces.flatMap((piece) => {
    const line =
      statement.translatedFrom === null ? statement.line + piece.line - 1 : statement.line;
    const scene = new Scene({ ...statement, sql: piece.sql, line }, INNER);
    if (piece.sql.startsWith('\\')) readMetaCommand(piece.sql, scene);
    else if (!readStatements(piece.sql, scene)) notUnderstood(piece.sql, scene);
    return scene.acts;
  });
}
