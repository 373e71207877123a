import type { TreeReading } from '../../shared/tree/types.ts';
import { openMap, readingOf, scalar } from './tree-builder.ts';

/**
 * Reads an env file: `export`, comments, quotes of three kinds, values over several lines. What is no
 * assignment is skipped, as the loaders do; a text without any assignment is read as empty.
 */
export function readDotenv(text: string): TreeReading {
  return readingOf(text, (whole) => {
    const root = openMap(1);
    const source = whole.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    let at = 0;
    let line = 1;
    while (at < source.length) {
      const end = endOfLine(source, at);
      const start = /^[ \t]*(?:export[ \t]+)?([\w.-]{1,200})[ \t]*=[ \t]*/.exec(
        source.slice(at, Math.min(end, at + 1_000)),
      );
      let next = end;
      if (start !== null) {
        const { value, end: valueEnd } = valueAt(source, at + start[0].length, end);
        root.entries.set(start[1] ?? '', scalar(value, line));
        next = valueEnd;
      }
      for (let place = at; place <= next && place < source.length; place++) {
        if (source.charCodeAt(place) === 10) line++;
      }
      at = next + 1;
    }
    return root;
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

interface Found {
  readonly value: string;
  /** Offset of the end of the line on which the value ends. */
  readonly end: number;
}

function valueAt(text: string, from: number, lineEnd: number): Found {
  const quote = text[from] ?? '';
  if (from < lineEnd && `"'\``.includes(quote)) {
    const close = closing(text, from + 1, quote);
    if (close !== -1) {
      const inner = text.slice(from + 1, close);
      const value = quote === '"' ? unescaped(inner) : inner;
      return { value, end: endOfLine(text, close) };
    }
  }
  const raw = text.slice(from, lineEnd);
  const comment = raw.startsWith('#') ? 0 : raw.search(/\s#/);
  return { value: (comment === -1 ? raw : raw.slice(0, comment)).trim(), end: lineEnd };
}

/** A quote that never closes would take in the rest of the file, at the cost of a search on every line. */
const LONGEST_VALUE = 65_536;

function closing(text: string, from: number, quote: string): number {
  const until = Math.min(text.length, from + LONGEST_VALUE);
  for (let at = from; at < until; at++) {
    const char = text[at];
    if (char === '\\' && quote === '"') at++;
    else if (char === quote) return at;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replace(/\\([nrt"\\$])/g, (_, code: string) =>
    code === 'n' ? '\n' : code === 'r' ? '\r' : code === 't' ? '\t' : code,
  );
}
