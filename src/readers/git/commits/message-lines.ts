import { skeletonOf } from './skeleton.ts';

/** A line that may carry a mark. */
export interface MessageLine {
  /** As it looks, without a list's bullet; for comparing. */
  readonly text: string;
  /** As it stands. */
  readonly raw: string;
  /** Counted from 1. */
  readonly number: number;
}

/** Longer than any mark, and short enough that no pattern takes long. */
const LONGEST = 1000;
const MOST_LINES = 20_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const TRAILER = /^[A-Za-z][\w -]{0,60}\s*:/;

/**
 * Lines of a message that speak for themselves. Left out is what quotes: blocks between fences, lines
 * that are indented or begin with `>`. A trailer that goes on in the next line is given whole as well; a
 * squash puts its parts' trailers behind bullets, which are taken off.
 */
export function linesOf(message: readonly string[]): readonly MessageLine[] {
  const lines: MessageLine[] = [];
  const fenced = fencedLines(message);
  let trailer: MessageLine | null = null;
  for (const [index, whole] of message.slice(0, MOST_LINES).entries()) {
    const raw = whole.slice(0, LONGEST);
    if (fenced.has(index) || /^\s*$/.test(raw)) {
      trailer = null;
      continue;
    }
    const above: MessageLine | null = trailer;
    trailer = null;
    if (above !== null && /^[ \t]/.test(raw)) {
      trailer = joined(above, raw);
      lines.push(trailer);
    }
    if (/^(?: {4}|\s*\t|\s*>)/.test(raw)) continue;
    const text = skeletonOf(raw)
      .trim()
      .replace(/^[*+-] +/, '');
    const line = { text, raw: whole, number: index + 1 };
    lines.push(line);
    if (TRAILER.test(text)) trailer = line;
  }
  return lines;
}

function joined(trailer: MessageLine, raw: string): MessageLine {
  return { ...trailer, text: `${trailer.text} ${skeletonOf(raw).trim()}`.slice(0, LONGEST) };
}

/** Indexes of lines in fenced blocks. A fence that nothing closes is none. */
function fencedLines(message: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open: { readonly index: number; readonly mark: string } | null = null;
  for (const [index, line] of message.slice(0, MOST_LINES).entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark === undefined) continue;
    if (open === null) open = { index, mark };
    else if (mark.startsWith(open.mark) && line.trim() === mark) {
      for (let at = open.index; at <= index; at++) found.add(at);
      open = null;
    }
  }
  return found;
}
