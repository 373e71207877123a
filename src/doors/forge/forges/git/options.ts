import type { GitRemote } from '../../../../engine/forge/types.ts';
import type { Clock } from '../../../../engine/ports.ts';

/** A repository that is reached by path or address, without a web side. */
export interface PlainRepository {
  /** As slots and reports name it: `shop`. */
  readonly name: string;
  /** An absolute path, or an address of `https`, `http` or `file`. */
  readonly location: string;
  /** Value of the `Authorization` header; left out where none is needed. */
  readonly authorization?: string;
}

export interface GitForgeOptions {
  /** Id of the connection: `git`. */
  readonly id: string;
  readonly repositories: readonly PlainRepository[];
  /** Told of each report, as there is no page to read it on. */
  readonly print?: (line: string) => void;
  readonly git?: string;
  /** Milliseconds that one run of git may take. */
  readonly timeout?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

export type FindRemote = (repository: string) => GitRemote;
