/** Why a directory is refused. Stable: directories are told which it is in their own words. */
export type PeopleFaultCode =
  | 'unknown-account'
  | 'unknown-group'
  | 'login-taken'
  | 'unknown-member'
  | 'bad-value'
  | 'bad-path'
  | 'bad-filter'
  | 'no-target'
  | 'too-many';

/** A refusal in one sentence. */
export class PeopleFault extends Error {
  readonly code: PeopleFaultCode;

  constructor(code: PeopleFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PeopleFault';
    this.code = code;
  }
}
