/** A line of a text with its 1-based number, without its ending. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text without byte order mark; `\n`, `\r\n` and `\r` end a line. */
export function linesOf(text: string): readonly Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, text: line }));
}
