/** Stable codes of what can go wrong between Holdpoint and its database. */
export type StoreFaultCode =
  /** The connection broke while committing: nobody knows whether the work was kept. Look before retrying. */
  | 'HOLDPOINT_COMMIT_UNKNOWN'
  /** A statement failed inside the transaction and its error was swallowed, so nothing was kept. */
  | 'HOLDPOINT_ROLLED_BACK'
  | 'HOLDPOINT_DATABASE_UNREACHABLE'
  | 'HOLDPOINT_DATABASE_UNFIT'
  | 'HOLDPOINT_SCHEMA_NEWER'
  | 'HOLDPOINT_SCHEMA_ALTERED'
  | 'HOLDPOINT_SCHEMA_MISSING'
  | 'HOLDPOINT_LEDGER_KEY'
  | 'HOLDPOINT_LEDGER_HEAD'
  | 'HOLDPOINT_NO_SUCH_CASE'
  | 'HOLDPOINT_BAD_TEXT'
  | 'HOLDPOINT_DATA_FOLDER'
  | 'HOLDPOINT_EMBEDDED';

/** A fault of the store. The message is one line for people: what, where, what to do. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreFault';
    this.code = code;
  }
}
