import type { Dialect } from '../types.ts';
import type { Translated } from './translate/walk.ts';

/** A migration file, as code. */
export interface MigrationFile {
  readonly path: string;
  readonly text: string;
}

/** What a migration does in each direction. */
export interface Translation {
  readonly up: readonly Translated[];
  /** Null where the file says nothing of a way back. */
  readonly down: readonly Translated[] | null;
  /** Whether the framework wraps it in a transaction; null where nobody can tell. */
  readonly transactional: boolean | null;
  /** Where the code says that there is no way back, or null. */
  readonly irreversible: { readonly line: number; readonly note: string } | null;
  /** The dialect where the code itself says it, else null. */
  readonly dialect?: Dialect | null | undefined;
  /** Why the file cannot be read, or null. */
  readonly failed: { readonly line: number; readonly message: string } | null;
}

/** One migration framework. Siblings have this shape and stand in one list. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  /** True when path and text are those of a migration. Cheap; never throws. */
  recognises(path: string, text: string): boolean;
  /** Never throws and never runs the code; what it does not understand is an `opaque` operation. */
  translate(file: MigrationFile): Translation;
}
