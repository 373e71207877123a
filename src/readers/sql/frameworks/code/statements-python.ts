import { ExpressionParser } from './expressions.ts';
import type { Argument, Expression, Lambda, Statement } from './syntax.ts';

const BLOCKS = new Set('if elif else for while with try except finally async'.split(' '));
const SKIPPED = new Set('import from global nonlocal pass break continue'.split(' '));

/** Statements of Python, told apart by how far they stand from the margin. */
export class PythonParser extends ExpressionParser {
  program(): readonly Statement[] {
    const statements: Statement[] = [];
    this.skipLines();
    while (!this.done) {
      statements.push(...this.#suiteAt(this.token.column));
      this.skipLines();
    }
    return statements;
  }

  /** Statements that stand at a column or further in. */
  #suiteAt(column: number): readonly Statement[] {
    const statements: Statement[] = [];
    for (;;) {
      this.skipLines();
      if (this.done || this.token.column < column) break;
      const before = this.at;
      statements.push(...this.nested(() => this.#statement()));
      if (this.at === before) this.next();
    }
    return statements;
  }

  /** What belongs to a head: the lines further in, or the rest of its own. */
  #suite(column: number): readonly Statement[] {
    while (!this.done && !this.isMark(':') && this.token.kind !== 'newline') this.next();
    this.takeMark(':');
    if (this.token.kind !== 'newline') return this.#line();
    this.skipLines();
    return this.token.column > column ? this.#suiteAt(this.token.column) : [];
  }

  #line(): readonly Statement[] {
    const statements: Statement[] = [];
    while (!this.done && this.token.kind !== 'newline') {
      const before = this.at;
      statements.push(...this.#statement());
      this.takeMark(';');
      if (this.at === before) this.next();
    }
    return statements;
  }

  #statement(): readonly Statement[] {
    const { token } = this;
    if (this.isMark('@')) return this.#skipLine();
    if (token.kind === 'word') {
      if (token.text === 'async') this.next();
      if (this.isWord('def')) return this.#define(token.column);
      if (this.isWord('class')) return this.#class(token.column);
      if (BLOCKS.has(this.token.text)) return this.#block(token.column);
      if (SKIPPED.has(token.text)) return this.#skipLine();
      if (token.text === 'raise') return this.#raise();
    }
    return this.#assignment();
  }

  #skipLine(): readonly Statement[] {
    while (!this.done && this.token.kind !== 'newline') this.next();
    return [];
  }

  #raise(): readonly Statement[] {
    const { line } = this.next();
    const value = this.token.kind === 'newline' ? null : this.expression();
    return [{ kind: 'raise', line, value }];
  }

  #define(column: number): readonly Statement[] {
    const { line } = this.next();
    const name = this.next().text;
    const params = this.isMark('(') ? this.arguments(')').map(paramName) : [];
    return [{ kind: 'define', line, name, params, body: this.#suite(column) }];
  }

  #class(column: number): readonly Statement[] {
    const { line } = this.next();
    const name = this.next().text;
    const bases = this.isMark('(') ? this.arguments(')').map(({ value }) => value) : [];
    return [{ kind: 'class', line, name, bases, body: this.#suite(column) }];
  }

  #block(column: number): readonly Statement[] {
    const { line, text: word } = this.next();
    const heads: Expression[] = [];
    const names: string[] = [];
    if (word === 'for') {
      while (!this.done && !this.isWord('in') && this.token.kind !== 'newline') {
        if (this.token.kind === 'word') names.push(this.token.text);
        this.next();
      }
      this.takeWord('in');
    }
    while (!this.done && !this.isMark(':') && this.token.kind !== 'newline') {
      const before = this.at;
      if (this.takeWord('as')) {
        if (this.token.kind === 'word') names.push(this.next().text);
      } else heads.push(this.expression());
      this.takeMark(',');
      if (this.at === before) this.next();
    }
    return [{ kind: 'block', line, word, heads, names, body: this.#suite(column) }];
  }

  #assignment(): readonly Statement[] {
    const { line } = this.token;
    const first = this.expression();
    while (this.takeMark(',')) this.expression();
    if (this.isMark(':')) {
      // `name: type = value`
      this.next();
      this.expression();
    }
    if (!this.isMark('=', '+=', '-=', '*=', '|=', ':='))
      return [{ kind: 'run', line, value: first }];
    this.next();
    const value = this.expression();
    const items: Argument[] = [{ key: null, value, spread: false }];
    while (this.takeMark(',')) {
      if (this.token.kind === 'newline') break;
      items.push({ key: null, value: this.expression(), spread: false });
    }
    // `a = b = c`
    if (this.isMark('='))
      return [{ kind: 'assign', line, target: targetOf(first), value: this.#rest() }];
    return [
      {
        kind: 'assign',
        line,
        target: targetOf(first),
        value: items.length === 1 ? value : { kind: 'collection', line, shape: 'tuple', items },
      },
    ];
  }

  #rest(): Expression {
    let value: Expression = { kind: 'scalar', line: this.token.line, value: null };
    while (this.takeMark('=')) value = this.expression();
    return value;
  }

  protected lambda(): Lambda | null {
    if (!this.isWord('lambda')) return null;
    const { line } = this.next();
    const params: string[] = [];
    while (!this.done && !this.isMark(':') && this.token.kind !== 'newline') {
      if (this.token.kind === 'word') params.push(this.token.text);
      this.next();
    }
    this.takeMark(':');
    return { kind: 'lambda', line, params, body: this.statementsOf(this.expression()) };
  }

  protected block(): null {
    return null;
  }
}

function paramName({ key, value }: Argument): string {
  return typeof key === 'string' ? key : targetOf(value);
}

function targetOf(value: Expression): string {
  if (value.kind !== 'chain' || value.head !== null) return '';
  return value.links.map(({ name }) => name).join('.');
}
