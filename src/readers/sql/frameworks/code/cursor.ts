import { CodeFault, LIMITS } from './token.ts';
import type { Token } from './token.ts';

const END: Token = {
  kind: 'end',
  text: '',
  line: 1,
  column: 0,
  spaced: true,
  spacedAfter: true,
  parts: [],
  partner: -1,
};

/** A place in a list of tokens. */
export class Cursor {
  protected readonly tokens: readonly Token[];
  protected at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected get token(): Token {
    return this.tokens[this.at] ?? this.tokens.at(-1) ?? END;
  }

  protected peek(ahead = 1): Token {
    return this.tokens[this.at + ahead] ?? this.tokens.at(-1) ?? END;
  }

  protected get done(): boolean {
    return this.token.kind === 'end';
  }

  protected next(): Token {
    const token = this.token;
    if (this.at < this.tokens.length - 1) this.at++;
    return token;
  }

  protected isMark(...marks: readonly string[]): boolean {
    return this.token.kind === 'mark' && marks.includes(this.token.text);
  }

  protected isWord(...words: readonly string[]): boolean {
    return this.token.kind === 'word' && words.includes(this.token.text);
  }

  protected takeMark(mark: string): boolean {
    if (!this.isMark(mark)) return false;
    this.next();
    return true;
  }

  protected takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.next();
    return true;
  }

  protected skipLines(): void {
    while (this.token.kind === 'newline') this.next();
  }

  /** Runs `inner` one level down; throws a `CodeFault` where there are too many. */
  protected nested<T>(inner: () => T): T {
    if (++this.#depth > LIMITS.depth) {
      throw new CodeFault(this.token.line, 'the code is nested too deeply');
    }
    try {
      return inner();
    } finally {
      this.#depth--;
    }
  }
}
