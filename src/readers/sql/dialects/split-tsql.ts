import type { SqlToken } from './lexer.ts';
import type { Piece } from './split.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const STARTS = words(
  'DROP TRUNCATE DELETE UPDATE INSERT ALTER CREATE EXEC EXECUTE IF ELSE BEGIN END DECLARE SET PRINT USE GRANT REVOKE DENY MERGE DBCC BACKUP RESTORE COMMIT ROLLBACK RAISERROR THROW WHILE RETURN SELECT DISABLE ENABLE KILL SHUTDOWN WAITFOR SAVE OPEN FETCH CLOSE DEALLOCATE CHECKPOINT WITH BULK RECONFIGURE',
);
const OBJECTS = words(
  'TABLE VIEW PROC PROCEDURE FUNCTION INDEX DATABASE SCHEMA TRIGGER TYPE USER LOGIN ROLE SEQUENCE SYNONYM SERVER STATISTICS AUTHORIZATION FULLTEXT PARTITION ASSEMBLY CERTIFICATE',
);
/** Words that belong to a statement that has begun with another. */
const PART_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  ALTER: words('SET WITH ENABLE DISABLE BEGIN END'),
  CREATE: words('WITH SELECT SET'),
  UPDATE: words('SET WITH'),
  DELETE: words('WITH'),
  INSERT: words('SELECT EXEC EXECUTE WITH'),
  SELECT: words('WITH'),
  GRANT: words('SELECT INSERT UPDATE DELETE EXECUTE EXEC ALTER CREATE WITH BACKUP'),
  REVOKE: words('SELECT INSERT UPDATE DELETE EXECUTE EXEC ALTER CREATE WITH BACKUP GRANT'),
  DENY: words('SELECT INSERT UPDATE DELETE EXECUTE EXEC ALTER CREATE WITH BACKUP'),
  DECLARE: words('SELECT WITH'),
  WITH: words('SELECT INSERT UPDATE DELETE MERGE SET'),
  DROP: words('IF WITH'),
  EXEC: words('WITH'),
  EXECUTE: words('WITH'),
  TRUNCATE: words('WITH'),
  BACKUP: words('WITH'),
  RESTORE: words('WITH'),
  RAISERROR: words('WITH'),
  DBCC: words('WITH'),
  USE: words(''),
};
const MODULES = words('PROC PROCEDURE FUNCTION TRIGGER VIEW');
const JOINS = words('UNION ALL EXCEPT INTERSECT AS FOR ON AFTER OF INSTEAD WITH');

/** Cuts a batch, in which semicolons may be left out. A module (procedure, view …) is a batch of its own. */
export function splitBatch(tokens: readonly SqlToken[]): readonly Piece[] {
  if (isModule(tokens)) {
    const first = tokens[0] as SqlToken;
    const last = tokens.at(-2) as SqlToken;
    return [{ start: first.start, end: last.end }];
  }
  const pieces: Piece[] = [];
  let head: SqlToken | null = null;
  let last: SqlToken | null = null;
  let depth = 0;
  let cases = 0;
  const close = () => {
    if (head !== null && last !== null && last.end > head.start)
      pieces.push({ start: head.start, end: last.end });
    head = null;
  };
  tokens.forEach((token, index) => {
    if (token.kind === 'end') return;
    if (token.kind === 'mark') {
      if (token.text === '(') depth++;
      else if (token.text === ')') depth = Math.max(0, depth - 1);
      else if (token.text === ';' && depth === 0) {
        close();
        cases = 0;
        return;
      }
    }
    if (token.kind === 'word' && depth === 0) {
      if (token.text === 'CASE') cases++;
      else if (token.text === 'END' && cases > 0) cases--;
      else if (cases === 0 && starts(token, tokens, index, head)) close();
    }
    head ??= token;
    last = token;
  });
  close();
  return pieces;
}

function isModule(tokens: readonly SqlToken[]): boolean {
  const head = tokens[0]?.text;
  if (head !== 'CREATE' && head !== 'ALTER') return false;
  const rest = tokens.slice(1, 4).map(({ text }) => text);
  return (
    MODULES.has(rest[0] ?? '') ||
    (rest[0] === 'OR' && rest[1] === 'ALTER' && MODULES.has(rest[2] ?? ''))
  );
}

function starts(
  token: SqlToken,
  tokens: readonly SqlToken[],
  index: number,
  head: SqlToken | null,
): boolean {
  if (head === null || !STARTS.has(token.text)) return false;
  const before = tokens[index - 1];
  const next = tokens[index + 1]?.text ?? '';
  if (before?.kind === 'mark' && ['.', ',', '=', '(', '+'].includes(before.text)) return false;
  if (before?.kind === 'word' && JOINS.has(before.text)) return false;
  if (head.text === 'MERGE') return false;
  if (
    head.text === 'ALTER' &&
    (token.text === 'DROP' || token.text === 'ALTER' || token.text === 'CREATE')
  ) {
    return OBJECTS.has(next);
  }
  return !(PART_OF[head.text]?.has(token.text) ?? false);
}
