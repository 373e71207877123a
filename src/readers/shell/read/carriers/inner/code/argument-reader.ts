import { bindLoop } from './statements.ts';
import { PrimaryReader } from './primary-reader.ts';
import { DEEPEST } from './token-reader.ts';
import { UNKNOWN_VALUE, type Value } from './value.ts';

/** What is given to calls, and what stands between commas in general. */
export abstract class ArgumentReader extends PrimaryReader {
  private nested = 0;

  argument(args: Value[], named: Map<string, Value>): void {
    const token = this.peek();
    const next = this.peek(1)?.text;
    const key =
      token?.kind === 'name'
        ? token.text
        : token?.kind === 'text'
          ? this.textOf(token).texts?.[0]
          : undefined;
    const names =
      next === '=>' ||
      (token?.kind === 'name' && (next === '=' || (next === ':' && this.language.id !== 'js')));
    if (key !== undefined && names && !(this.language.id === 'js')) {
      this.at += 2;
      named.set(key, this.expression());
      return;
    }
    if (this.is(':') && this.peek(1)?.kind === 'name' && this.is('=>', 2)) {
      const symbol = this.peek(1)?.text ?? '';
      this.at += 3;
      named.set(symbol, this.expression());
      return;
    }
    if (this.comprehension()) return;
    const value = this.expression();
    const after = this.peek();
    const whole = after === undefined || after.kind === 'line' || /^[,)\]};]$/.test(after.text);
    if (this.is('for') && this.language.id === 'python')
      args.push(value.texts === undefined ? value : { items: [value] });
    else if (whole || args.length === 0)
      args.push(
        whole || value.name !== undefined
          ? value
          : { ...UNKNOWN_VALUE, ...(value.calls === undefined ? {} : { calls: value.calls }) },
      );
    this.rest();
  }

  /** Reads on to the next comma or closing mark, for the calls that stand there. */
  protected rest(): void {
    for (;;) {
      const token = this.peek();
      if (token === undefined) return;
      if (token.kind === 'op' && /^[,)\]};]$/.test(token.text)) return;
      if (token.kind === 'line' && this.language.bareCalls) return;
      const before = this.at;
      if (token.kind === 'op' && token.text === '{' && this.depth < DEEPEST) this.braces();
      else if (token.kind === 'name') this.statement();
      else if (token.kind === 'op' && token.text !== '(' && token.text !== '[') this.at += 1;
      else this.expression();
      if (this.at === before) this.at += 1;
    }
  }

  /** Statements between braces: the body of a function that is given to a call. */
  private braces(): void {
    this.at += 1;
    this.depth += 1;
    let open = 1;
    while (this.at < this.tokens.length && open > 0) {
      const before = this.at;
      if (this.is('{') && this.peek()?.kind === 'op') open += 1;
      if (this.is('}') && this.peek()?.kind === 'op') open -= 1;
      this.statement();
      if (this.at === before) this.at += 1;
    }
    this.depth -= 1;
  }

  /** `f(x) for x in list`: binds the name before what stands in front of it is read. */
  private comprehension(): boolean {
    if (this.language.id !== 'python' || this.nested > 2 || this.exhausted) return false;
    let depth = 0;
    for (let ahead = 0; ahead < 60; ahead += 1) {
      const token = this.peek(ahead);
      if (token === undefined) return false;
      if (token.kind === 'op' && /^[([{]$/.test(token.text)) depth += 1;
      if (token.kind === 'op' && /^[)\]}]$/.test(token.text)) depth -= 1;
      if (depth < 0 || (depth === 0 && token.text === ',')) return false;
      if (depth > 0 || token.kind !== 'name' || token.text !== 'for' || ahead === 0) continue;
      const start = this.at;
      this.at += ahead;
      this.nested += 1;
      this.budget.steps -= ahead;
      bindLoop(this);
      this.nested -= 1;
      this.at = start;
      return false;
    }
    return false;
  }
}
