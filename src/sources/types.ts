import type { GraphFacts } from '../core/catalog/facts.ts';

/** One file, with the path it has in its folder or the name a person gave it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface SourceInput {
  /** What the facts are told apart by: the file, folder or address they came from. */
  readonly scope: string;
  /** ISO instant at which the export was made or read. */
  readonly at: string;
  /** One for an export; of a folder all that the source wants of it, by path. Never empty. */
  readonly files: readonly SourceFile[];
}

/** One tool whose export says what depends on what. Siblings have this shape and stand in one registry. */
export interface GraphSource {
  readonly id: string;
  /** What it reads, in words that complete "tried: …". */
  readonly title: string;
  /** True when the first 64 KiB of a file and its name look like this export. Cheap; never throws. */
  recognises(head: string, name: string): boolean;
  /** True for the files of a folder that it reads all at once; absent where a folder means nothing to it. */
  readonly wants?: (path: string) => boolean;
  /** True where one file of a folder that cannot be read takes nothing away from the others. */
  readonly skipsUnreadable?: true;
  /** Throws `InputError` on input that cannot be read whole. */
  read(input: SourceInput): Promise<GraphFacts> | GraphFacts;
}
