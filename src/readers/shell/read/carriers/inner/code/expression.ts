import { UNKNOWN } from '../../../../types.ts';
import { bindLoop } from './statements.ts';
import type { Language } from './language.ts';
import { pureValue } from './pure.ts';
import type { Token } from './tokens.ts';
import { ALONE, END_OF_BARE, homeFolder } from './names.ts';
import type { ReaderHooks } from './hooks.ts';
import {
  type Call,
  itemOf,
  joinedValues,
  textValue,
  UNKNOWN_VALUE,
  type Value,
  formatted,
  receiverOf,
} from './value.ts';

const DEEPEST = 60;
/** Longer chains of members are known by their end. */
const LONGEST_NAME = 400;
const OVER_ITEMS = /(?:^|\.)(?:forEach|map|each|each_with_index|for_each|flatMap|filter|some)$/;

/** Values, calls and what is given to them; statements are left to whoever extends it. */
export abstract class ExpressionReader {
  readonly scope: Map<string, Value>;
  at = 0;
  private depth = 0;
  private nested = 0;
  /** Steps that are left. What is read twice, as comprehensions are, must not be read without end. */
  protected readonly budget: { steps: number };
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly hooks: ReaderHooks;
  /** Names of functions whose bodies are not run. */
  readonly skipped: ReadonlySet<string>;

  constructor(
    tokens: readonly Token[],
    language: Language,
    hooks: ReaderHooks,
    skipped: ReadonlySet<string>,
    scope = new Map<string, Value>(),
    budget = { steps: tokens.length * 3 + 2000 },
  ) {
    this.scope = scope;
    this.budget = budget;
    this.tokens = tokens;
    this.language = language;
    this.hooks = hooks;
    this.skipped = skipped;
  }

  /** True where the steps did not suffice, so that something may not have been read. */
  get exhausted(): boolean {
    return this.budget.steps <= 0;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  is(text: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead];
    return token !== undefined && token.text === text && token.kind !== 'number';
  }

  abstract statement(): void;

  /** Reads tokens of their own with the same scope: what stands inside a text. */
  protected abstract within(tokens: readonly Token[]): ExpressionReader;

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

  /** Items up to the closing text, whatever stands between them. */
  list(close: string, item: () => void): void {
    while (this.at < this.tokens.length && !this.is(close)) {
      const before = this.at;
      if (this.is(',') || this.peek()?.kind === 'line') this.at += 1;
      else item();
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
  }

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
  private rest(): void {
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

  private primary(): Value {
    const token = this.peek();
    if (token === undefined) return UNKNOWN_VALUE;
    if (token.kind === 'text') {
      this.at += 1;
      let value = this.textOf(token);
      while (this.peek()?.kind === 'text' && /^(?:python|awk)$/.test(this.language.id)) {
        value = joinedValues(value, this.textOf(this.peek() as Token));
        this.at += 1;
      }
      return { ...value, name: 'text' };
    }
    if (token.kind === 'command') {
      this.at += 1;
      const value = this.textOf(token);
      if (this.language.id === 'julia') return value;
      this.hooks.shell(value);
      return UNKNOWN_VALUE;
    }
    if (token.kind === 'words') {
      this.at += 1;
      const text = this.textOf(token).texts?.[0] ?? '';
      return {
        name: 'words',
        items: text
          .split(/\s+/)
          .filter(Boolean)
          .slice(0, 200)
          .map((each) => textValue(each)),
      };
    }
    if (token.kind === 'number') {
      this.at += 1;
      return textValue(token.text.replace(/^0[oO]?(?=[0-7]{3,4}$)/, ''));
    }
    if (token.kind === 'name') return this.named(token.text);
    return this.marked(token.text);
  }

  private named(text: string): Value {
    if (/^(?:new|await|yield|return|async|not|throw|typeof|void|my|our)$/.test(text)) {
      this.at += 1;
      return this.is('(') && text !== 'new' && text !== 'await' ? UNKNOWN_VALUE : this.primary();
    }
    this.at += 1;
    const known = this.scope.get(text);
    if (known !== undefined) return { name: text, ...known };
    return { name: text };
  }

  private marked(text: string): Value {
    switch (text) {
      case '(': {
        this.at += 1;
        const args: Value[] = [];
        this.list(')', () => this.argument(args, new Map()));
        return args.length === 1
          ? (args[0] ?? UNKNOWN_VALUE)
          : { name: 'list', items: args.slice(0, 200) };
      }
      case '[': {
        this.at += 1;
        const items: Value[] = [];
        const named = new Map<string, Value>();
        this.list(']', () => this.argument(items, named));
        return {
          name: 'list',
          items: items.slice(0, 200),
          ...(named.size > 0 ? { entries: named } : {}),
        };
      }
      case '{':
        return this.map();
      case '*':
      case '&':
      case '@':
      case '!':
      case '-':
      case '\\':
      case '...':
        this.at += 1;
        return this.primary();
      case ':':
        if (this.peek(1)?.kind !== 'name' || this.peek(1)?.apart === true) return UNKNOWN_VALUE;
        this.at += 2;
        return { name: `:${this.peek(-1)?.text ?? ''}` };
      default:
        return UNKNOWN_VALUE;
    }
  }

  private map(): Value {
    this.at += 1;
    const entries = new Map<string, Value>();
    this.list('}', () => {
      const token = this.peek();
      const key = token?.kind === 'text' ? this.textOf(token).texts?.[0] : token?.text;
      const separator = this.peek(1)?.text;
      if (
        key !== undefined &&
        /^(?:name|text|number)$/.test(token?.kind ?? '') &&
        (separator === ':' || separator === '=>' || separator === '=')
      ) {
        this.at += 2;
        const value = this.expression();
        if (entries.size < 200 && key !== '__proto__') entries.set(key, value);
        this.rest();
      } else if (token?.kind === 'name' && /^[,}]$/.test(separator ?? '')) {
        this.at += 1;
        entries.set(token.text, this.scope.get(token.text) ?? { name: token.text });
      } else this.statement();
    });
    return { name: 'map', entries };
  }

  textOf(token: Token): Value {
    if (token.kind !== 'text' && token.kind !== 'command' && token.kind !== 'words')
      return UNKNOWN_VALUE;
    let value = textValue('');
    for (const part of token.parts) {
      if (typeof part === 'string') value = joinedValues(value, textValue(part));
      else {
        const inner = this.within(part);
        value = joinedValues(value, inner.expression());
      }
    }
    return value;
  }

  skipLines(): void {
    while (this.peek()?.kind === 'line') this.at += 1;
  }
}
