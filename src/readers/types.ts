import type { ChangeKind, Effect, Signal } from '../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../core/provenance/types.ts';

/** Bytes to read, in order, with the name a person gave them. Reading twice is not possible. */
export interface ReaderInput {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Called now and then with the number of bytes read so far; may be absent. */
  readonly onProgress?: (bytesRead: number) => void;
}

/** What a reader made of its input. */
export interface ReaderResult {
  readonly kind: ChangeKind;
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
}

/** One language of change. Siblings have this shape and stand in one registry. */
export interface Reader {
  readonly id: string;
  readonly title: string;
  /**
   * True when the first bytes (up to 64 KiB, decoded leniently) and the name look like this language.
   * Cheap; never throws.
   */
  recognises(head: string, name: string): boolean;
  /** Throws `InputError` on input it recognises but cannot read whole. */
  read(input: ReaderInput): Promise<ReaderResult>;
}

/** Input that cannot be read: says what, where and what to do. Never means "allow". */
export class InputError extends Error {
  readonly code = 'HOLDPOINT_INPUT';
  readonly source: string;
  readonly advice: string;
  constructor(source: string, problem: string, advice: string, options?: ErrorOptions) {
    super(`${source}: ${problem}. ${advice}`, options);
    this.name = 'InputError';
    this.source = source;
    this.advice = advice;
  }
}
