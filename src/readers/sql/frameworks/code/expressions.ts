import { Cursor } from './cursor.ts';
import type { Argument, Chain, Expression, Lambda, Link, Statement } from './syntax.ts';
import type { TextPart, Token } from './token.ts';
import type { Traits } from './traits.ts';

const SCALARS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['nil', 'null', 'None', 'NULL', 'undefined'].map((word) => [word, null] as const),
]);

const CLOSING = new Set([')', ']', '}', ',', ';', ':', '=>', '=']);
const SIGNS_BEFORE = new Set(['!', '-', '+', '&', '*', '**', '...', '~', '%', '..', '@', '^']);

/** Expressions of every language; statements come from the class of its style. */
export abstract class ExpressionParser extends Cursor {
  protected readonly traits: Traits;
  readonly #parseInsertion: (code: string, line: number) => Expression;
  /** True while `do` belongs to the call further out. */
  protected noDo = false;

  constructor(
    tokens: readonly Token[],
    traits: Traits,
    parseInsertion: (code: string, line: number) => Expression,
  ) {
    super(tokens);
    this.traits = traits;
    this.#parseInsertion = parseInsertion;
  }

  /** A function written as a value, or a block that gives one (`if … end`); null for anything else. */
  protected abstract lambda(): Lambda | null;
  /** What stands behind a call and belongs to it: `do |t| … end`, `{ |t| … }`. */
  protected abstract block(): Lambda | null;

  expression(): Expression {
    return this.nested(() => {
      const { line } = this.token;
      const operands = [this.#operand()];
      const signs: string[] = [];
      let conditions = 0;
      for (;;) {
        if (this.#continuesBelow()) this.skipLines();
        const sign = this.token;
        if (sign.kind === 'mark' && sign.text === ':' && conditions > 0) conditions--;
        else if (!this.#isInfix(sign)) break;
        if (sign.text === '?') conditions++;
        signs.push(this.next().text);
        this.skipLines();
        if (this.#isClosed()) break;
        operands.push(this.#operand());
      }
      const [only] = operands;
      if (operands.length === 1 && only !== undefined && signs.length === 0) return only;
      return { kind: 'operation', line, signs, operands };
    });
  }

  #isInfix(token: Token): boolean {
    if (token.kind === 'word') return this.traits.infixes.has(token.text);
    if (token.kind !== 'mark') return false;
    return !CLOSING.has(token.text) && !'([{'.includes(token.text) && token.text !== '\\';
  }

  #isClosed(): boolean {
    return this.done || this.token.kind === 'newline' || this.isMark(')', ']', '}', ',', ';');
  }

  /** A chain may go on at the beginning of the next line. */
  #continuesBelow(): boolean {
    if (this.token.kind !== 'newline') return false;
    let ahead = 1;
    while (this.peek(ahead).kind === 'newline') ahead++;
    const { kind, text } = this.peek(ahead);
    return kind === 'mark' && ['.', '&.', '|>', '<>'].includes(text);
  }

  #operand(): Expression {
    while (
      (this.token.kind === 'mark' && SIGNS_BEFORE.has(this.token.text)) ||
      (this.token.kind === 'word' && this.#isPrefix())
    ) {
      this.next();
    }
    const { token } = this;
    const lambda = this.lambda();
    if (lambda !== null) return this.#postfix(lambda, token.line);
    switch (token.kind) {
      case 'text':
        return this.#postfix(this.#text(), token.line);
      case 'number':
        this.next();
        return this.#postfix(
          { kind: 'scalar', line: token.line, value: Number(token.text.replaceAll('_', '')) },
          token.line,
        );
      case 'word':
        return this.#word();
      case 'mark':
        return this.#marked();
      default:
        if (token.kind === 'label') this.next();
        return { kind: 'operation', line: token.line, signs: [token.text], operands: [] };
    }
  }

  /** `return` and `await` stand in front of something; a method may bear such a name too. */
  #isPrefix(): boolean {
    return this.traits.prefixes.has(this.token.text) && !this.isNamed(this.peek());
  }

  protected isNamed(after: Token): boolean {
    return (
      after.kind === 'newline' ||
      after.kind === 'end' ||
      (after.kind === 'mark' && [':', ',', ')', '=', ';', '.', '}', ']'].includes(after.text))
    );
  }

  #text(): Expression {
    const { line } = this.token;
    const parts: TextPart[] = [...this.next().parts];
    while (this.token.kind === 'text' && this.traits.lines) parts.push(...this.next().parts);
    return {
      kind: 'text',
      line,
      parts: parts.map((part) =>
        typeof part === 'string' ? part : this.#parseInsertion(part.code, part.line),
      ),
    };
  }

  #word(): Expression {
    const token = this.next();
    const scalar = SCALARS.get(token.text);
    if (scalar !== undefined && !this.isMark('(')) {
      return { kind: 'scalar', line: token.line, value: scalar };
    }
    return this.#postfix(null, token.line, [link(token)]);
  }

  #marked(): Expression {
    const { token } = this;
    if (token.text === '(') return this.#postfix(this.#parentheses(), token.line);
    if (token.text === '[' || token.text === '{') {
      const shape = token.text === '[' ? ('list' as const) : ('map' as const);
      const items = this.arguments(token.text === '[' ? ']' : '}');
      return this.#postfix({ kind: 'collection', line: token.line, shape, items }, token.line);
    }
    if (this.traits.member.has(token.text)) {
      // `::ActiveRecord` and `.member` of nothing.
      this.next();
      if (this.token.kind === 'word') return this.#word();
    } else if (!this.#isClosed()) this.next();
    return { kind: 'operation', line: token.line, signs: [token.text], operands: [] };
  }

  #parentheses(): Expression {
    const { line } = this.token;
    const items = this.arguments(')');
    const [only] = items;
    const before = this.tokens[this.at - 2];
    if (items.length === 1 && only !== undefined && only.key === null && before?.text !== ',') {
      return only.value;
    }
    return { kind: 'collection', line, shape: 'tuple', items };
  }

  /** From the opening bracket to behind the closing one. */
  protected arguments(close: string): readonly Argument[] {
    const items: Argument[] = [];
    const noDo = this.noDo;
    this.noDo = false;
    this.next();
    this.skipLines();
    while (!this.done && !this.isMark(close)) {
      const before = this.at;
      items.push(this.argument());
      this.skipLines();
      if (this.isMark(',', ';')) this.next();
      this.skipLines();
      if (this.at === before) this.next();
    }
    this.next();
    this.noDo = noDo;
    return items;
  }

  protected argument(): Argument {
    const spread = this.isMark('*', '**', '...', '..');
    if (this.token.kind === 'label') {
      const key = this.next().text;
      this.skipLines();
      // `f(name:)` hands on a variable of that name.
      if (this.#isClosed()) return { key, value: variable(key, this.token.line), spread };
      return { key, value: this.expression(), spread };
    }
    const { token } = this;
    const after = this.peek();
    const isNamed =
      (token.kind === 'word' || token.kind === 'text' || token.kind === 'number') &&
      after.kind === 'mark' &&
      this.traits.keyMarks.has(after.text);
    if (isNamed && (token.kind === 'word' ? after.text !== '=>' : true)) {
      const key = token.kind === 'text' ? this.#text() : this.next().text;
      this.next();
      return { key: plainKey(key), value: this.#value(), spread };
    }
    const value = this.expression();
    if (this.token.kind !== 'mark' || !this.traits.keyMarks.has(this.token.text)) {
      return { key: null, value, spread };
    }
    this.next();
    return { key: value, value: this.#value(), spread };
  }

  #value(): Expression {
    this.skipLines();
    return this.expression();
  }

  #postfix(head: Expression | null, line: number, links: Link[] = []): Expression {
    for (;;) {
      if (this.#continuesBelow() && this.traits.member.has(this.#below())) this.skipLines();
      if (
        this.isMark('!') &&
        this.peek().kind === 'mark' &&
        this.traits.member.has(this.peek().text)
      ) {
        this.next();
      }
      if (!this.#link(links, head !== null)) break;
    }
    if (links.length === 0 && head !== null) return head;
    return { kind: 'chain', line, head, links };
  }

  #below(): string {
    let ahead = 1;
    while (this.peek(ahead).kind === 'newline') ahead++;
    return this.peek(ahead).text;
  }

  /** Takes one more member, call, index or block; false when the chain ends. */
  #link(links: Link[], hasHead: boolean): boolean {
    const { token } = this;
    const last = links.at(-1);
    if (token.kind === 'mark' && this.traits.member.has(token.text)) {
      const name = this.peek();
      if (name.kind === 'mark' && name.text !== '(') return false;
      this.next();
      if (name.kind === 'mark') links.push({ ...link(name), name: 'call' });
      else links.push(link(this.next()));
      return true;
    }
    if (this.isMark('(') && (last !== undefined || hasHead)) {
      if (this.traits.commands && token.spaced && last?.args === null) {
        return this.#command(links, last);
      }
      if (this.traits.commands && token.spaced) return false;
      const args = this.arguments(')');
      if (last?.args === null) links.splice(-1, 1, { ...last, args });
      else links.push({ name: 'call', line: token.line, args, block: null, generic: null });
      return true;
    }
    if (this.isMark('[') && !(this.traits.commands && token.spaced)) {
      links.push({
        name: '[]',
        line: token.line,
        args: this.arguments(']'),
        block: null,
        generic: null,
      });
      return true;
    }
    if (last === undefined) return false;
    if (this.#generic(links, last)) return true;
    if (token.kind === 'text' && last.args === null && !token.spaced && !this.traits.lines) {
      const args = [{ key: null, value: this.#text(), spread: false }];
      links.splice(-1, 1, { ...last, args });
      return true;
    }
    const block = last.block === null ? this.block() : null;
    if (block !== null) {
      links.splice(-1, 1, { ...last, args: last.args ?? [], block });
      return true;
    }
    return this.#command(links, last);
  }

  /** `AddColumn<string>(`: what stands between the angle brackets is a type. */
  #generic(links: Link[], last: Link): boolean {
    if (!this.isMark('<') || this.traits.lines) return false;
    let ahead = 1;
    let text = '';
    let depth = 1;
    while (ahead < 40) {
      const token = this.peek(ahead);
      if (token.kind === 'mark' && token.text === '<') depth++;
      else if (token.kind === 'mark' && token.text === '>') depth--;
      else if (token.kind !== 'word' && !'.,?[]|'.includes(token.text)) return false;
      if (depth === 0) break;
      text += token.text;
      ahead++;
    }
    if (this.peek(ahead + 1).text !== '(' || depth !== 0) return false;
    this.at += ahead + 1;
    links.splice(-1, 1, { ...last, generic: text });
    return true;
  }

  /** `drop_table :users, force: true` */
  #command(links: Link[], last: Link): boolean {
    if (!this.traits.commands || last.args !== null || last.block !== null) return false;
    if (!this.#startsArgument(this.token)) return false;
    const noDo = this.noDo;
    this.noDo = true;
    const args: Argument[] = [];
    do {
      this.skipLines();
      if (this.done) break;
      args.push(this.argument());
    } while (this.takeMark(','));
    this.noDo = noDo;
    links.splice(-1, 1, { ...last, args });
    return true;
  }

  #startsArgument(token: Token): boolean {
    if (!token.spaced) return false;
    switch (token.kind) {
      case 'text':
      case 'number':
      case 'label':
        return true;
      case 'word':
        return !this.traits.stops.has(token.text) && !this.traits.infixes.has(token.text);
      case 'mark':
        if (token.text === '[' || token.text === '(' || token.text === '->') return true;
        return (
          ['*', '&', '-', '!', '::', '**', '%', ':'].includes(token.text) && !token.spacedAfter
        );
      default:
        return false;
    }
  }

  protected statementsOf(value: Expression): readonly Statement[] {
    return [{ kind: 'run', line: value.line, value }];
  }
}

function link(token: Token): Link {
  return { name: token.text, line: token.line, args: null, block: null, generic: null };
}

function variable(name: string, line: number): Chain {
  const links = [{ name, line, args: null, block: null, generic: null }];
  return { kind: 'chain', line, head: null, links };
}

function plainKey(key: Expression | string): Expression | string {
  if (typeof key === 'string' || key.kind !== 'text') return key;
  const [only] = key.parts;
  return key.parts.length === 1 && typeof only === 'string' ? only : key;
}
