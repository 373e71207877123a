/**
 * A carrier is a program whose work is to run something else: `sudo`, `xargs`, `bash -c`, `make`. What it
 * carries is read in its place, so that no wrapping ever makes a verdict milder.
 */
import type { Invocation, Place, Stdin, ToolReading, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';

/** What changes around what is carried; left out parts stay as they are around the carrier. */
export interface Surroundings {
  readonly cwd?: string | null;
  readonly place?: Place;
  readonly stdin?: Stdin;
  /** Variables set for it; null for one whose value is not known. */
  readonly env?: Readonly<Record<string, string | null>>;
}

export type Carried =
  /** One command, its words already told apart: `sudo rm -rf x` carries `rm`, `-rf`, `x`. */
  | { readonly kind: 'words'; readonly words: readonly Word[]; readonly around?: Surroundings }
  /** Shell text: of `bash -c`, of a script on disk, of a recipe. */
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Name for evidence: left out where it stands in the command itself; else the script's path. */
      readonly source?: string;
      /** 1-based line of `source` at which the text starts. */
      readonly line?: number;
      /** `$0`, `$1`, … inside it. */
      readonly positional?: readonly Word[];
      readonly dialect?: 'posix' | 'powershell' | 'cmd';
      readonly around?: Surroundings;
    }
  /** Effects told apart here already, for text of a language that is no shell: `python -c`. */
  | { readonly kind: 'reading'; readonly reading: ToolReading }
  /** Something is run that nobody can read: `curl … | sh`, a script that is too large, `eval "$X"`. */
  | {
      readonly kind: 'unread';
      /** One sentence: what is run and why it cannot be read. */
      readonly why: string;
      /** True where somebody else's text is fetched and run. */
      readonly fetched: boolean;
    };

export interface Carrier {
  readonly programs: readonly string[];
  /**
   * What is carried, in order; several where it runs several. Empty: nothing is run (`sudo --version`).
   * Null: not a carrier in this use (`python --version`, `make --dry-run` is empty). The carrier's own
   * name, as it goes into `Invocation.via`, is put in front by whoever asks.
   */
  readonly carries: (invocation: Invocation, world: ShellWorld) => readonly Carried[] | null;
  /** Words for `via`: `bash -c`, `script ./cleanup.sh`, `make clean-prod`. */
  readonly called: (invocation: Invocation) => string;
}
