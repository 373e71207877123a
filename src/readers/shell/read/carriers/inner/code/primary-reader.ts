import { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';
import { joinedValues, textValue, UNKNOWN_VALUE, type Value } from './value.ts';

/** What an expression begins with: texts, numbers, names, lists and maps. */
export abstract class PrimaryReader extends TokenReader {
  /** Reads on to the next comma or closing mark, for the calls that stand there. */
  protected abstract rest(): void;

  protected primary(): Value {
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
}
