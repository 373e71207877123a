/**
 * What every SQL dialect and every migration framework is brought to before it is judged: a script of
 * statements, and acts. `analyse` of a dialect makes acts of statements; `judge` makes effects of acts.
 */
import type { EnvironmentKind } from '../../core/change/types.ts';
import type { TableSizes } from '../types.ts';
import type { Act } from './acts.ts';
import type { ScriptMemory } from './judge/memory.ts';

export type Dialect = 'postgresql' | 'mysql' | 'sqlite' | 'tsql' | 'unknown';

export interface ScriptStatement {
  /** The statement without what stands in front of it; with or without its semicolon. */
  readonly sql: string;
  /** 1-based line in the file where it starts; for translated code the line of the call. */
  readonly line: number;
  /** The call that this SQL was made from (`remove_column :users, :email`), or null for plain SQL. */
  readonly translatedFrom: string | null;
}

/** Statements that are run one after the other, out of one file. */
export interface Script {
  /** The name for evidence, as the person's input calls the file. */
  readonly source: string;
  /** Path in the repository, or null where there is none. */
  readonly path: string | null;
  readonly dialect: Dialect;
  /** `flyway`, `rails`, …; null where no framework is recognised. */
  readonly framework: string | null;
  /** `down` scripts are described, never counted as run. */
  readonly direction: 'up' | 'down' | 'unknown';
  /** Whether the framework wraps the script in a transaction; null where nobody can tell. */
  readonly transactional: boolean | null;
  readonly statements: readonly ScriptStatement[];
}

/** What is said of the sizes of tables. What the author of the change says can only make it graver. */
export interface SaidSizes {
  readonly trusted: TableSizes;
  readonly claimed: TableSizes;
}

export interface ScriptContext {
  readonly environment: { readonly kind: EnvironmentKind; readonly name: string | null };
  /** True for a file of a repository: its path then goes into `Resource.file`. */
  readonly inRepository: boolean;
  readonly sizes: SaidSizes;
  /** Types by `schema.table.column`, from a dump of the schema before; left out where there is none. */
  readonly columnTypes?: ReadonlyMap<string, string>;
  /**
   * `described` for what is not going to be run (a rollback, a dump): everything is then told as
   * `read`, and nothing is held.
   */
  readonly stance: 'run' | 'described';
  /** What earlier files of the change have made of the database; left out where there are none. */
  readonly memory?: ScriptMemory;
}

/** One dialect. Loaded only when a script in it is met. */
export interface Analyser {
  readonly dialect: Dialect;
  /** Cuts a text into statements, each with its line. Never throws; what cannot be cut is one statement. */
  split(text: string): readonly ScriptStatement[];
  /**
   * What one statement does. Never throws: what cannot be understood is an act of the kind `opaque`.
   * A statement that does nothing at all (a comment) has no acts.
   */
  analyse(statement: ScriptStatement): readonly Act[];
}
