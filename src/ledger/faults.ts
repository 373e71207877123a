/** Something handed to the ledger's code cannot be what it claims to be. */
export class LedgerFault extends Error {
  readonly code = 'HOLDPOINT_LEDGER';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LedgerFault';
  }
}
