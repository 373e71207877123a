import type { Glob } from './glob.ts';

/** A pattern of a system that matched a candidate. */
export interface PatternMatch {
  readonly system: string;
  readonly pattern: string;
}

interface Entry extends PatternMatch {
  readonly glob: Glob;
}

/**
 * Finds the patterns that match a text without trying them all: patterns lie under their literal
 * prefix, and only prefixes that the text really has are looked at.
 */
export class PatternIndex {
  readonly #byPrefix = new Map<string, Entry[]>();
  #lengths: number[] = [];

  constructor(entries: Iterable<{ readonly system: string; readonly glob: Glob }>) {
    for (const { system, glob } of entries) {
      const entry: Entry = { system, pattern: glob.text, glob };
      const siblings = this.#byPrefix.get(glob.prefix);
      if (siblings) siblings.push(entry);
      else this.#byPrefix.set(glob.prefix, [entry]);
    }
    this.#lengths = [
      ...new Set([...this.#byPrefix.keys()].map((prefix) => prefix.length)),
    ].toSorted((a, b) => a - b);
  }

  /** The first matching pattern of each system that has one, by system id. */
  match(candidate: string): readonly PatternMatch[] {
    const found = new Map<string, PatternMatch>();
    for (const length of this.#lengths) {
      if (length > candidate.length) break;
      for (const entry of this.#byPrefix.get(candidate.slice(0, length)) ?? []) {
        if (!found.has(entry.system) && entry.glob.matches(candidate)) {
          found.set(entry.system, { system: entry.system, pattern: entry.pattern });
        }
      }
    }
    return [...found.values()].toSorted((a, b) => (a.system < b.system ? -1 : 1));
  }
}
