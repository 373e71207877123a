import { LineIndex } from '../../shared/tree/line-index.ts';
import type { ScriptStatement } from '../types.ts';
import { tokenize } from './lexer.ts';
import type { LocalDialect, SqlToken } from './lexer.ts';
import { splitBatch } from './split-tsql.ts';

const DELIMITER = /^[ \t]*DELIMITER[ \t]+(\S+)[ \t]*\r?$/gim;
const GO = /^[ \t]*GO(?:[ \t]+\d+)?[ \t]*;?[ \t]*\r?$/gim;
const ROUTINES = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT', 'PACKAGE']);
const AFTER_END = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT']);

/** A piece of a text, as offsets. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Cuts a script into statements with their lines. */
export function split(text: string, dialect: LocalDialect): readonly ScriptStatement[] {
  const lines = new LineIndex(text);
  const pieces = dialect === 'tsql' ? byBatches(text) : byDelimiters(text, dialect);
  return pieces.flatMap(({ start, end }) => {
    const sql = text.slice(start, end).trimEnd();
    return sql === '' ? [] : [{ sql, line: lines.lineOf(start), translatedFrom: null }];
  });
}

function byBatches(text: string): readonly Piece[] {
  const marks = linesOutsideQuotes(text, GO, 'tsql');
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of [...marks, { start: text.length, end: text.length }]) {
    const tokens = shifted(tokenize(text.slice(from, start), 'tsql'), from);
    for (const piece of splitBatch(tokens)) pieces.push(piece);
    from = end;
  }
  return pieces;
}

/** Matches of a line pattern that stand in no quotes or comments. */
function linesOutsideQuotes(text: string, pattern: RegExp, dialect: LocalDialect) {
  const found = [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[1] ?? '',
  }));
  if (found.length === 0) return [];
  const starts = new Set(tokenize(text, dialect).map(({ start }) => start));
  return found.filter(({ start, end }) => {
    const word =
      start + (text.slice(start, end).length - text.slice(start, end).trimStart().length);
    return starts.has(word);
  });
}

function shifted(tokens: readonly SqlToken[], by: number): readonly SqlToken[] {
  return tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by }));
}

/** MySQL's client changes what ends a statement with `DELIMITER`. */
function byDelimiters(text: string, dialect: LocalDialect): readonly Piece[] {
  const marks = dialect === 'mysql' ? linesOutsideQuotes(text, DELIMITER, dialect) : [];
  const pieces: Piece[] = [];
  let from = 0;
  let delimiter = ';';
  for (const { start, end, value } of [
    ...marks,
    { start: text.length, end: text.length, value: ';' },
  ]) {
    const tokens = shifted(tokenize(text.slice(from, start), dialect), from);
    const cut = delimiter === ';' ? bySemicolons(tokens) : byMark(text, tokens, delimiter);
    for (const piece of cut) pieces.push(piece);
    from = end;
    delimiter = value;
  }
  return pieces;
}

function byMark(text: string, tokens: readonly SqlToken[], delimiter: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start: number | null = null;
  let last = 0;
  for (const token of tokens) {
    if (token.kind === 'end') break;
    if (token.start < last) continue;
    // `END$$` is one word to the tokenizer.
    const inside = token.kind === 'word' ? token.raw.indexOf(delimiter) : -1;
    const mark = text.startsWith(delimiter, token.start) ? 0 : inside;
    if (mark !== -1) {
      const end = mark === 0 ? last : token.start + mark;
      const from = start ?? (mark === 0 ? null : token.start);
      if (from !== null) pieces.push({ start: from, end });
      start = null;
      last = token.start + mark + delimiter.length;
    } else {
      start ??= token.start;
      last = token.end;
    }
  }
  return start === null ? pieces : [...pieces, { start, end: last }];
}

/** The semicolons inside the body of a routine or trigger end nothing. */
export function bySemicolons(tokens: readonly SqlToken[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let first = 0;
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as SqlToken;
    const isOver =
      token.kind === 'end' || (token.text === ';' && token.kind === 'mark' && depth <= 0);
    if (isOver) {
      const start = tokens[first];
      if (start !== undefined && index > first)
        pieces.push({ start: start.start, end: (tokens[index - 1] as SqlToken).end });
      first = index + 1;
      depth = 0;
    } else if (token.kind === 'word' && isRoutine(tokens, first))
      depth += turn(token.text, tokens[index + 1]);
  }
  return pieces;
}

function turn(word: string, next: SqlToken | undefined): number {
  if (word === 'BEGIN' || word === 'CASE') return 1;
  return word === 'END' && !AFTER_END.has(next?.text ?? '') ? -1 : 0;
}

function isRoutine(tokens: readonly SqlToken[], first: number): boolean {
  if (tokens[first]?.text !== 'CREATE') return false;
  return tokens
    .slice(first + 1, first + 12)
    .some(({ kind, text }) => kind === 'word' && ROUTINES.has(text));
}
