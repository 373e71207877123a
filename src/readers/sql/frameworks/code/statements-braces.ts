import { BraceFunctions } from './functions-braces.ts';
import type { Block, Expression, Statement } from './syntax.ts';

const MODIFIERS = new Set(
  'export default public protected private internal static override abstract final readonly declare virtual sealed partial async unsafe'.split(
    ' ',
  ),
);
const HEADED = new Set(
  'if for foreach while switch catch using lock elseif with do try else finally'.split(' '),
);
const SKIPPED = new Set('import use using package'.split(' '));

/** Statements of JavaScript, TypeScript, PHP and C#. */
export class BraceParser extends BraceFunctions {
  program(): readonly Statement[] {
    const statements: Statement[] = [];
    while (!this.done) statements.push(...this.#step(false));
    return statements;
  }

  /** One statement; always moves on. */
  #step(inClass: boolean): readonly Statement[] {
    const before = this.at;
    const statements = this.nested(() => this.#statement(inClass));
    if (this.at === before) this.next();
    return statements;
  }

  #statement(inClass: boolean): readonly Statement[] {
    if (this.isMark(';', ',', ')', ']', '}')) {
      this.next();
      return [];
    }
    while (this.token.kind === 'word' && MODIFIERS.has(this.token.text)) {
      if (this.isNamed(this.peek()) || this.peek().text === '(') break;
      this.next();
    }
    const { token } = this;
    if (this.isMark('{')) return this.#braces();
    if (token.kind === 'word') {
      if (['class', 'interface', 'namespace', 'trait', 'enum', 'module'].includes(token.text)) {
        if (this.peek().kind === 'word') return this.class();
      }
      if (token.text === 'function') {
        const define = this.#function();
        if (define !== null) return define;
      }
      if (inClass) return this.#member();
      if (HEADED.has(token.text) && !this.isNamed(this.peek())) {
        if (token.text !== 'using' || this.peek().text === '(') return [this.#headed()];
      }
      if (SKIPPED.has(token.text) && this.peek().text !== '(') return this.#skipTo(';');
      if (token.text === 'throw') return this.#raise();
      if (['const', 'let', 'var'].includes(token.text)) this.next();
    } else if (inClass && this.isMark('[')) {
      // An attribute of a member.
      this.arguments(']');
      return [];
    }
    return this.#assignment();
  }

  #assignment(): readonly Statement[] {
    const { line } = this.token;
    const value = this.expression();
    if (this.isMark(':') && !this.isMark(';')) this.#skipType();
    // `string name = …` in C#.
    if (this.token.kind === 'word' && this.peek().text === '=') return this.#assignment();
    if (!this.isMark('=', '??=')) return [{ kind: 'run', line, value }];
    this.next();
    return [{ kind: 'assign', line, target: nameOf(value), value: this.expression() }];
  }

  #skipType(): void {
    while (!this.done && !this.isMark('=', ';', ',', ')', '}', '=>')) {
      const { partner } = this.token;
      if (partner > this.at) this.at = partner;
      this.next();
    }
  }

  #skipTo(mark: string): readonly Statement[] {
    const { line } = this.token;
    while (!this.done && !this.isMark(mark)) {
      // A line without its semicolon.
      if (this.token.line > line && !this.isMark('}', 'from') && this.token.kind === 'word') {
        if (this.tokens[this.at - 1]?.kind === 'text') break;
      }
      const { partner } = this.token;
      if (partner > this.at) this.at = partner;
      this.next();
    }
    return [];
  }

  #raise(): readonly Statement[] {
    const { line } = this.next();
    return [{ kind: 'raise', line, value: this.expression() }];
  }

  protected class(): readonly Statement[] {
    const { line } = this.next();
    const name = this.next().text;
    const bases: Expression[] = [];
    while (!this.done && !this.isMark('{', ';')) {
      const before = this.at;
      if (this.token.kind === 'word') bases.push(this.expression());
      if (this.at === before) this.next();
    }
    if (!this.isMark('{')) return [];
    return [{ kind: 'class', line, name, bases, body: this.body(true) }];
  }

  /** `function name(…) {…}`; null for a function that is a value. */
  #function(): readonly Statement[] | null {
    let ahead = 1;
    while (this.peek(ahead).text === '*' || this.peek(ahead).text === '&') ahead++;
    if (this.peek(ahead).kind !== 'word' || this.peek(ahead + 1).text !== '(') return null;
    this.at += ahead;
    return this.#member();
  }

  /** A method or property of a class. */
  #member(): readonly Statement[] {
    const { line } = this.token;
    let ahead = 0;
    while (!['(', '{', '=', ';', '}', '=>'].includes(this.peek(ahead).text)) {
      if (this.peek(ahead).kind === 'end') break;
      ahead++;
    }
    if (this.peek(ahead).text !== '(' || ahead === 0) return this.#property(ahead);
    const name = this.peek(ahead - 1).text;
    this.at += ahead;
    const params = this.params();
    if (this.isMark('=>')) {
      this.next();
      return [{ kind: 'define', line, name, params, body: this.statementsOf(this.expression()) }];
    }
    while (!this.done && !this.isMark('{', ';', '}')) this.next();
    if (!this.isMark('{')) return [];
    return [{ kind: 'define', line, name, params, body: this.body(false) }];
  }

  #property(ahead: number): readonly Statement[] {
    const { line } = this.token;
    const target = this.peek(Math.max(0, ahead - 1));
    this.at += ahead;
    if (this.isMark('=', '=>')) {
      this.next();
      const name = target.kind === 'word' ? target.text : '';
      return [{ kind: 'assign', line, target: name, value: this.expression() }];
    }
    return this.isMark('{')
      ? [{ kind: 'class', line, name: '', bases: [], body: this.body(true) }]
      : [];
  }

  protected body(inClass: boolean): readonly Statement[] {
    const end = this.token.partner;
    this.next();
    const statements: Statement[] = [];
    while (!this.done && (end === -1 ? !this.isMark('}') : this.at < end)) {
      statements.push(...this.#step(inClass));
    }
    if (end !== -1) this.at = end;
    this.next();
    return statements;
  }

  #braces(): readonly Statement[] {
    return [
      {
        kind: 'block',
        line: this.token.line,
        word: 'block',
        heads: [],
        names: [],
        body: this.body(false),
      },
    ];
  }

  #headed(): Block {
    const { line, text: word } = this.next();
    const heads: Expression[] = [];
    const names: string[] = [];
    this.takeWord('await');
    if (this.isMark('(')) this.#head(word, heads, names);
    // PHP's `if (…): … endif;` goes on as plain statements.
    this.takeMark(':');
    const body = this.isMark('{') ? this.body(false) : this.#step(false);
    return { kind: 'block', line, word, heads, names, body };
  }

  #head(word: string, heads: Expression[], names: string[]): void {
    const end = this.token.partner;
    this.next();
    while (!this.done && (end === -1 ? !this.isMark(')') : this.at < end)) {
      const before = this.at;
      if (this.isWord('const', 'let', 'var')) this.next();
      if (word === 'for' && this.token.kind === 'word' && /^(?:of|in)$/.test(this.peek().text)) {
        names.push(this.next().text);
        this.next();
      }
      const value = this.expression();
      heads.push(
        ...(value.kind === 'operation'
          ? this.#loop(word, value.operands, value.signs, names)
          : [value]),
      );
      if (this.isMark('=')) this.next();
      if (this.at === before) this.next();
    }
    if (end !== -1) this.at = end;
    this.next();
  }

  /** `$items as $item`, `var item in items`. */
  #loop(
    word: string,
    operands: readonly Expression[],
    signs: readonly string[],
    names: string[],
  ): readonly Expression[] {
    const [first, second] = operands;
    if (word !== 'foreach' || first === undefined || second === undefined) return operands;
    if (signs[0] === 'as') {
      names.push(...operands.slice(1).map(nameOf));
      return [first];
    }
    names.push(nameOf(first));
    return [second];
  }

  protected block(): null {
    return null;
  }
}

function nameOf(value: Expression): string {
  if (value.kind === 'chain' && value.head === null) {
    return value.links.map(({ name }) => name).join('.');
  }
  const last = value.kind === 'operation' ? value.operands.at(-1) : undefined;
  return last === undefined ? '' : nameOf(last);
}
