/** One logical line of a zone file: brackets may spread it over several. */
export interface Entry {
  /** The first field is left out, so the name of the entry before applies. */
  readonly indented: boolean;
  readonly fields: readonly Field[];
  readonly line: number;
}

export interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

/** What makes a text no zone file. */
export class ZoneFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'ZoneFault';
    this.line = line;
  }
}

/** Splits a zone file into entries: comments, quotes, escapes and brackets are seen to. */
export function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let fields: Field[] = [];
  let [line, start, depth] = [1, 1, 0];
  let indented = false;
  let fresh = true;
  let at = 0;

  function end(): void {
    if (fields.length > 0) entries.push({ indented, fields, line: start });
    fields = [];
    fresh = true;
  }

  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === '\n') {
      if (depth === 0) end();
      line++;
      at++;
    } else if (letter === ';') {
      const next = text.indexOf('\n', at);
      at = next === -1 ? text.length : next;
    } else if (letter === ' ' || letter === '\t' || letter === '\r') {
      if (fresh) {
        indented = true;
        fresh = false;
        start = line;
      }
      at++;
    } else {
      if (fresh) {
        indented = false;
        fresh = false;
      }
      if (fields.length === 0) start = line;
      if (letter === '(') {
        depth++;
        at++;
      } else if (letter === ')') {
        if (--depth < 0) throw new ZoneFault(line, 'a bracket is closed that is not open');
        at++;
      } else if (letter === '"') {
        const close = endOfQuote(text, at + 1);
        if (close === -1) throw new ZoneFault(line, 'a quote is not closed');
        const inner = text.slice(at + 1, close);
        fields.push({ text: unescape(inner), quoted: true });
        line += inner.split('\n').length - 1;
        at = close + 1;
      } else {
        const from = at;
        at = endOfField(text, at);
        fields.push({ text: unescape(text.slice(from, at)), quoted: false });
      }
    }
  }
  if (depth > 0) throw new ZoneFault(start, 'a bracket is not closed');
  end();
  return entries;
}

const ENDS: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n;()"'));
const BACKSLASH = 0x5c;

function endOfField(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    // Most letters come after all that end a field.
    if (code < BACKSLASH && ENDS.has(code)) break;
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}

function endOfQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function unescape(text: string): string {
  return text.includes('\\')
    ? text.replace(
        /\\(?:(\d{3})|([\s\S]))/g,
        (_, code: string | undefined, letter: string | undefined) =>
          code === undefined ? (letter ?? '') : String.fromCharCode(Number(code) % 256),
      )
    : text;
}
