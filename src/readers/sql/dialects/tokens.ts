import type { ObjectName } from '../acts.ts';
import type { SqlToken } from './lexer.ts';

const NOTHING: SqlToken = { kind: 'end', text: '', raw: '', start: 0, end: 0 };

/** A place in the tokens of one statement. */
export class TokenReader {
  readonly tokens: readonly SqlToken[];
  at: number;

  constructor(tokens: readonly SqlToken[], at = 0) {
    this.tokens = tokens;
    this.at = at;
  }

  get token(): SqlToken {
    return this.tokens[this.at] ?? NOTHING;
  }

  peek(ahead = 1): SqlToken {
    return this.tokens[this.at + ahead] ?? NOTHING;
  }

  get done(): boolean {
    return this.token.kind === 'end';
  }

  next(): SqlToken {
    const { token } = this;
    if (!this.done) this.at++;
    return token;
  }

  /** Takes words one after the other; false, and nothing taken, when they do not stand here. */
  take(...words: readonly string[]): boolean {
    for (const [index, word] of words.entries()) {
      const token = this.peek(index);
      if (token.text !== word || (token.kind !== 'word' && token.kind !== 'mark')) return false;
    }
    this.at += words.length;
    return true;
  }

  takeAny(...words: readonly string[]): string | null {
    return words.find((word) => this.take(word)) ?? null;
  }

  ifExists(): boolean {
    return this.take('IF', 'EXISTS');
  }

  ifNotExists(): boolean {
    return this.take('IF', 'NOT', 'EXISTS');
  }

  /** `schema.name`, or null where no name stands here. */
  name(): ObjectName | null {
    const parts: string[] = [];
    do {
      if (this.token.kind === 'mark' && this.token.text === '.') continue;
      const part = this.#part();
      if (part === null) return parts.length > 0 ? named(parts) : null;
      parts.push(part);
    } while (this.take('.'));
    return named(parts);
  }

  #part(): string | null {
    const { token } = this;
    if (token.kind !== 'word' && token.kind !== 'name' && token.kind !== 'string') return null;
    this.next();
    return token.kind === 'word' ? token.raw : token.text;
  }

  names(): readonly ObjectName[] {
    const found: ObjectName[] = [];
    do {
      const name = this.name();
      if (name === null) break;
      found.push(name);
    } while (this.take(','));
    return found;
  }

  /** From the opening bracket to behind the closing one; the tokens between. */
  group(): readonly SqlToken[] {
    if (!this.take('(')) return [];
    const from = this.at;
    let depth = 1;
    while (!this.done) {
      const { text, kind } = this.next();
      if (kind !== 'mark') continue;
      if (text === '(') depth++;
      else if (text === ')' && --depth === 0) return this.tokens.slice(from, this.at - 1);
    }
    return this.tokens.slice(from, this.at);
  }

  /** Tokens up to the next comma outside brackets, or one of some words. */
  until(...stops: readonly string[]): readonly SqlToken[] {
    const from = this.at;
    while (!this.done && !(this.token.kind === 'mark' && this.token.text === ',')) {
      if (this.token.kind === 'word' && stops.includes(this.token.text)) break;
      if (this.token.kind === 'mark' && this.token.text === '(') this.group();
      else this.next();
    }
    return this.tokens.slice(from, this.at);
  }

  /** True when a word stands anywhere from here on, outside brackets. */
  has(...words: readonly string[]): boolean {
    const ahead = new TokenReader(this.tokens, this.at);
    while (!ahead.done) {
      if (ahead.token.kind === 'mark' && ahead.token.text === '(') ahead.group();
      else if (ahead.take(...words)) return true;
      else ahead.next();
    }
    return false;
  }
}

/** A list of tokens cut at its commas outside brackets. */
export function byCommas(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const reader = new TokenReader([...tokens, NOTHING]);
  const items: (readonly SqlToken[])[] = [];
  while (!reader.done) {
    items.push(reader.until());
    reader.take(',');
  }
  return items.filter((item) => item.length > 0);
}

export function written(tokens: readonly SqlToken[]): string {
  return tokens
    .map(({ raw }) => raw)
    .join(' ')
    .replace(/ ?([(),]) ?/g, (_, mark: string) => (mark === ',' ? ',' : mark))
    .trim();
}

function named(parts: readonly string[]): ObjectName {
  const name = parts.at(-1) ?? '';
  const schema = parts.length > 1 ? (parts.at(-2) ?? null) : null;
  return { schema: schema === '' ? null : schema, name };
}
