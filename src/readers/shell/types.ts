/**
 * What a command line is brought to before it is judged. `read/` makes invocations of text; a table of
 * `tools/` makes doings of an invocation; `report.ts` makes effects of doings.
 */
import type {
  DataHolding,
  Effect,
  EnvironmentKind,
  Reversibility,
  Signal,
  Trait,
  Verb,
} from '../../core/change/types.ts';

/** Stands in `Word.text` for each part that nobody can know before the command runs. */
export const UNKNOWN = '\u{fffc}';

/** One word of a command as far as it is known after expansion. */
export interface Word {
  /** The value; `UNKNOWN` in place of each part that cannot be known. */
  readonly text: string;
  /** False where `text` holds an `UNKNOWN`. */
  readonly known: boolean;
  /** True where it holds a glob that the shell will expand and that was not expanded here. */
  readonly glob: boolean;
  /** Names of what was not known, for people: `$TARGET`, `$(date)`. */
  readonly unknowns: readonly string[];
}

/** Where the command runs. */
export type Place =
  | { readonly kind: 'local' }
  | { readonly kind: 'ssh'; readonly host: string }
  | {
      readonly kind: 'container';
      readonly name: string;
      /** Paths in it that outlive it, where it is removed as it ends; left out where it stays. */
      readonly keeps?: readonly string[];
    }
  | {
      readonly kind: 'pod';
      readonly name: string;
      readonly namespace: string | null;
      readonly context: string | null;
    };

/** What stands on the command's standard input. */
export type Stdin =
  | { readonly kind: 'none' }
  /** Text that is wholly known: a heredoc, a here-string, `echo … |`. */
  | { readonly kind: 'text'; readonly text: string }
  /** `< path` or `cat path |`. */
  | { readonly kind: 'file'; readonly path: Word }
  /** Output of another command: `curl … |`. */
  | { readonly kind: 'output'; readonly of: Invocation }
  | { readonly kind: 'unknown' };

/** One program about to be run, with everything around it seen through. */
export interface Invocation {
  /** Name without folders and without `.exe`: `rm` for `/bin/rm`. */
  readonly program: string;
  /** The word as it stood: `/bin/rm`. */
  readonly programWord: Word;
  readonly args: readonly Word[];
  /** Variables that it sees: the world's, exports and prefixes. Null where the value is not known. */
  readonly env: (name: string) => string | null | undefined;
  /** Absolute; null where a `cd` could not be followed. On another machine's disk unless `place` is local. */
  readonly cwd: string | null;
  readonly place: Place;
  readonly stdin: Stdin;
  /** Where standard output is sent, if to files: `> path`. */
  readonly outputs: readonly { readonly path: Word; readonly append: boolean }[];
  /** What was seen through to get here, outermost first: `sudo`, `bash -c`, `script ./cleanup.sh`. */
  readonly via: readonly string[];
  /** Name for evidence: `command`, or the script's path. */
  readonly source: string;
  /** 1-based line in `source`. */
  readonly line: number;
  /** The command as written, cut at 200 characters, secrets masked by whoever shows it. */
  readonly text: string;
  /** Number of the pipeline it stands in: equal for commands joined by `|`. */
  readonly pipeline: number;
}

/** Which environment is meant, and what says so. */
export interface Setting {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
  /** `kubeconfig: context prod-eu, server https://…`; null where nothing says anything. */
  readonly evidence: string | null;
}

/** One thing that a tool is told to do. What `Effect` says of an effect holds here, too. */
export interface Doing {
  readonly verb: Verb;
  /** As the tool's own infrastructure code would call it where there is such a name: `aws_db_instance`. */
  readonly type: string;
  readonly address: string;
  /** Null for a path of the repository that the command runs in, given relative to its root. */
  readonly provider: string | null;
  readonly name?: string | null;
  readonly within?: string;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits?: readonly Trait[];
  readonly changes?: readonly string[];
  /** One sentence: what it does and why it can or cannot be undone. */
  readonly why: string;
  readonly safer?: readonly string[];
  /** Left out: the setting of the table, else of the place where the command runs. */
  readonly setting?: Setting;
}

/** What a table makes of one call. All parts may be left out; nothing at all means harmless. */
export interface ToolReading {
  readonly doings?: readonly Doing[];
  /** Effects of text inside, read by the reader of its language; their environment is already set. */
  readonly inner?: readonly Effect[];
  readonly signals?: readonly Signal[];
}
