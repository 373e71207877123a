import type { SegmentGlob } from './segment.ts';

/** How much more may be looked at; below 0 the search was given up and its result means nothing. */
export interface Work {
  left: number;
}

interface Entry<T> {
  readonly glob: SegmentGlob;
  readonly value: T;
}

/** Letters of a piece that a name is searched for. */
const PIECE = 3;

/**
 * Globs by a text that every match has: at its start, at its end, or else three letters anywhere in it. Only
 * those without any are tried on every name.
 */
export class GlobIndex<T> {
  readonly #byKey = new Map<string, T>();
  readonly #byHead = new Map<number, Map<string, Entry<T>[]>>();
  readonly #byTail = new Map<number, Map<string, Entry<T>[]>>();
  readonly #byPiece = new Map<string, Entry<T>[]>();
  readonly #others: Entry<T>[] = [];

  /** The value of a glob, made where it has none. */
  at(glob: SegmentGlob, make: () => T): T {
    const known = this.#byKey.get(glob.key);
    if (known !== undefined) return known;
    const value = make();
    this.#byKey.set(glob.key, value);
    this.#listFor(glob).push({ glob, value });
    return value;
  }

  /** Each entry that may match the name. */
  visit(name: string, work: Work, each: (entry: Entry<T>) => void): void {
    for (const [length, texts] of this.#byHead) {
      work.left--;
      if (length <= name.length) tryAll(texts.get(name.slice(0, length)), name, work, each);
    }
    for (const [length, texts] of this.#byTail) {
      work.left--;
      if (length > name.length) continue;
      tryAll(texts.get(name.slice(name.length - length)), name, work, each);
    }
    if (this.#byPiece.size > 0) {
      const pieces = new Set<string>();
      for (let at = 0; at + PIECE <= name.length; at++) pieces.add(name.slice(at, at + PIECE));
      work.left -= pieces.size;
      for (const piece of pieces) tryAll(this.#byPiece.get(piece), name, work, each);
    }
    tryAll(this.#others, name, work, each);
  }

  #listFor({ head, tail, inner }: SegmentGlob): Entry<T>[] {
    const most = Math.max(head.length, tail.length);
    if (inner.length >= PIECE && most < PIECE) return listAt(this.#byPiece, inner.slice(-PIECE));
    if (most === 0) return this.#others;
    const [index, text] = head.length >= tail.length ? [this.#byHead, head] : [this.#byTail, tail];
    let texts = index.get(text.length);
    if (texts === undefined) index.set(text.length, (texts = new Map()));
    return listAt(texts, text);
  }
}

function listAt<T>(index: Map<string, T[]>, text: string): T[] {
  let list = index.get(text);
  if (list === undefined) index.set(text, (list = []));
  return list;
}

function tryAll<T>(
  entries: readonly Entry<T>[] | undefined,
  name: string,
  work: Work,
  each: (entry: Entry<T>) => void,
): void {
  for (const entry of entries ?? []) {
    work.left -= 1 + ((entry.glob.size * name.length) >>> 8);
    if (work.left < 0) return;
    each(entry);
  }
}
