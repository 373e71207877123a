import { stripVTControlCharacters } from 'node:util';
import { markUnseen } from './unseen.ts';

const WIDEST = 100;
const NARROWEST = 40;

/** Columns to write in: the terminal's own, within what reads well; 80 where there is none. */
export function columnsOf(stream: { readonly columns?: number }): number {
  const columns = stream.columns;
  if (columns === undefined || columns === 0) return 80;
  return Math.max(NARROWEST, Math.min(WIDEST, columns));
}

/** A name that is longer is made to be; nobody reads or copies it. */
const LONGEST = 4_000;

/**
 * Characters that would move the cursor, hide text or turn it around become visible marks, and a text
 * that would fill the terminal is cut with the length of the rest.
 */
export function plain(text: string): string {
  const shown = markUnseen(text.slice(0, LONGEST).replace(/[\t\n\r]+/g, ' '));
  return text.length > LONGEST ? `${shown}… (${text.length - LONGEST} more characters)` : shown;
}

/** Columns that a text takes, colours not counted. */
export function widthOf(text: string): number {
  return Array.from(stripVTControlCharacters(text)).length;
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * Breaks a text at spaces. Every line starts with `indent`, or the first with `first` where given.
 * A word longer than the line stands alone and is never cut: people copy addresses.
 */
export function wrap(text: string, columns: number, indent = '', first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ').filter((piece) => piece !== '')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
