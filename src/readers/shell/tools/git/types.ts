import type { Doing, Word } from '../../types.ts';
import type { Repository } from '../../world/types.ts';
import type { Call, ToolContext } from '../types.ts';

/** A call of git with its global options taken off and its subcommand's own options told apart. */
export interface GitCall extends Call {
  readonly subcommand: string;
  /** What follows a `--`, or null where there is none. Also part of `operands`. */
  readonly behindDashes: readonly Word[] | null;
  /** The repository that is meant, where it can be seen. */
  readonly repository: Repository | null;
  /** Absolute folder that git works in, after `-C` and `--work-tree`; null where nobody can tell. */
  readonly folder: string | null;
  /** Values of `-c name=value`. */
  readonly settings: readonly Word[];
  readonly context: ToolContext;
}

/** What one subcommand does. */
export interface Subcommand {
  /** Names between spaces. */
  readonly names: string;
  /** Options that take the next word as their value, between spaces. */
  readonly valued?: string;
  /** Options that turn it into a question, between spaces. */
  readonly dry?: string;
  readonly does: (call: GitCall) => readonly Doing[];
}
