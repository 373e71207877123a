/** An export as its tool writes it, made up, and what there is to read in it. */
export interface GraphExport {
  /** Id of the source that has to recognise it. */
  readonly source: string;
  readonly says: string;
  readonly name: string;
  readonly text: string;
  /** `from > to source confidence via`, sorted. */
  readonly edges: readonly string[];
  /** `name kind` of systems that are not plain services, sorted. */
  readonly kinds?: readonly string[];
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
