import { Capture, MAX_CAPTURE } from './capture.ts';
import { ScanFault } from './fault.ts';
import { JsonLexer } from './lexer.ts';
import type { TokenHandler } from './lexer.ts';
import { OPEN_BRACE, OPEN_BRACKET } from './bytes.ts';

/**
 * Which part of a document is wanted, and what to do with it. What no interest names is checked and
 * skipped. An interest has `member` or `element`, never both; a value of the other shape stays closed.
 */
export interface Interest {
  /** The members worth a look, when the value is an object. */
  readonly member?: (name: string) => Interest | null;
  /**
   * How long the names are that `member` cares for, in bytes. Names of other lengths are not decoded, and
   * `otherMember` is called in place of `member`. Absent: all names are wanted.
   */
  readonly nameLengths?: readonly number[];
  readonly otherMember?: () => void;
  /** What every element is, when the value is an array. */
  readonly element?: Interest;
  /** True: `close` gets the value's bytes. They are valid only during the call. */
  readonly keep?: boolean;
  /** The value starts; `first` is its first byte, `line` its 1-based line. */
  readonly open?: (first: number, line: number) => void;
  readonly close?: (bytes: Buffer | null) => void;
}

interface Frame {
  readonly interest: Interest;
  readonly capture: Capture | null;
}

/** Walks one JSON document, given in chunks, along a tree of interests. */
export class JsonWalker implements TokenHandler {
  private readonly lexer: JsonLexer;
  private readonly root: Interest;
  /** One entry for each value around the current place that an interest was found for. */
  private readonly frames: Frame[] = [];
  private named: Interest | null = null;
  private chunk: Buffer = Buffer.alloc(0);

  constructor(root: Interest) {
    this.root = root;
    this.lexer = new JsonLexer(this);
  }

  feed(chunk: Buffer): void {
    this.chunk = chunk;
    this.lexer.feed(chunk);
    for (const { capture } of this.frames) {
      if (capture !== null && !capture.suspend(chunk)) {
        throw this.tooLarge();
      }
    }
  }

  finish(): void {
    this.chunk = Buffer.alloc(0);
    this.lexer.finish();
  }

  wantsKey(length: number): boolean {
    const lengths = this.frames.at(-1)?.interest.nameLengths;
    return lengths === undefined || lengths.includes(length);
  }

  key(name: string | null): void {
    const interest = this.frames.at(-1)?.interest;
    if (name === null) interest?.otherMember?.();
    this.named = name === null ? null : (interest?.member?.(name) ?? null);
  }

  begin(at: number, depth: number, first: number): void {
    const interest = this.interestHere(depth);
    // Frames stand for the values around this one, so a value without an interest hides its inside.
    if (interest === null) return;
    interest.open?.(first, this.lexer.line);
    const capture = interest.keep === true ? new Capture() : null;
    capture?.start(at);
    this.frames.push({ interest, capture });
    const enters =
      (first === OPEN_BRACE && interest.member !== undefined) ||
      (first === OPEN_BRACKET && interest.element !== undefined);
    this.lexer.watch = enters ? depth + 1 : depth;
  }

  end(at: number, depth: number): void {
    if (this.frames.length !== depth + 1) return;
    const frame = this.frames.pop();
    this.lexer.watch = depth;
    const bytes = frame?.capture?.finish(this.chunk, at) ?? null;
    if (bytes !== null && bytes.length > MAX_CAPTURE) throw this.tooLarge();
    frame?.interest.close?.(bytes);
  }

  private tooLarge(): ScanFault {
    const problem = `one value is larger than ${MAX_CAPTURE / 1024 / 1024} MiB`;
    return new ScanFault(problem, this.lexer.line, this.lexer.consumed);
  }

  private interestHere(depth: number): Interest | null {
    if (depth === 0) return this.root;
    const around = this.frames.at(-1)?.interest;
    if (around?.element !== undefined && this.named === null) return around.element;
    const named = this.named;
    this.named = null;
    return named;
  }
}
