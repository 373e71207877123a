import {
  BACKSLASH,
  BLANK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LETTER_U,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SHORT_ESCAPE,
  STRING_STOP,
  isHexDigit,
  literalTail,
} from './bytes.ts';
import { ScanFault } from './fault.ts';
import { NUMBER_START, NUMBER_STOP, isNumberEnd, numberStep } from './number-states.ts';

/**
 * What the lexer tells about the containers that are watched. Offsets count within the current chunk;
 * `depth` is the number of containers open around the value.
 */
export interface TokenHandler {
  /** `length` is the name's length in bytes; false: its text is not wanted, and `key` gets null. */
  wantsKey(length: number): boolean;
  key(name: string | null): void;
  /** A value starts at `at`; `first` is its first byte. */
  begin(at: number, depth: number, first: number): void;
  /** The value that began at `depth` ended before `at`. */
  end(at: number, depth: number): void;
}

/** Far beyond any plan; keeps what parses an element afterwards from running out of stack. */
export const MAX_DEPTH = 1000;

/** What the grammar allows next. */
const VALUE = 0;
const VALUE_OR_CLOSE = 1;
const KEY_OR_CLOSE = 2;
const KEY = 3;
const AFTER_KEY = 4;
const AFTER_VALUE = 5;
const DONE = 6;

/** The token that is open where a chunk ends. */
const NO_TOKEN = 0;
const IN_STRING = 1;
const IN_ESCAPE = 2;
const IN_NUMBER = 3;
const IN_LITERAL = 4;

/**
 * A strict JSON lexer over chunks cut anywhere. It accepts what `JSON.parse` accepts, up to `MAX_DEPTH`,
 * checks every byte, and reports only tokens no deeper than `watch`, so that the parts nobody asked for
 * cost no more than a look at each byte. It never recurses and keeps no more than one key in memory.
 */
export class JsonLexer {
  /** Tokens in containers nested deeper than this are checked, not reported. 1: the members of the top. */
  watch = 0;
  /** 1-based line of the byte last looked at. */
  line = 1;
  /** Bytes in the chunks before the current one. */
  consumed = 0;
  private readonly handler: TokenHandler;
  private readonly isObject = new Uint8Array(MAX_DEPTH + 1);
  private depth = 0;
  private expect = VALUE;
  private token = NO_TOKEN;
  private stringIsKey = false;
  private keyHead: Buffer | null = null;
  private keyEscaped = false;
  /** Hex digits still due in a \u escape; -1 right after the backslash. */
  private escapeDue = 0;
  private numberState = NUMBER_START;
  private literal = '';
  private literalAt = 0;

  constructor(handler: TokenHandler) {
    this.handler = handler;
  }

  /** Looks at one chunk. The handler is called while the chunk's bytes are still in place. */
  feed(chunk: Buffer): void {
    const length = chunk.length;
    let at = 0;
    while (at < length) {
      at = this.token === NO_TOKEN ? this.structure(chunk, at) : this.resume(chunk, at);
    }
    this.consumed += length;
  }

  /** To be called after the last chunk. Throws when the input ended inside the document. */
  finish(): void {
    if (this.token === IN_NUMBER) this.endNumber(0);
    if (this.token !== NO_TOKEN || this.expect !== DONE) {
      throw this.fault(0, 'the JSON ends too early');
    }
  }

  /**
   * Runs over white space, punctuation and, where nobody watches, whole strings and literals, up to the
   * first byte of a token that may be cut or is to be reported. Nearly all bytes pass through here.
   */
  private structure(chunk: Buffer, start: number): number {
    const length = chunk.length;
    let at = start;
    while (at < length) {
      const byte = chunk[at] as number;
      if (byte === QUOTE) {
        const end = this.depth > this.watch ? this.hiddenString(chunk, at) : at;
        if (end === at) return this.string(chunk, at);
        at = end;
        continue;
      }
      if (byte === COMMA) {
        if (this.expect !== AFTER_VALUE) throw this.unexpected(at, byte);
        this.expect = this.isObject[this.depth] === 1 ? KEY : VALUE;
      } else if (byte === COLON) {
        if (this.expect !== AFTER_KEY) throw this.unexpected(at, byte);
        this.expect = VALUE;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.open(at, byte);
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.close(at, byte);
      } else if (byte === NEWLINE) {
        this.line++;
      } else if (BLANK[byte] === 0) {
        return this.scalar(chunk, at, byte);
      }
      at++;
    }
    return at;
  }

  /** Passes a string that ends in this chunk and is not reported; returns `at` for any other. */
  private hiddenString(chunk: Buffer, at: number): number {
    const length = chunk.length;
    let end = plainEnd(chunk, at + 1);
    while (end + 1 < length && chunk[end] === BACKSLASH) {
      if (SHORT_ESCAPE[chunk[end + 1] as number] === 0) return at;
      end = plainEnd(chunk, end + 2);
    }
    if (end >= length || chunk[end] !== QUOTE) return at;
    if (this.expect === KEY || this.expect === KEY_OR_CLOSE) this.expect = AFTER_KEY;
    else if (this.expect === VALUE || this.expect === VALUE_OR_CLOSE) this.expect = AFTER_VALUE;
    else throw this.unexpected(at, QUOTE);
    return end + 1;
  }

  private resume(chunk: Buffer, at: number): number {
    if (this.token === IN_STRING) return this.stringRest(chunk, at, at);
    if (this.token === IN_ESCAPE) return this.escape(chunk, at, at);
    if (this.token === IN_NUMBER) return this.number(chunk, at);
    return this.literalRest(chunk, at);
  }

  private open(at: number, byte: number): void {
    this.beginValue(at, byte);
    if (this.depth === MAX_DEPTH) throw this.fault(at, `more than ${MAX_DEPTH} levels of nesting`);
    this.depth++;
    const object = byte === OPEN_BRACE;
    this.isObject[this.depth] = object ? 1 : 0;
    this.expect = object ? KEY_OR_CLOSE : VALUE_OR_CLOSE;
  }

  private close(at: number, byte: number): void {
    const object = byte === CLOSE_BRACE;
    const empty = object ? KEY_OR_CLOSE : VALUE_OR_CLOSE;
    const matches = this.depth > 0 && (this.isObject[this.depth] === 1) === object;
    if (!matches || (this.expect !== AFTER_VALUE && this.expect !== empty)) {
      throw this.unexpected(at, byte);
    }
    this.depth--;
    this.endValue(at + 1);
  }

  private string(chunk: Buffer, at: number): number {
    if (this.expect === KEY || this.expect === KEY_OR_CLOSE) {
      this.stringIsKey = true;
      this.keyEscaped = false;
      this.keyHead = null;
    } else {
      this.stringIsKey = false;
      this.beginValue(at, QUOTE);
    }
    this.token = IN_STRING;
    return this.stringRest(chunk, at + 1, at + 1);
  }

  private stringRest(chunk: Buffer, start: number, from: number): number {
    let at = start;
    // A loop: a script of a thousand lines in one string has a thousand escapes.
    while (true) {
      at = plainEnd(chunk, at);
      if (at >= chunk.length) return this.leaveString(chunk, from, chunk.length);
      const byte = chunk[at] as number;
      if (byte === QUOTE) {
        this.endString(chunk, from, at);
        return at + 1;
      }
      if (byte !== BACKSLASH) throw this.fault(at, 'a control character inside a string');
      this.keyEscaped = true;
      this.escapeDue = -1;
      at = this.escapeEnd(chunk, at + 1);
      if (this.token === IN_ESCAPE) return this.leaveString(chunk, from, at);
    }
  }

  private escape(chunk: Buffer, start: number, from: number): number {
    const at = this.escapeEnd(chunk, start);
    if (this.token === IN_ESCAPE) return this.leaveString(chunk, from, at);
    return this.stringRest(chunk, at, from);
  }

  /** Where the escape ends, or the chunk before it does: then the token is still the escape. */
  private escapeEnd(chunk: Buffer, start: number): number {
    let at = start;
    this.token = IN_ESCAPE;
    while (at < chunk.length) {
      const byte = chunk[at] as number;
      const fits =
        this.escapeDue === -1 ? SHORT_ESCAPE[byte] === 1 || byte === LETTER_U : isHexDigit(byte);
      if (!fits) throw this.fault(at, 'a bad escape inside a string');
      if (this.escapeDue === -1) this.escapeDue = byte === LETTER_U ? 4 : 0;
      else this.escapeDue--;
      at++;
      if (this.escapeDue === 0) {
        this.token = IN_STRING;
        return at;
      }
    }
    return at;
  }

  private leaveString(chunk: Buffer, from: number, at: number): number {
    if (this.stringIsKey && this.depth <= this.watch) {
      const piece = chunk.subarray(from, at);
      // A copy: the caller may use the chunk's memory again.
      this.keyHead = Buffer.concat(this.keyHead === null ? [piece] : [this.keyHead, piece]);
    }
    return at;
  }

  private endString(chunk: Buffer, from: number, at: number): void {
    this.token = NO_TOKEN;
    if (!this.stringIsKey) {
      this.endValue(at + 1);
      return;
    }
    this.expect = AFTER_KEY;
    if (this.depth > this.watch) return;
    const plain = this.keyHead === null && !this.keyEscaped;
    if (plain && !this.handler.wantsKey(at - from)) this.handler.key(null);
    else this.handler.key(this.keyText(chunk, from, at));
  }

  private keyText(chunk: Buffer, from: number, at: number): string {
    const raw =
      this.keyHead === null
        ? chunk.toString('utf8', from, at)
        : Buffer.concat([this.keyHead, chunk.subarray(from, at)]).toString('utf8');
    return this.keyEscaped ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  private scalar(chunk: Buffer, at: number, byte: number): number {
    const tail = literalTail(byte);
    if (tail === null && numberStep(NUMBER_START, byte) === NUMBER_STOP) {
      throw this.unexpected(at, byte);
    }
    this.beginValue(at, byte);
    if (tail === null) {
      this.token = IN_NUMBER;
      this.numberState = NUMBER_START;
      return this.number(chunk, at);
    }
    this.token = IN_LITERAL;
    this.literal = tail;
    this.literalAt = 0;
    return this.literalRest(chunk, at + 1);
  }

  private number(chunk: Buffer, start: number): number {
    let at = start;
    while (at < chunk.length) {
      const next = numberStep(this.numberState, chunk[at] as number);
      if (next === NUMBER_STOP) {
        this.endNumber(at);
        return at;
      }
      this.numberState = next;
      at++;
    }
    return at;
  }

  private endNumber(at: number): void {
    if (!isNumberEnd(this.numberState)) throw this.fault(at, 'a number that is not whole');
    this.token = NO_TOKEN;
    this.endValue(at);
  }

  private literalRest(chunk: Buffer, start: number): number {
    let at = start;
    while (at < chunk.length && this.literalAt < this.literal.length) {
      if (chunk[at] !== this.literal.charCodeAt(this.literalAt)) {
        throw this.unexpected(at, chunk[at] as number);
      }
      this.literalAt++;
      at++;
    }
    if (this.literalAt === this.literal.length) {
      this.token = NO_TOKEN;
      this.endValue(at);
    }
    return at;
  }

  private beginValue(at: number, byte: number): void {
    if (this.expect !== VALUE && this.expect !== VALUE_OR_CLOSE) throw this.unexpected(at, byte);
    if (this.depth <= this.watch) this.handler.begin(at, this.depth, byte);
  }

  private endValue(at: number): void {
    this.expect = this.depth === 0 ? DONE : AFTER_VALUE;
    if (this.depth <= this.watch) this.handler.end(at, this.depth);
  }

  private unexpected(at: number, byte: number): ScanFault {
    const shown = byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `byte ${byte}`;
    const where = this.expect === DONE ? ' after the end of the JSON' : '';
    return this.fault(at, `unexpected ${shown}${where}`);
  }

  private fault(at: number, problem: string): ScanFault {
    return new ScanFault(problem, this.line, this.consumed + at);
  }
}

/** Where the run of plain bytes of a string ends: at a quote, a backslash, a control character, the end. */
function plainEnd(chunk: Buffer, start: number): number {
  const length = chunk.length;
  let at = start;
  while (at < length && STRING_STOP[chunk[at] as number] === 0) at++;
  return at;
}
