import { LineIndex } from '../../../shared/tree/line-index.ts';
import { CodeFault, LIMITS } from './token.ts';
import type { TextPart, Token } from './token.ts';

/** A text literal that begins at an offset. */
export interface TextFound {
  readonly end: number;
  readonly parts: readonly TextPart[];
  /** Where the next line really begins, when what the text says stands below (a heredoc). */
  readonly resumeAt?: number;
  /** Several texts (`%w[a b]`) come out as a list. */
  readonly list?: readonly string[];
  /** True where the text is the key of what follows (`"a": 1` in Ruby). */
  readonly label?: boolean;
}

export interface ScanPlace {
  readonly text: string;
  readonly at: number;
  /** The token before, or null at the start. */
  readonly previous: Token | null;
  /** Where the lines below this one begin, when heredocs have taken the first of them. */
  readonly nextLine: number | null;
  readonly lineOf: (offset: number) => number;
}

/** What a tokenizer needs to know of a language. */
export interface Lexicon {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** Marks of more than one character, longest first. */
  readonly marks: readonly string[];
  /** Characters that a word may hold besides letters, digits and `_`. */
  readonly wordStart: RegExp;
  readonly wordPart: RegExp;
  /** Whether ends of lines outside round and square brackets are tokens. */
  readonly newlines: boolean;
  /** Whether `name:` is a label. */
  readonly labels: boolean;
  /** Whether a backslash at the end of a line joins it with the next. */
  readonly joins: boolean;
  /** The text literal that begins here, or null. */
  readonly readText: (place: ScanPlace) => TextFound | null;
  /** The text after which everything is data, at the start of a line. */
  readonly endMark?: string;
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSING: ReadonlySet<string> = new Set(Object.values(PAIRS));
const SPACE = /\s/;
const DIGIT = /[0-9]/;
const NUMBER_PART = /[0-9A-Za-z_.]/;

/**
 * Cuts code into tokens, the first line of which has that number. Throws a `CodeFault` on code that is
 * beyond the limits, is not UTF-8, or lacks the end of a text, a comment or a bracket: it is damaged, or
 * not understood, and what is left of it may be taken for nothing.
 */
export function scan(text: string, lexicon: Lexicon, firstLine = 1): readonly Token[] {
  if (text.length > LIMITS.length) throw new CodeFault(1, 'the file is too large to be read');
  return new Scanner(text, lexicon, firstLine).run();
}

class Scanner {
  readonly #text: string;
  readonly #lexicon: Lexicon;
  readonly #lines: LineIndex;
  readonly #tokens: Token[] = [];
  readonly #open: { readonly mark: string; readonly index: number }[] = [];
  readonly #before: number;
  #at = 0;
  #lineStart = 0;
  #spaced = true;
  #resumeAt: number | null = null;

  constructor(text: string, lexicon: Lexicon, firstLine: number) {
    this.#text = text;
    this.#before = firstLine - 1;
    this.#lexicon = lexicon;
    this.#lines = new LineIndex(text);
    if (text.startsWith('\uFEFF')) this.#at = 1;
  }

  run(): readonly Token[] {
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] as string;
      if (char === '\n') this.#newline();
      else if (SPACE.test(char) || char === '\0') this.#skip(this.#at + 1);
      else if (char === '\\' && this.#lexicon.joins && this.#joinsLines()) continue;
      else if (this.#isAtEndMark()) break;
      else if (!this.#comment()) this.#token(char);
    }
    const open = this.#open.at(-1);
    if (open !== undefined) {
      const line = this.#tokens[open.index]?.line ?? 1;
      throw new CodeFault(line, `the bracket ${open.mark} does not close`);
    }
    if (this.#lexicon.newlines) this.#push('newline', '\n', this.#at);
    this.#push('end', '', this.#at);
    return this.#tokens;
  }

  #lineOf(offset: number): number {
    return this.#before + this.#lines.lineOf(offset);
  }

  #newline(): void {
    const inside = this.#open.at(-1)?.mark;
    if (this.#lexicon.newlines && inside !== '(' && inside !== '[') {
      if (this.#tokens.at(-1)?.kind !== 'newline') this.#push('newline', '\n', this.#at);
    }
    const next = this.#resumeAt ?? this.#at + 1;
    this.#resumeAt = null;
    this.#lineStart = next;
    this.#skip(next);
  }

  #skip(to: number): void {
    this.#at = to;
    this.#spaced = true;
  }

  #joinsLines(): boolean {
    const rest = this.#text.startsWith('\r\n', this.#at + 1) ? 3 : 2;
    if (rest === 2 && this.#text[this.#at + 1] !== '\n') return false;
    this.#lineStart = this.#at + rest;
    this.#skip(this.#at + rest);
    return true;
  }

  #isAtEndMark(): boolean {
    const { endMark } = this.#lexicon;
    return (
      endMark !== undefined &&
      this.#at === this.#lineStart &&
      this.#text.startsWith(endMark, this.#at)
    );
  }

  #comment(): boolean {
    for (const [open, close] of this.#lexicon.blockComments) {
      if (!this.#text.startsWith(open, this.#at)) continue;
      if (open.startsWith('=') && this.#at !== this.#lineStart) continue;
      const end = this.#text.indexOf(close, this.#at + open.length);
      if (end === -1) throw new CodeFault(this.#lineOf(this.#at), 'a comment does not end');
      this.#skip(end + close.length);
      return true;
    }
    for (const mark of this.#lexicon.lineComments) {
      if (!this.#text.startsWith(mark, this.#at)) continue;
      if (mark === '#' && this.#text[this.#at + 1] === '[') continue;
      const end = this.#text.indexOf('\n', this.#at);
      this.#skip(end === -1 ? this.#text.length : end);
      return true;
    }
    return false;
  }

  #token(char: string): void {
    const found = this.#lexicon.readText({
      text: this.#text,
      at: this.#at,
      previous: this.#tokens.at(-1) ?? null,
      nextLine: this.#resumeAt,
      lineOf: (offset) => this.#lineOf(offset),
    });
    if (found !== null) this.#textToken(found);
    else if (this.#lexicon.wordStart.test(char)) this.#word();
    else if (DIGIT.test(char)) this.#number();
    else this.#mark(char);
  }

  #textToken(found: TextFound): void {
    if (found.resumeAt !== undefined) this.#resumeAt = found.resumeAt;
    if (found.list === undefined) {
      const [first] = found.parts;
      if (found.label === true && typeof first === 'string') this.#push('label', first, found.end);
      else this.#push('text', '', found.end, found.parts);
      return;
    }
    const at = this.#at;
    const open = this.#tokens.length;
    this.#push('mark', '[', at);
    for (const item of found.list) {
      this.#push('text', '', at, [item]);
      this.#push('mark', ',', at);
    }
    this.#setPartner(open, this.#tokens.length);
    this.#push('mark', ']', found.end);
  }

  #word(): void {
    const { wordPart, labels } = this.#lexicon;
    let end = this.#at + 1;
    while (end < this.#text.length && wordPart.test(this.#text[end] as string)) end++;
    if (labels && /[?!]/.test(this.#text[end] ?? '') && this.#text[end + 1] !== '=') end++;
    const word = this.#text.slice(this.#at, end);
    if (word.includes('\uFFFD')) throw new CodeFault(this.#lineOf(this.#at), 'it is not UTF-8');
    const isLabel =
      labels && this.#text[end] === ':' && this.#text[end + 1] !== ':' && this.#mayBeLabel();
    this.#push(isLabel ? 'label' : 'word', word, isLabel ? end + 1 : end);
  }

  /** After `a ?` a name and a colon are the middle of a condition, not a label. */
  #mayBeLabel(): boolean {
    return this.#tokens.at(-1)?.text !== '?' || this.#tokens.at(-1)?.kind !== 'mark';
  }

  #number(): void {
    let end = this.#at + 1;
    while (end < this.#text.length && NUMBER_PART.test(this.#text[end] as string)) {
      // `1..5` is a range, and `1.day` a call.
      if (this.#text[end] === '.' && !DIGIT.test(this.#text[end + 1] ?? '')) break;
      end++;
    }
    this.#push('number', this.#text.slice(this.#at, end), end);
  }

  #mark(char: string): void {
    const mark = this.#lexicon.marks.find((one) => this.#text.startsWith(one, this.#at)) ?? char;
    const index = this.#tokens.length;
    if (mark in PAIRS) {
      if (this.#open.length >= LIMITS.depth) {
        throw new CodeFault(this.#lineOf(this.#at), 'the code is nested too deeply');
      }
      this.#open.push({ mark, index });
    } else if (PAIRS[this.#open.at(-1)?.mark ?? ''] === mark) {
      this.#setPartner(this.#open.pop()?.index ?? 0, index);
    } else if (CLOSING.has(mark)) {
      throw new CodeFault(this.#lineOf(this.#at), `the bracket ${mark} closes nothing`);
    }
    this.#push('mark', mark, this.#at + mark.length);
  }

  #setPartner(open: number, close: number): void {
    const token = this.#tokens[open];
    if (token !== undefined) this.#tokens[open] = { ...token, partner: close };
  }

  #push(kind: Token['kind'], text: string, end: number, parts: readonly TextPart[] = []): void {
    if (this.#tokens.length >= LIMITS.tokens) {
      throw new CodeFault(this.#lineOf(this.#at), 'the code is too long to be read');
    }
    this.#tokens.push({
      kind,
      text,
      line: this.#lineOf(this.#at),
      column: this.#at - this.#lineStart,
      spaced: this.#spaced,
      spacedAfter: end >= this.#text.length || SPACE.test(this.#text[end] as string),
      parts,
      partner: -1,
    });
    this.#at = end;
    this.#spaced = false;
  }
}
