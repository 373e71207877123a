import { LIMITS } from './limits.ts';
import type { Tree } from './types.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/**
 * Reads JSON to the letter in one pass. Null for whatever it does not take: comments, trailing commas,
 * keys that stand twice, what is too deep or too much, and what is no JSON. It never says why.
 */
export function readStrictJson(text: string): Tree | null {
  return text.length > LIMITS.length ? null : new StrictScanner(text).document();
}

/** It calls itself as deep as the limit of nesting, and no deeper. Null anywhere ends it. */
class StrictScanner {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #left: number = LIMITS.values;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Tree | null {
    const code = this.#next();
    const tree = this.#value(code, this.#line, 0);
    this.#next();
    return this.#at === this.#text.length ? tree : null;
  }

  /** Goes to what is no white space, and gives its code; NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === LINE_FEED) this.#line++;
      else if (code !== SPACE && code !== TAB && code !== CARRIAGE_RETURN) return code;
      this.#at++;
    }
  }

  #value(code: number, line: number, depth: number): Tree | null {
    if (--this.#left < 0) return null;
    switch (code) {
      case QUOTE: {
        const value = this.#string();
        return value === null ? null : { kind: 'scalar', value, line, tag: null };
      }
      case OPEN_BRACE:
        return depth < LIMITS.depth ? this.#map(line, depth + 1) : null;
      case OPEN_BRACKET:
        return depth < LIMITS.depth ? this.#list(line, depth + 1) : null;
      case 0x74:
        return this.#word('true', true, line);
      case 0x66:
        return this.#word('false', false, line);
      case 0x6e:
        return this.#word('null', null, line);
      default:
        return this.#number(line);
    }
  }

  #map(line: number, depth: number): Tree | null {
    const entries = new Map<string, Tree>();
    this.#at++;
    let code = this.#next();
    while (code !== CLOSE_BRACE || entries.size > 0) {
      const key = code === QUOTE ? this.#string() : null;
      if (key === null) return null;
      const lineOfKey = this.#line;
      if (this.#next() !== COLON) return null;
      this.#at++;
      const value = this.#value(this.#next(), lineOfKey, depth);
      if (value === null) return null;
      const before = entries.size;
      // Cheaper than to ask first: the key stands twice where nothing is added.
      if (entries.set(key, value).size === before) return null;
      code = this.#next();
      if (code === CLOSE_BRACE) break;
      if (code !== COMMA) return null;
      this.#at++;
      code = this.#next();
    }
    this.#at++;
    return { kind: 'map', line, tag: null, entries };
  }

  #list(line: number, depth: number): Tree | null {
    const items: Tree[] = [];
    this.#at++;
    let code = this.#next();
    while (code !== CLOSE_BRACKET || items.length > 0) {
      const item = this.#value(code, this.#line, depth);
      if (item === null) return null;
      items.push(item);
      code = this.#next();
      if (code === CLOSE_BRACKET) break;
      if (code !== COMMA) return null;
      this.#at++;
      code = this.#next();
    }
    this.#at++;
    return { kind: 'list', line, tag: null, items };
  }

  #string(): string | null {
    const start = this.#at;
    let at = start + 1;
    let plain = true;
    for (let code = this.#text.charCodeAt(at); code !== QUOTE; code = this.#text.charCodeAt(at)) {
      // Also false at the end of the text, where there is no code.
      if (!(code >= SPACE)) return null;
      if (code === BACKSLASH) {
        plain = false;
        at++;
      }
      at++;
    }
    this.#at = at + 1;
    return plain ? this.#text.slice(start + 1, at) : unescaped(this.#text.slice(start, at + 1));
  }

  #number(line: number): Tree | null {
    NUMBER.lastIndex = this.#at;
    if (!NUMBER.test(this.#text)) return null;
    const value = Number(this.#text.slice(this.#at, NUMBER.lastIndex));
    this.#at = NUMBER.lastIndex;
    return { kind: 'scalar', value, line, tag: null };
  }

  /** What follows it is looked at by whoever asked: only a comma or a bracket may. */
  #word(word: string, value: boolean | null, line: number): Tree | null {
    if (!this.#text.startsWith(word, this.#at)) return null;
    this.#at += word.length;
    return { kind: 'scalar', value, line, tag: null };
  }
}

function unescaped(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
