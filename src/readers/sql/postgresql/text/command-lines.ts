import { tokenAt } from './skip-token.ts';

/** Words between ALTER and the first command, the names of the table aside. */
const HEADER = new Set([
  'alter',
  'table',
  'if',
  'exists',
  'only',
  'foreign',
  'view',
  'materialized',
]);

/**
 * On which line after the first of the statement each command of an ALTER TABLE stands; the parser keeps
 * no place for most. Empty where the text has not as many commands as it should.
 */
export function commandLines(sql: string, commands: number): readonly number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 0;
  let stage: 'header' | 'name' | 'dot' | 'expect' | 'inside' = 'header';
  for (let at = 0; at < sql.length;) {
    const { kind, end } = tokenAt(sql, at);
    const text = kind === 'word' ? sql.slice(at, Math.min(end, at + 20)).toLowerCase() : sql[at];
    if (kind !== 'space' && kind !== 'comment') {
      if (text === '(') depth += 1;
      else if (text === ')') depth -= 1;
      else if (stage === 'header') stage = HEADER.has(text ?? '') ? 'header' : 'name';
      else if (stage === 'dot') stage = 'name';
      else if (stage === 'name' && (text === '.' || text === '*')) {
        stage = text === '.' ? 'dot' : 'name';
      } else if (stage === 'name' || stage === 'expect') {
        lines.push(line);
        stage = 'inside';
      } else if (text === ',' && depth === 0) stage = 'expect';
    }
    for (let next = at; next < end; next += 1) if (sql.charCodeAt(next) === 0x0a) line += 1;
    at = end;
  }
  return lines.length === commands ? lines : [];
}
