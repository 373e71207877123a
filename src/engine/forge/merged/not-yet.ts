/** What is asked for cannot be told before something else was looked at. No fault: it is looked at again. */
export class NotYet extends Error {
  /** Milliseconds. */
  readonly wait: number;

  constructor(message: string, wait: number) {
    super(message);
    this.name = 'NotYet';
    this.wait = wait;
  }
}
