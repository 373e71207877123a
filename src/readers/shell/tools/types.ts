/**
 * The shape of a tool's table. Most of what a table says is data: which words of a subcommand do what to
 * which resource. Where that does not suffice an act may be a function.
 */
import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { Invocation, Place, Setting, ToolReading, Word } from '../types.ts';
import type { ShellWorld } from '../world/types.ts';

/** An invocation whose options have been told from its operands by the table's `valued` list. */
export interface Call {
  readonly invocation: Invocation;
  /** What is neither an option nor an option's value, in order: subcommand words first. */
  readonly operands: readonly Word[];
  /** How many operands the matched act's `words` took up. */
  readonly taken: number;
  /** True when one of these options is given, with or without a value: `call.has('-f', '--force')`. */
  readonly has: (...names: readonly string[]) => boolean;
  /** The last value given to one of these options, or null. */
  readonly value: (...names: readonly string[]) => Word | null;
  readonly values: (...names: readonly string[]) => readonly Word[];
}

/** Reads text of another language inside a command (SQL, a manifest, a plan) by the registry's readers. */
export type ReadInside = (
  text: string,
  /** A file name that says what it is: `command.sql`, `stdin.yaml`. */
  name: string,
  setting: Setting,
) => Promise<ToolReading>;

export interface ToolContext {
  readonly world: ShellWorld;
  readonly inside: ReadInside;
  /** Environment of the place where the command runs: development for this machine, by name for a host. */
  readonly placeSetting: Setting;
  /** Where the command runs; left out, `placeSetting` tells whether that is this machine. */
  readonly place?: Place;
  /** Whether the same command makes this path anew before: `mkdir x && … && rm -rf x`. */
  readonly made?: (path: string) => boolean;
  /** Whether nothing is at this path of the workspace, nor was anything moved there before. */
  readonly isAbsent?: (path: string) => boolean;
  /** Where a path below a link leads to that the same command has made before, or null. */
  readonly through?: (path: string) => string | null;
  /** Whether the same command may have moved something into this folder before. */
  readonly isMovedInto?: (path: string) => boolean;
  /** Where the same command has moved to this path from, or null. */
  readonly cameFrom?: (path: string) => string | null;
  /** Absolute path of a word as the command means it, or null where it cannot be known. */
  readonly pathOf: (word: Word) => string | null;
}

/** Where the names of what is acted on come from. One doing is made for each. */
export type Targets =
  /** Operands after the subcommand, from the n-th (0 unless said), at most `most`. */
  | { readonly operands: number; readonly most?: number }
  | { readonly option: readonly string[] }
  | { readonly text: string };

/** What an act does, as data. */
export interface ActEffect {
  readonly verb: Verb;
  readonly type: string;
  readonly targets: Targets;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits?: readonly Trait[];
  readonly why: string;
  readonly safer?: readonly string[];
}

export interface Act {
  /**
   * Leading operands that select it: `ec2 terminate-instances`, `rds delete-db-instance|delete-db-cluster`,
   * `* delete` (`*` is any one word). Empty selects every call. The first act that fits is taken.
   */
  readonly words: string;
  /** At least one of these options is given. */
  readonly with?: readonly string[];
  /** None of these options is given. */
  readonly without?: readonly string[];
  /** `harmless`: looked at, and does nothing that matters. */
  readonly does:
    | 'harmless'
    | readonly ActEffect[]
    | ((call: Call, context: ToolContext) => ToolReading | Promise<ToolReading>);
}

/** One tool, or one family of programs that take the same words. */
export interface Tool {
  readonly id: string;
  /** Names of the programs: `terraform`, `tofu`. */
  readonly programs: readonly string[];
  /** Short name for `Resource.provider`. */
  readonly provider: string;
  /** Options that take the next word as their value where no `=` is given. */
  readonly valued: readonly string[];
  /** Options that turn any call into a question: `--dry-run`, `--help`. `--help` and `-h` need no entry. */
  readonly harmlessWith?: readonly string[];
  readonly acts: readonly Act[];
  /** Which environment a call is about; left out for tools that act where they run. */
  readonly setting?: (call: Call, context: ToolContext) => Setting;
  /**
   * A call that no act fits: `harmless` where the list is known to hold everything that matters,
   * `unknown` where a new subcommand could do anything.
   */
  readonly otherwise: 'harmless' | 'unknown';
}
