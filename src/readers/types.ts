import type { ChangeKind, Effect, EnvironmentKind, Signal } from '../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../core/provenance/types.ts';

/** How much stands in a table, as far as somebody says; null where they do not. */
export interface TableSize {
  readonly rows: number | null;
  readonly bytes: number | null;
  /** Who says so, in words that go on after "by": the name of a file. */
  readonly saidBy: string;
}

/** Sizes by `schema.table`, or `table` for the schema that needs no naming; spelt as the database does. */
export type TableSizes = ReadonlyMap<string, TableSize>;

/**
 * What is known of the world as it is before the change. It can make a change milder, so it comes from
 * whoever runs Holdpoint, and never from the change itself.
 */
export interface WorldFacts {
  readonly tableSizes: TableSizes;
}

export const NO_FACTS: WorldFacts = { tableSizes: new Map() };

/** Bytes to read, in order, with the name a person gave them. Reading twice is not possible. */
export interface ReaderInput {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Called now and then with the number of bytes read so far; may be absent. */
  readonly onProgress?: (bytesRead: number) => void;
  /** Left out where nothing is known. */
  readonly facts?: WorldFacts;
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

/** One file on both sides of a change: out of a repository, or two versions that a person named. */
export interface FilePair {
  /** Path with forward slashes, relative to the root of the repository or folder. */
  readonly path: string;
  /** Whole text before; null where there was no such file. */
  readonly before: string | null;
  /** Whole text after; null where the file goes. */
  readonly after: string | null;
  /** Names for evidence: the old and the new version as the person's input calls them. */
  readonly sources: { readonly before: string; readonly after: string };
  /** The environment that the path names; `unknown` with a null name where it names none. */
  readonly environment: { readonly kind: EnvironmentKind; readonly name: string | null };
  /** True for a file of a repository: its path then goes into `Resource.file`. */
  readonly inRepository: boolean;
  /** The path that the text before had, where it was another one; left out where it was not. */
  readonly movedFrom?: string;
}

/** What the two sides of some files amount to. */
export interface FileReading {
  readonly kind: ChangeKind;
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

/**
 * Reads what files mean beyond being text: what happens to the running world once the new version is
 * applied in place of the old one. Gets all its files of a change at once, since what leaves one file
 * may have moved to another. Equal on both sides means no effect.
 */
export interface FileReader {
  readonly id: string;
  readonly title: string;
  /** True when the path, or else the text, looks like this language. Cheap; never throws. */
  recognises(file: FilePair): boolean;
  /**
   * Never throws for what stands in the files: a side that cannot be read whole is a signal of weight
   * `hold` that names file and line. Where it says nothing, the file counts as plain text.
   */
  read(files: readonly FilePair[], facts?: WorldFacts): Promise<FileReading>;
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
