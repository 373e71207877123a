import { ChainParser, linkOf } from './chains.ts';
import type { Argument, Chain, Expression, Lambda, Statement } from './syntax.ts';
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
export abstract class ExpressionParser extends ChainParser {
  readonly #parseInsertion: (code: string, line: number) => Expression;

  constructor(
    tokens: readonly Token[],
    traits: Traits,
    parseInsertion: (code: string, line: number) => Expression,
  ) {
    super(tokens, traits);
    this.#parseInsertion = parseInsertion;
  }

  /** A function written as a value, or a block that gives one (`if … end`); null for anything else. */
  protected abstract lambda(): Lambda | null;

  expression(): Expression {
    return this.nested(() => {
      const { line } = this.token;
      const operands = [this.#operand()];
      const signs: string[] = [];
      let conditions = 0;
      for (;;) {
        if (this.continuesBelow()) this.skipLines();
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

  #operand(): Expression {
    while (
      (this.token.kind === 'mark' && SIGNS_BEFORE.has(this.token.text)) ||
      (this.token.kind === 'word' && this.#isPrefix())
    ) {
      this.next();
    }
    const { token } = this;
    const lambda = this.lambda();
    if (lambda !== null) return this.postfix(lambda, token.line);
    switch (token.kind) {
      case 'text':
        return this.postfix(this.textLiteral(), token.line);
      case 'number':
        this.next();
        return this.postfix(
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

  protected textLiteral(): Expression {
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
    return this.postfix(null, token.line, [linkOf(token)]);
  }

  #marked(): Expression {
    const { token } = this;
    if (token.text === '(') return this.postfix(this.#parentheses(), token.line);
    if (token.text === '[' || token.text === '{') {
      const shape = token.text === '[' ? ('list' as const) : ('map' as const);
      const items = this.arguments(token.text === '[' ? ']' : '}');
      return this.postfix({ kind: 'collection', line: token.line, shape, items }, token.line);
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
      const key = token.kind === 'text' ? this.textLiteral() : this.next().text;
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

  protected statementsOf(value: Expression): readonly Statement[] {
    return [{ kind: 'run', line: value.line, value }];
  }
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
