import { code, text } from '../render/markdown/escape.ts';
import { pad, plain, widthOf } from '../terminal/layout.ts';
import type { Column } from './sheet.ts';
import { summaryOf, type Counts } from './tally.ts';

/** How lines are written, one after the other, so that none waits for the last. */
export interface Writer<T> {
  readonly head: string;
  line(line: T): string;
  tail(counts: Counts): string;
}

/** Longest cell of a column without a width. */
const WIDEST = 120;

export function tableWriter<T>(columns: readonly Column<T>[]): Writer<T> {
  const row = (cells: readonly string[]) =>
    `${cells
      .map((cell, index) => fit(cell, columns[index]?.width ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  return {
    head: row(columns.map(({ title }) => title)),
    line: (line) => row(columns.map(({ of }) => plain(of(line)))),
    tail: (counts) => `\n${plain(summaryOf(counts))}\n`,
  };
}

/** RFC 4180. What a spreadsheet would take for a formula is made text. */
export function csvWriter<T>(columns: readonly Column<T>[]): Writer<T> {
  const row = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`;
  return {
    head: row(columns.map(({ title }) => title)),
    line: (line) => row(columns.map(({ of }) => plain(of(line)))),
    tail: () => '',
  };
}

export function markdownWriter<T>(columns: readonly Column<T>[]): Writer<T> {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return {
    head: `${row(columns.map(({ title }) => title))}${row(columns.map(() => '---'))}`,
    line: (line) =>
      row(
        columns.map(({ title, of }) => {
          const cell = cut(of(line), WIDEST * 2);
          return title === 'commit' ? code(cell.slice(0, 12)) : text(cell);
        }),
      ),
    tail: (counts) => `\n${text(summaryOf(counts))}\n`,
  };
}

/** One object: a list under `name`, and the summary. */
export function jsonWriter<T>(name: string, of: (line: T) => unknown): Writer<T> {
  let isFirst = true;
  return {
    head: `{"${name}":[`,
    line: (line) => {
      const comma = isFirst ? '\n' : ',\n';
      isFirst = false;
      return `${comma}${JSON.stringify(of(line))}`;
    },
    tail: (counts) => `\n],"summary":${JSON.stringify(counts)}}\n`,
  };
}

function fit(cell: string, width: number): string {
  return width === 0 ? cut(cell, WIDEST) : pad(cut(cell, width), width);
}

function cut(cell: string, width: number): string {
  // As many columns as characters at most, so most cells need not be measured.
  if (cell.length <= width || widthOf(cell) <= width) return cell;
  const isId = /^[0-9a-f]{40,64}$/.test(cell);
  return isId
    ? cell.slice(0, width)
    : `${Array.from(cell)
        .slice(0, width - 1)
        .join('')}…`;
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
