import { ExpressionParser } from './expressions.ts';
import type { Expression, Lambda, Statement } from './syntax.ts';
import { CodeFault } from './token.ts';

const BLOCKS = new Set('if unless while until case for begin with try cond receive'.split(' '));
const BRANCHES = new Set('else elsif when rescue ensure after catch in'.split(' '));
const CLASSES = new Set('class module defmodule defimpl defprotocol'.split(' '));
const DEFINES = new Set('def defp defmacro'.split(' '));
const ASSIGNS = ['=', '||=', '+=', '-=', '&&=', '<-'];

/** Statements of Ruby and Elixir: `def … end`, `do … end`. */
export class EndParser extends ExpressionParser {
  program(): readonly Statement[] {
    const statements: Statement[] = [];
    while (!this.done) {
      statements.push(...this.#body());
      if (!this.done) this.next();
    }
    return statements;
  }

  /** Statements up to `end`, a closing brace or the end of the file; does not take it. */
  #body(): readonly Statement[] {
    const statements: Statement[] = [];
    const noDo = this.noDo;
    this.noDo = false;
    for (;;) {
      while (this.token.kind === 'newline' || this.isMark(';')) this.next();
      if (this.done || this.isWord('end') || this.isMark('}')) break;
      const before = this.at;
      statements.push(...this.nested(() => this.#statement()));
      if (this.at === before) this.next();
    }
    this.noDo = noDo;
    return statements;
  }

  #untilEnd(): readonly Statement[] {
    const { line } = this.token;
    const body = this.#body();
    if (!this.takeWord('end')) throw new CodeFault(line, 'a block does not end');
    return body;
  }

  #statement(): readonly Statement[] {
    const { token } = this;
    if (token.kind === 'word') {
      if (DEFINES.has(token.text)) return this.#define();
      if (CLASSES.has(token.text) && this.peek().kind !== 'mark') return this.#class();
      if (BRANCHES.has(token.text)) return this.#branch();
      if (token.text === 'raise' || token.text === 'fail') return this.#modified(this.#raise());
    }
    const first = this.expression();
    return this.#modified(this.#assigned(first));
  }

  #assigned(first: Expression): Statement {
    const { line } = first;
    // `a, b = …`: each is something that nobody knows.
    if (this.isMark(',')) while (this.takeMark(',')) this.expression();
    if (!this.isMark(...ASSIGNS)) return { kind: 'run', line, value: first };
    this.next();
    this.skipLines();
    return { kind: 'assign', line, target: targetOf(first), value: this.expression() };
  }

  /** `… if condition` */
  #modified(statement: Statement): readonly Statement[] {
    let done = statement;
    while (this.isWord('if', 'unless', 'while', 'until', 'rescue')) {
      const { text: word, line } = this.next();
      done = { kind: 'block', line, word, heads: [this.expression()], names: [], body: [done] };
    }
    return [done];
  }

  #raise(): Statement {
    const { line } = this.next();
    if (this.token.kind === 'newline' || this.isWord('if', 'unless')) {
      return { kind: 'raise', line, value: null };
    }
    const value = this.expression();
    while (this.takeMark(',')) this.expression();
    return { kind: 'raise', line, value };
  }

  /** `else`, `rescue`, …: what follows is run in some cases, as the body before it. */
  #branch(): readonly Statement[] {
    const { line, text: word } = this.next();
    const heads: Expression[] = [];
    while (
      !this.done &&
      this.token.kind !== 'newline' &&
      !this.isWord('then') &&
      !this.isMark(';')
    ) {
      const before = this.at;
      heads.push(this.expression());
      this.takeMark(',');
      this.takeMark('=>');
      if (this.isMark('->')) break;
      if (this.at === before) this.next();
    }
    this.takeWord('then');
    this.takeMark('->');
    return heads.length === 0 ? [] : [{ kind: 'block', line, word, heads, names: [], body: [] }];
  }

  #define(): readonly Statement[] {
    const { line } = this.next();
    let name = this.next().text;
    while (this.takeMark('.')) name = this.next().text;
    const params: string[] = [];
    const inBrackets = this.isMark('(');
    const end = inBrackets ? this.token.partner : -1;
    while (
      !this.done &&
      this.token.kind !== 'newline' &&
      !this.isWord('do') &&
      !this.isMark(';', '=')
    ) {
      if (end !== -1 && this.at > end) break;
      if (this.token.kind === 'label' && this.token.text === 'do') break;
      if (this.token.kind === 'word' || this.token.kind === 'label') params.push(this.token.text);
      this.next();
    }
    if (this.isMark(',')) this.next();
    if (this.token.kind === 'label' || this.isMark('=')) {
      // `def up, do: …` and `def up = …`
      this.next();
      return [{ kind: 'define', line, name, params, body: this.statementsOf(this.expression()) }];
    }
    this.takeWord('do');
    return [{ kind: 'define', line, name, params, body: this.#untilEnd() }];
  }

  #class(): readonly Statement[] {
    const { line } = this.next();
    let name = this.next().text;
    while (this.isMark('::', '.')) {
      this.next();
      name = this.next().text;
    }
    const bases: Expression[] = [];
    if (this.isMark('<')) {
      this.next();
      bases.push(this.expression());
    }
    while (!this.done && this.token.kind !== 'newline' && !this.isWord('do') && !this.isMark(';')) {
      this.next();
    }
    this.takeWord('do');
    return [{ kind: 'class', line, name, bases, body: this.#untilEnd() }];
  }

  protected lambda(): Lambda | null {
    const { token } = this;
    if (this.isMark('->') || (this.isWord('fn') && this.traits.keyMarks.has('=>'))) {
      return token.text === 'fn' ? this.#fn() : this.#arrow();
    }
    if (token.kind !== 'word' || !BLOCKS.has(token.text) || this.isNamed(this.peek())) {
      if (!this.isWord('begin', 'cond')) return null;
    }
    return this.#blockValue();
  }

  #blockValue(): Lambda {
    const { line, text: word } = this.next();
    const heads: Expression[] = [];
    const names: string[] = [];
    const noDo = this.noDo;
    this.noDo = true;
    while (
      !this.done &&
      this.token.kind !== 'newline' &&
      !this.isWord('do', 'then') &&
      !this.isMark(';')
    ) {
      const before = this.at;
      if (word === 'for' && this.token.kind === 'word' && /^(?:in|<-)$/.test(this.peek().text)) {
        names.push(this.next().text);
        this.next();
      }
      if (this.token.kind === 'label' && this.token.text === 'do') {
        this.next();
        this.noDo = noDo;
        const inner = this.statementsOf(this.expression());
        return {
          kind: 'lambda',
          line,
          params: [],
          body: [{ kind: 'block', line, word, heads, names, body: inner }],
        };
      }
      heads.push(this.expression());
      if (this.isMark(',', '=', '<-')) this.next();
      if (this.at === before) this.next();
    }
    this.noDo = noDo;
    if (this.isWord('do', 'then')) this.next();
    const body = this.#untilEnd();
    return {
      kind: 'lambda',
      line,
      params: [],
      body: [{ kind: 'block', line, word, heads, names, body }],
    };
  }

  #fn(): Lambda {
    const { line } = this.next();
    const params: string[] = [];
    while (!this.done && !this.isMark('->') && !this.isWord('end')) {
      if (this.token.kind === 'word') params.push(this.token.text);
      this.next();
    }
    this.takeMark('->');
    return { kind: 'lambda', line, params, body: this.#untilEnd() };
  }

  #arrow(): Lambda | null {
    const { line } = this.next();
    const params: string[] = [];
    while (!this.done && !this.isMark('{') && !this.isWord('do') && this.token.kind !== 'newline') {
      if (this.token.kind === 'word') params.push(this.token.text);
      this.next();
    }
    const inner = this.block();
    return { kind: 'lambda', line, params, body: inner?.body ?? [] };
  }

  protected block(): Lambda | null {
    const { line } = this.token;
    const isDo = this.isWord('do') && !this.noDo;
    const isBraces =
      this.isMark('{') && !this.traits.prefixes.has('await') && this.traits.infixes.size === 2;
    if (!isDo && !isBraces) return null;
    this.next();
    const params: string[] = [];
    if (this.isMark('|')) {
      this.next();
      while (!this.done && !this.isMark('|') && this.token.kind !== 'newline') {
        if (this.token.kind === 'word') params.push(this.token.text);
        this.next();
      }
      this.takeMark('|');
    }
    const body = this.#body();
    if (!isDo) this.takeMark('}');
    else if (!this.takeWord('end')) throw new CodeFault(line, 'a block does not end');
    return { kind: 'lambda', line, params, body };
  }
}

function targetOf(value: Expression): string {
  if (value.kind !== 'chain' || value.head !== null) return '';
  return value.links.map(({ name }) => name).join('.');
}
