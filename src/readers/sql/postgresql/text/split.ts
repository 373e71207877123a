import type { ScriptStatement } from '../../types.ts';
import { AtomicBody } from './atomic-body.ts';
import { endOfLine, tokenAt } from './skip-token.ts';

/** Behind `COPY … FROM STDIN;` the lines are data, up to one that is `\.`. */
const COPY_FROM_STDIN = /^COPY\b[^;]*\bFROM\s+STDIN\b/i;

/** How much of a statement is looked at to tell a COPY. */
const COPY_HEAD = 4000;

/**
 * Cuts a text into statements at the semicolons outside quotes, comments and brackets, as psql does.
 * A psql command is a statement of its own that begins with a backslash. Linear in the text.
 */
export function splitStatements(
  text: string,
  options: { readonly minding: 'quotes' | 'quotes-and-brackets' } = {
    minding: 'quotes-and-brackets',
  },
): readonly ScriptStatement[] {
  return new Splitter(text, options.minding === 'quotes').run();
}

class Splitter {
  readonly #text: string;
  readonly #everySemicolon: boolean;
  readonly #statements: ScriptStatement[] = [];
  readonly #body = new AtomicBody();
  #at = 0;
  /** Where the current statement starts; -1 between statements. */
  #start = -1;
  #brackets = 0;
  #line = 1;
  #lineAt = 0;

  constructor(text: string, everySemicolon: boolean) {
    this.#text = text;
    this.#everySemicolon = everySemicolon;
  }

  run(): readonly ScriptStatement[] {
    while (this.#at < this.#text.length) this.#step();
    this.#close(this.#text.length);
    return this.#statements;
  }

  #step(): void {
    const char = this.#text[this.#at];
    if (char === '\\') return this.#metaCommand();
    if (char === ';') return this.#semicolon();
    const { kind, end } = tokenAt(this.#text, this.#at);
    if (kind !== 'space' && kind !== 'comment') {
      if (this.#start === -1) this.#start = this.#at;
      if (char === '(') this.#brackets += 1;
      else if (char === ')') this.#brackets = Math.max(0, this.#brackets - 1);
      else if (kind === 'word')
        this.#body.word(this.#text.slice(this.#at, Math.min(end, this.#at + 12)));
    }
    this.#at = end;
  }

  #semicolon(): void {
    this.#at += 1;
    if (!this.#everySemicolon && (this.#brackets > 0 || this.#body.open)) return;
    const start = this.#start;
    this.#close(this.#at);
    if (
      start !== -1 &&
      COPY_FROM_STDIN.test(this.#text.slice(start, Math.min(this.#at, start + COPY_HEAD)))
    ) {
      this.#skipData();
    }
  }

  #skipData(): void {
    const end = /^\\\.\r?$/m;
    const line = endOfLine(this.#text, this.#at);
    const found = end.exec(this.#text.slice(line));
    // Without an end it is read as statements, which it then most likely is not, and is held.
    if (found !== null) this.#at = line + found.index + found[0].length;
  }

  /** A backslash ends the statement before it (`\gexec` runs what the statement gives). */
  #metaCommand(): void {
    const end = endOfLine(this.#text, this.#at);
    const separator = this.#text.indexOf('\\\\', this.#at + 1);
    const stop = separator !== -1 && separator < end ? separator : end;
    const command = this.#text.slice(this.#at, stop);
    if (command.startsWith('\\g') && this.#start !== -1) {
      this.#at = stop;
      this.#close(stop);
      return;
    }
    this.#close(this.#at);
    this.#add(this.#at, command.trimEnd());
    this.#at = stop === end ? end : stop + 2;
  }

  #close(end: number): void {
    if (this.#start !== -1) this.#add(this.#start, this.#text.slice(this.#start, end).trimEnd());
    this.#start = -1;
    this.#brackets = 0;
    this.#body.reset();
  }

  #add(start: number, sql: string): void {
    for (
      let next = this.#text.indexOf('\n', this.#lineAt);
      next !== -1 && next < start;
      next = this.#text.indexOf('\n', this.#lineAt)
    ) {
      this.#line += 1;
      this.#lineAt = next + 1;
    }
    this.#statements.push({ sql, line: this.#line, translatedFrom: null });
  }
}
