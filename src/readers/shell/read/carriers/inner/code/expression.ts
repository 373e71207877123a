import { UNKNOWN } from '../../../../types.ts';
import { ArgumentReader } from './argument-reader.ts';
import { ALONE, END_OF_BARE, homeFolder } from './names.ts';
import { pureValue } from './pure.ts';
import { DEEPEST } from './token-reader.ts';
import type { Token } from './tokens.ts';
import {
  type Call,
  formatted,
  itemOf,
  joinedValues,
  receiverOf,
  textValue,
  UNKNOWN_VALUE,
  type Value,
} from './value.ts';

/** Longer chains of members are known by their end. */
const LONGEST_NAME = 400;
const OVER_ITEMS = /(?:^|\.)(?:forEach|map|each|each_with_index|for_each|flatMap|filter|some)$/;

/** Values, calls and members; statements are left to whoever extends it. */
export abstract class ExpressionReader extends ArgumentReader {
  expression(): Value {
    this.budget.steps -= 1;
    if (this.budget.steps <= 0) this.at = this.tokens.length;
    this.depth += 1;
    if (this.depth > DEEPEST) {
      this.at += 1;
      this.depth -= 1;
      return UNKNOWN_VALUE;
    }
    let value = this.postfix();
    for (;;) {
      const operator = this.peek();
      if (operator?.kind !== 'op') break;
      if (this.language.concatenation.includes(operator.text)) {
        this.at += 1;
        this.skipLines();
        value = joinedValues(value, this.postfix());
      } else if (operator.text === '/' && value.name === 'pathlib.Path()') {
        this.at += 1;
        const right = this.postfix();
        value = {
          ...value,
          ...joinedValues(joinedValues(value, textValue('/')), right),
          name: value.name,
        };
      } else if (
        operator.text === '%' &&
        this.language.id === 'python' &&
        value.texts !== undefined
      ) {
        this.at += 1;
        value = formatted(value, this.postfix());
      } else break;
    }
    this.depth -= 1;
    return value;
  }

  private postfix(): Value {
    let value = this.primary();
    for (;;) {
      const token = this.peek();
      if (token === undefined) return value;
      if (token.kind === 'line') {
        const next = this.peek(1)?.text;
        if ((next !== '.' && next !== '?.') || this.language.concatenation.includes('.'))
          return value;
        this.at += 1;
      } else if (this.memberFollows(token)) {
        this.at += 1;
        const name = this.peek();
        if (name?.kind === 'name') {
          this.at += 1;
          value = this.member(value, name.text);
          if (this.language.id === 'ruby' && ALONE.test(name.text) && this.standsAlone())
            value = this.finish(value, [], new Map());
        } else if (token.text !== '?.') return value;
      } else if (token.text === '(' && token.kind === 'op') value = this.call(value);
      else if (token.text === '[' && !(token.apart && this.language.bareCalls))
        value = this.index(value);
      else if (token.kind === 'text' && token.template && value.name !== undefined) {
        this.at += 1;
        value = this.finish(value, [this.textOf(token)], new Map(), '``');
      } else if (this.language.id === 'ruby' && this.is('|', 1) && /^(?:\{|do)$/.test(token.text)) {
        return this.block(value, value);
      } else if (this.barely(value, token)) value = this.bareCall(value);
      else return value;
    }
  }

  /** Whether a method of Ruby is called with nothing. */
  private standsAlone(): boolean {
    const token = this.peek();
    return (
      token === undefined ||
      token.kind === 'line' ||
      (token.kind === 'op' && /^[;})|&]/.test(token.text))
    );
  }

  private memberFollows({ kind, text }: Token): boolean {
    if (kind !== 'op') return false;
    if (text === '->' || text === '::' || text === '?.') return true;
    if (text === ':' && this.language.id === 'lua') return true;
    return text === '.' && !this.language.concatenation.includes('.');
  }

  /** Whether what follows a name is given to it without parentheses. */
  private barely(value: Value, token: Token): boolean {
    if (!this.language.bareCalls || value.name === undefined || !token.apart) {
      return this.language.id === 'lua' && token.kind === 'text' && value.name !== undefined;
    }
    const previous = this.tokens[this.at - 1];
    if (previous?.kind !== 'name' || previous.text.startsWith('$')) return false;
    if (token.kind === 'text' || token.kind === 'words' || token.kind === 'command') return true;
    if (token.kind === 'name') return !END_OF_BARE.test(token.text);
    return token.text === '[' || (token.text === '*' && this.peek(1)?.apart === false);
  }

  private bareCall(value: Value): Value {
    const args: Value[] = [];
    const named = new Map<string, Value>();
    for (;;) {
      this.argument(args, named);
      while (this.peek() !== undefined && !this.endsBare(this.peek())) {
        if (this.is(',')) break;
        this.at += 1;
      }
      if (!this.is(',')) break;
      this.at += 1;
      this.skipLines();
    }
    return this.block(value, this.finish(value, args, named));
  }

  private endsBare(token: Token | undefined): boolean {
    if (token === undefined || token.kind === 'line') return true;
    return token.kind === 'op'
      ? /^[;)}\]{]$/.test(token.text)
      : token.kind === 'name' && END_OF_BARE.test(token.text);
  }

  private call(value: Value): Value {
    this.at += 1;
    const args: Value[] = [];
    const named = new Map<string, Value>();
    if (OVER_ITEMS.test(value.name ?? '')) this.bindCallback(value);
    this.list(')', () => this.argument(args, named));
    return this.block(value, this.finish(value, args, named));
  }

  /** `value { |name| …` and `value do |name|`: the name stands for each of what it goes over. */
  private block(callee: Value, result: Value): Value {
    const opens = this.is('{') || this.is('do');
    if (opens && this.is('|', 1) && this.peek(2)?.kind === 'name') {
      const name = this.peek(2)?.text ?? '';
      const over = OVER_ITEMS.test(callee.name ?? '') ? callee : result;
      this.scope.set(name, itemOf(over));
      this.at += 3;
    }
    return result;
  }

  /** `.forEach(name =>`, `.forEach((name) =>`, `.forEach(function (name)`. */
  private bindCallback(value: Value): void {
    let ahead = 0;
    while (/^(?:async|function|\()$/.test(this.peek(ahead)?.text ?? '') && ahead < 4) ahead += 1;
    const name = this.peek(ahead);
    if (name?.kind === 'name') this.scope.set(name.text, itemOf(value));
  }

  private finish(
    callee: Value,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
    mark = '()',
  ): Value {
    const name = callee.name;
    if (name === undefined) return UNKNOWN_VALUE;
    const chain = callee.calls ?? [];
    const on = receiverOf(callee);
    const call: Call = { name: mark === '()' ? name : name + mark, args, named, chain, on };
    const pure = pureValue(call, this.language.id);
    if (pure !== null) return { calls: [...chain, call].slice(-12), ...pure };
    this.hooks.called(call);
    return { name: `${name}${mark}`.slice(-LONGEST_NAME), calls: [...chain, call].slice(-12) };
  }

  member(value: Value, key: string): Value {
    const field = value.entries?.get(key);
    if (field !== undefined) return field;
    const name = `${value.name ?? UNKNOWN}.${key}`.slice(-LONGEST_NAME);
    const whole = this.scope.get(name);
    if (whole !== undefined && value.calls === undefined) return whole;
    return { ...value, name, ...homeFolder(name) };
  }

  private index(value: Value): Value {
    this.at += 1;
    const inside: Value[] = [];
    this.list(']', () => inside.push(this.expression()));
    const key = inside[0]?.texts?.[0];
    if (key === undefined) return { ...value, name: `${value.name ?? ''}.${UNKNOWN}` };
    const item = /^\d+$/.test(key) ? value.items?.[Number(key)] : undefined;
    if (item !== undefined) return item;
    if (value.name === 'Dir' && this.language.id === 'ruby')
      return { name: 'Dir[]', texts: [key], glob: true };
    if (/^\d+$/.test(key) || value.name === undefined) return UNKNOWN_VALUE;
    return inside[0]?.texts?.length === 1 ? this.member(value, key) : UNKNOWN_VALUE;
  }
}
