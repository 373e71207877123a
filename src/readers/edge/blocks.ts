/** A directive with its words, and what stands between its braces; null where it has none. */
export interface Directive {
  readonly words: readonly string[];
  readonly line: number;
  readonly block: readonly Directive[] | null;
}

export class BlockFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'BlockFault';
    this.line = line;
  }
}

interface Open {
  readonly words: readonly string[];
  readonly line: number;
  readonly inner: Directive[];
}

const DEEPEST = 100;

/** Reads braces and words. nginx ends a directive by `;`, Caddy by the end of the line. */
export function blocksOf(text: string, ends: 'semicolon' | 'line'): readonly Directive[] {
  const root: Directive[] = [];
  const stack: Open[] = [];
  let words: string[] = [];
  let [line, start] = [1, 1];

  function put(block: readonly Directive[] | null, own: readonly string[], at: number): void {
    (stack.at(-1)?.inner ?? root).push({ words: own, line: at, block });
  }
  function end(): void {
    if (words.length > 0) put(null, words, start);
    words = [];
  }
  function add(word: string): void {
    if (words.length === 0) start = line;
    words.push(word);
  }

  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    const before = text[at - 1] ?? '\n';
    if (letter === '\n') {
      if (ends === 'line') end();
      line++;
    } else if (letter === '#' && /[\s{};]/.test(before)) {
      const next = text.indexOf('\n', at);
      at = (next === -1 ? text.length : next) - 1;
    } else if (letter === ';' && ends === 'semicolon') end();
    else if (letter === '{' && (ends === 'semicolon' || /[\s]/.test(before))) {
      if (stack.length >= DEEPEST) throw new BlockFault(line, 'blocks are nested too deeply');
      stack.push({ words, line: words.length === 0 ? line : start, inner: [] });
      words = [];
    } else if (letter === '}') {
      if (ends === 'semicolon' && words.length > 0)
        throw new BlockFault(line, 'a directive is not ended');
      end();
      const done = stack.pop();
      if (done === undefined) throw new BlockFault(line, 'a brace is closed that is not open');
      put(done.inner, done.words, done.line);
    } else if (letter === '"' || letter === "'" || (letter === '`' && ends === 'line')) {
      const close = endOfQuote(text, at);
      if (close === -1) throw new BlockFault(line, 'a quote is not closed');
      add(text.slice(at + 1, close));
      line += text.slice(at, close).split('\n').length - 1;
      at = close;
    } else if (!/\s/.test(letter)) {
      const from = at;
      while (at < text.length && !/[\s;]/.test(text[at] ?? '') && !isBrace(text, at, ends)) {
        at += text[at] === '\\' ? 2 : 1;
      }
      if (at === from) at++;
      add(text.slice(from, at));
      at--;
    }
  }
  if (stack.length > 0) throw new BlockFault(stack.at(-1)?.line ?? line, 'a brace is not closed');
  if (ends === 'semicolon' && words.length > 0)
    throw new BlockFault(start, 'a directive is not ended');
  end();
  return root;
}

/** Braces inside a word are its own: `{2,3}` in an expression, `${name}` and `{host}` elsewhere. */
function isBrace(text: string, at: number, ends: 'semicolon' | 'line'): boolean {
  const letter = text[at];
  if (letter === '{')
    return (
      ends === 'semicolon' &&
      text[at - 1] !== '$' &&
      !/^\{(?:\d+,?\d*|[\w.]+)\}/.test(text.slice(at, at + 80))
    );
  if (letter !== '}') return false;
  return !/\{[\w.,]*$/.test(text.slice(Math.max(0, at - 80), at));
}

function endOfQuote(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === quote) return end;
  }
  return -1;
}
