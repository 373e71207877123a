/** Far above what any real file comes to; what goes beyond is made to be slow. */
export const LIMITS = {
  /** Levels of maps and lists inside each other. */
  depth: 200,
  /** Values of one text, each alias counted as often as it is used. */
  values: 5_000_000,
  /** UTF-16 code units of one text. */
  length: 256 * 1024 * 1024,
} as const;

/** Why a text is not read; caught where it is turned into a `TreeReading`. */
export class TreeFault extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.name = 'TreeFault';
    this.offset = offset;
  }
}
