import type { CommandNode, CompoundList, ParsedScript } from 'unbash';
import type { Doing, Invocation, Place, Stdin, ToolReading, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import type { Carried } from '../carriers/types.ts';
import type { Value } from '../words/value.ts';
import type { Persistent } from './persistent.ts';

/** Text that syntax trees point into, and what it is called in evidence. */
export interface Frame {
  readonly text: string;
  readonly source: string;
  /** 1-based line of `source` at which `text` starts. */
  readonly line: number;
  /** Offsets at which lines start; found when first needed. */
  lineStarts: readonly number[] | null;
}

export interface ShellFunction {
  readonly name: string;
  readonly body: CommandNode | CompoundList;
  readonly frame: Frame;
}

/** A shell as it stands before a command. Parts are replaced, never changed, so a copy is a subshell. */
export interface ShellState {
  variables: Persistent<Value>;
  functions: Persistent<ShellFunction>;
  aliases: Persistent<string>;
  cwd: string | null;
  previousCwd: string | null;
  folders: readonly (string | null)[];
  /** `$1` and on; null where nobody can know them. */
  positional: readonly Word[] | null;
  scriptName: Word;
  stdin: Stdin;
  place: Place;
  via: readonly string[];
  exportsAll: boolean;
  /** Whether somebody asks what comes out. */
  wanted: boolean;
  /** Names of functions being called, innermost last. */
  calls: readonly string[];
  pipeline: number;
  /** True inside a pipeline or in the background, where a call does not wait for itself. */
  beside: boolean;
}

/** What was met, in order. */
export type Item =
  | {
      readonly kind: 'invocation';
      readonly invocation: Invocation;
      /** True for a carrier, of which nothing is to be said but what it carries. */
      readonly carries: boolean;
      /** False where it is no carrier, or what it carries could not be found. */
      readonly isRead: boolean;
    }
  | { readonly kind: 'reading'; readonly invocation: Invocation; readonly reading: ToolReading }
  | { readonly kind: 'doing'; readonly at: Spot; readonly doing: Doing }
  | {
      /** `> path`. */
      readonly kind: 'write';
      readonly at: Spot;
      readonly path: Word;
      readonly cwd: string | null;
      readonly append: boolean;
      /** Whether it is nothing (`: > path`), or an older state of a file (`git show HEAD:path > path`). */
      readonly what: 'empties' | 'restores' | 'writes';
    }
  | {
      /** From here until it is over, what is met runs only where nothing is at a path. */
      readonly kind: 'absent';
      readonly path: string;
      readonly asked: 'any' | 'file' | 'folder';
      readonly isOver: boolean;
    }
  | { readonly kind: 'unresolved'; readonly at: Spot; readonly why: string };

/** Where something was met: what an invocation says of itself, without the invocation. */
export type Spot = Pick<Invocation, 'source' | 'line' | 'text' | 'via' | 'place'>;

/** One reading of one command: what it has met so far, and what it may still spend. */
export interface Walk {
  readonly world: ShellWorld;
  readonly items: Item[];
  /** Names of variables in the order in which they were assigned. */
  readonly assigned: string[];
  readonly spent: {
    either: number;
    steps: number;
    invocations: number;
    nesting: number;
    pipelines: number;
  };
  /** Programs whose carriers have to be loaded before it can be read any further. */
  readonly awaits: string[];
  /** True once it gave up, or has to wait: nothing more is read. */
  stopped: boolean;
  readonly giveUp: (why: string, at: Spot) => void;
  /** Text of files written earlier in the same command; null where it is not known. */
  readonly written: Map<string, string | null>;
  /** Reads a tree in this very state, and says what comes out. */
  readonly node: (node: CommandNode | CompoundList, state: ShellState, frame: Frame) => Stdin;
  readonly script: (script: ParsedScript, state: ShellState, frame: Frame) => Stdin;
  /** Reads text in this very state. */
  readonly text: (text: string, from: TextFrom, state: ShellState, spot: Spot) => Stdin;
  /** One command whose words are already known. */
  readonly words: (words: readonly Word[], command: PlainCommand, state: ShellState) => Stdin;
  readonly carried: (carried: Carried, invocation: Invocation, state: ShellState) => Stdin;
}

export interface TextFrom {
  readonly source: string;
  readonly line: number;
}

/** What stands around the words of a command. */
export interface PlainCommand {
  readonly spot: Spot;
  readonly outputs: Invocation['outputs'];
  /** True where only a program can be meant: `sudo cd`, `command ls`. */
  readonly programsOnly: boolean;
}
