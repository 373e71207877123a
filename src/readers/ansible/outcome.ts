/** What one task came to on one host. */
export interface Outcome {
  readonly play: string;
  readonly task: string;
  readonly host: string;
  readonly status: 'ok' | 'changed' | 'skipped' | 'failed' | 'unreachable' | 'ignored';
  /** Without its collection: `file`; null where the output does not say. */
  readonly module: string | null;
  /** Scalars among its arguments and results, by lower-case name. */
  readonly args: ReadonlyMap<string, string>;
  /** What the output itself says that it is about: a path, an item, a package; null where it does not. */
  readonly subject: string | null;
  /** It was left out because the run only checks. */
  readonly unchecked: boolean;
  /** The difference that was shown, without its header. */
  readonly diff: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** A whole run. */
export interface Run {
  readonly outcomes: readonly Outcome[];
  /** Changed tasks by host as counted at the end; null where the end is missing. */
  readonly counts: ReadonlyMap<string, number> | null;
  /** Lines that are not what such output has. */
  readonly odd: readonly number[];
}

/** `ansible.builtin.file` is `file`. */
export function shortModule(name: string): string {
  return (name.split('.').at(-1) ?? name).replace(
    /^win_(?=service|package|user|file|shell|command|reboot)/,
    '',
  );
}
