/** The server cannot or must not start as it was asked to. One line: what, and what to do. */
export class ServeFault extends Error {
  readonly code = 'HOLDPOINT_SERVE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServeFault';
  }
}
