/** Structured text (YAML, JSON, TOML and their like) as data that remembers its lines. */
export type Tree = MapTree | ListTree | ScalarTree;

interface Placed {
  /** 1-based line of the key or dash that the value belongs to; of the value itself at the top. */
  readonly line: number;
  /** The YAML tag as written (`!Ref`), or null. */
  readonly tag: string | null;
}

export interface MapTree extends Placed {
  readonly kind: 'map';
  /** In the order they stand. Keys are data: `__proto__` is a key like any other. */
  readonly entries: ReadonlyMap<string, Tree>;
}

export interface ListTree extends Placed {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface ScalarTree extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

/** A text as trees, one a document, or the first thing that stands in the way. */
export type TreeReading =
  | { readonly kind: 'read'; readonly documents: readonly Tree[] }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };
