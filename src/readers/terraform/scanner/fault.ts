/** Bytes that are not the JSON they should be. The reader turns it into an `InputError`. */
export class ScanFault extends Error {
  /** 1-based line. */
  readonly line: number;
  /** 0-based offset in bytes from the start of the input. */
  readonly offset: number;
  constructor(problem: string, line: number, offset: number) {
    super(problem);
    this.name = 'ScanFault';
    this.line = line;
    this.offset = offset;
  }
}
