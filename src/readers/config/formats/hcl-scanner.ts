import { LineFault } from './tree-builder.ts';

/** A place in HCL text that moves on; keeps count of lines. */
export class HclScanner {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  get line(): number {
    return this.#line;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  peek(): string {
    return this.#text[this.#at] ?? '';
  }

  startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  skip(count: number): void {
    for (let step = 0; step < count && !this.done; step++) {
      if (this.#text.charCodeAt(this.#at) === 10) this.#line++;
      this.#at++;
    }
  }

  /** Takes what a sticky pattern matches here, or null. */
  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.skip(found.length);
    return found;
  }

  /** Passes blanks and comments; line ends too, where they mean nothing. */
  blanks(lineEnds: boolean): void {
    for (;;) {
      this.take(lineEnds ? /\s+/y : /[^\S\n]+/y);
      if (this.startsWith('/*')) this.#comment();
      else if (this.startsWith('#') || this.startsWith('//')) this.take(/[^\n]*/y);
      else return;
    }
  }

  #comment(): void {
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end === -1) throw this.fault('a comment does not end');
    this.skip(end + 2 - this.#at);
  }

  /** The raw text of a string after its opening quote, templates included; passes the closing quote. */
  string(): string {
    const from = this.#at + 1;
    this.skip(1);
    let depth = 0;
    while (!this.done) {
      const char = this.peek();
      if (char === '\\') this.skip(2);
      else if (depth === 0 && char === '"') {
        const raw = this.#text.slice(from, this.#at);
        this.skip(1);
        return raw;
      } else if (depth === 0 && char === '\n')
        throw this.fault('a string does not end on its line');
      else if (this.startsWith('${') || this.startsWith('%{')) {
        depth++;
        this.skip(2);
      } else {
        if (depth > 0 && char === '{') depth++;
        if (depth > 0 && char === '}') depth--;
        this.skip(1);
      }
    }
    throw this.fault('a string does not end');
  }

  /** The lines of a here document after `<<EOT` or `<<-EOT`, or null where none begins. */
  heredoc(): string | null {
    const start = this.take(/<<-?[A-Za-z_][\w-]{0,100}[^\S\n]*\n/y);
    if (start === null) return null;
    const mark = start.replace(/^<<-?/, '').trim();
    const lines: string[] = [];
    while (!this.done) {
      const line = this.take(/[^\n]*/y) ?? '';
      if (line.trim() === mark) return lines.join('\n');
      lines.push(line);
      this.skip(1);
    }
    throw this.fault(`the text that ${mark} should end does not end`);
  }

  fault(message: string): LineFault {
    return new LineFault(this.#line, message);
  }
}
