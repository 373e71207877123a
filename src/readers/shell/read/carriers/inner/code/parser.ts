import { ExpressionReader } from './expression.ts';
import { bindLoop, importJs, importPython, skipFunction } from './statements.ts';
import type { Token } from './tokens.ts';
import { joinedValues, UNKNOWN_VALUE } from './value.ts';

/**
 * Reads tokens as far as calls need: names and what they stand for, values that are known, and what is
 * given to calls. What it does not understand it steps over, one token at a time, so it always ends.
 */
export class CodeReader extends ExpressionReader {
  run(): void {
    while (this.at < this.tokens.length) {
      const before = this.at;
      this.statement();
      if (this.at === before) this.at += 1;
    }
  }

  statement(): void {
    const token = this.peek();
    if (token === undefined) return;
    if (token.kind === 'line' || /^[;{}]$/.test(token.text)) {
      this.at += 1;
      return;
    }
    if (token.kind === 'name') {
      if (skipFunction(this) || importPython(this) || importJs(this) || bindLoop(this)) return;
      if (this.assignment()) return;
    }
    this.expression();
  }

  /** `name = value`, `const { a: b } = value`, `my ($a, $b) = …`. */
  private assignment(): boolean {
    const start = this.at;
    if (/^(?:const|let|var|my|our|local|val|def|final|auto)$/.test(this.peek()?.text ?? ''))
      this.at += 1;
    const pattern = this.peek();
    if (pattern?.text === '{' && start !== this.at) return this.destructured();
    if (pattern?.kind !== 'name') {
      this.at = start;
      return false;
    }
    let { text } = pattern;
    let next = this.at + 1;
    while (this.tokens[next]?.text === '.' && this.tokens[next + 1]?.kind === 'name') {
      text += `.${this.tokens[next + 1]?.text ?? ''}`;
      next += 2;
    }
    if (
      this.tokens[next]?.text === ':' &&
      this.tokens[next + 1]?.kind === 'name' &&
      this.tokens[next + 2]?.text === '='
    )
      next += 2;
    const operator = this.tokens[next]?.text;
    const assigns =
      operator === '=' ||
      operator === '+=' ||
      operator === '.=' ||
      operator === ':=' ||
      operator === '<-';
    if (!assigns) {
      this.at = start;
      return false;
    }
    this.at = next + 1;
    const value = this.expression();
    const before = this.scope.get(text) ?? UNKNOWN_VALUE;
    this.scope.set(
      text,
      operator === '+=' || operator === '.=' ? joinedValues(before, value) : value,
    );
    return true;
  }

  private destructured(): boolean {
    this.at += 1;
    const names: [string, string][] = [];
    while (this.peek() !== undefined && !this.is('}')) {
      const key = this.peek();
      if (key?.kind === 'name') {
        const renamed = this.is(':', 1) ? this.peek(2) : undefined;
        names.push([key.text, renamed?.text ?? key.text]);
        if (renamed !== undefined) this.at += 2;
      }
      this.at += 1;
    }
    this.at += 1;
    if (!this.is('=')) return true;
    this.at += 1;
    const value = this.expression();
    for (const [key, name] of names) this.scope.set(name, this.member(value, key));
    return true;
  }

  protected within(tokens: readonly Token[]): CodeReader {
    const { language, hooks, skipped, scope, budget } = this;
    return new CodeReader(tokens, language, hooks, skipped, scope, budget);
  }
}
