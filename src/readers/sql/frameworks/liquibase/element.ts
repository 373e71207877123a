/** A changelog in XML, YAML or JSON, brought to one shape. */
export interface Element {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** A changelog, or where it stops being readable. */
export type ElementReading =
  | { readonly kind: 'read'; readonly root: Element }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };
