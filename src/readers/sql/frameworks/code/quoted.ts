import type { TextFound, ScanPlace } from './scan.ts';
import { CodeFault } from './token.ts';
import type { TextPart } from './token.ts';

/** How something is put into a text: `#{` and `}` of Ruby. `{` alone where a doubled one stands for itself. */
export interface Insertion {
  readonly open: string;
  readonly doubled: boolean;
}

export interface Quoting {
  readonly close: string;
  readonly insertion: Insertion | null;
  /** The character that takes the meaning of the next; `double` for a doubled closing mark; or none. */
  readonly escape: 'backslash' | 'double' | 'none';
  /** Bracket that nests inside, for `%(a (b))`. */
  readonly nests?: string;
  /** A backslash stays in the text (Python's `r''`). */
  readonly raw?: boolean;
  /** It must end on the line on which it begins. */
  readonly oneLine?: boolean;
  /** It reaches to the end of what is given (a heredoc, cut out before). */
  readonly whole?: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/**
 * Reads a text whose inside begins at `from`. Throws a `CodeFault` where its end never comes: the code
 * behind would be taken for text.
 */
export function readQuoted(place: ScanPlace, from: number, quoting: Quoting): TextFound {
  const { text } = place;
  const parts: TextPart[] = [];
  let plain = '';
  let at = from;
  let depth = 0;
  const insertion = quoting.insertion;
  while (at < text.length) {
    const char = text[at] as string;
    if (quoting.escape === 'backslash' && char === '\\') {
      const next = text[at + 1] ?? '';
      if (quoting.raw === true) plain += char + next;
      else plain += next === '\n' ? '' : (ESCAPES[next] ?? next);
      at += 2;
    } else if (quoting.nests === char && quoting.nests !== quoting.close) {
      depth++;
      plain += char;
      at++;
    } else if (text.startsWith(quoting.close, at)) {
      if (quoting.escape === 'double' && text.startsWith(quoting.close, at + 1)) {
        plain += quoting.close;
        at += 2;
        continue;
      }
      if (depth === 0) {
        return { end: at + quoting.close.length, parts: closed(parts, plain) };
      }
      depth--;
      plain += char;
      at++;
    } else if (insertion !== null && text.startsWith(insertion.open, at)) {
      const start = at + insertion.open.length;
      if (insertion.doubled && text.startsWith(insertion.open, start)) {
        plain += insertion.open;
        at = start + insertion.open.length;
        continue;
      }
      const end = endOfInsertion(text, start);
      if (plain !== '') parts.push(plain);
      plain = '';
      parts.push({ code: text.slice(start, end), line: place.lineOf(start) });
      at = end + 1;
    } else if (char === '\n' && quoting.oneLine === true) break;
    else {
      plain += char;
      at++;
    }
  }
  if (quoting.whole !== true) {
    throw new CodeFault(place.lineOf(from), 'a text that begins here does not end');
  }
  return { end: text.length, parts: closed(parts, plain) };
}

function closed(parts: readonly TextPart[], plain: string): readonly TextPart[] {
  return plain === '' && parts.length > 0 ? parts : [...parts, plain];
}

/** Where the braces of an insertion close; quotes inside it are stepped over. */
function endOfInsertion(text: string, from: number): number {
  let depth = 0;
  let quote: string | null = null;
  for (let at = from; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\') at++;
    else if (quote !== null) quote = char === quote ? null : quote;
    else if (char === "'" || char === '"' || char === '`') quote = char;
    else if (char === '{') depth++;
    else if (char === '}' && depth-- === 0) return at;
  }
  return text.length;
}
