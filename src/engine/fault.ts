/** Why the engine will not do what it was asked. Stable: callers and pages tell them apart by it. */
export type EngineFaultCode =
  | 'bad-text'
  | 'bad-constraint'
  | 'tampered-change'
  | 'unknown-case'
  | 'unknown-system'
  | 'unknown-source'
  | 'stale-page'
  | 'not-eligible'
  | 'already-decided'
  | 'nothing-to-withdraw'
  | 'expired'
  | 'not-released'
  | 'release-expired'
  | 'already-used'
  | 'different-change'
  | 'record-disagrees'
  | 'ledger-broken'
  | 'ledger-unverified'
  | 'rules-changed'
  | 'older-facts'
  | 'facts-from-the-future'
  | 'unknown-agent'
  | 'unknown-stop'
  | 'already-resumed'
  | 'stopped'
  | 'unknown-grant'
  | 'bad-time'
  | 'unknown-lesson'
  | 'lesson-taken'
  | 'bad-pattern'
  | 'no-presence'
  | 'presence-required'
  | 'no-passkey'
  | 'unknown-challenge'
  | 'challenge-expired'
  | 'other-statement'
  | 'bad-assertion'
  | 'passkey-regressed'
  | 'bad-passkey'
  | 'passkey-taken'
  | 'too-many-passkeys'
  | 'unknown-passkey'
  | 'cannot-vouch'
  | 'unknown-person'
  | 'unknown-link'
  | 'unknown-notice'
  | 'explain-first'
  | 'not-a-contributor'
  | 'poor-explanation'
  | 'unknown-finding'
  | 'unknown-exception'
  | 'unknown-rule'
  | 'already-settled'
  | 'not-over'
  | 'unknown-directive'
  | 'directive-taken'
  | 'bad-directive'
  | 'bad-policy'
  | 'slot-taken'
  | 'slot-not-allowed'
  | 'token-taken'
  | 'unknown-token'
  | 'already-revoked'
  | 'already-replaced'
  | 'other-scope'
  | 'token-altered'
  | 'not-its-release';

/** A refusal with a reason for people: what is the matter, and what to do. */
export class EngineFault extends Error {
  readonly code: EngineFaultCode;
  readonly advice: string;

  constructor(code: EngineFaultCode, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineFault';
    this.code = code;
    this.advice = advice;
  }
}

export function unknownCase(id: string): EngineFault {
  return new EngineFault(
    'unknown-case',
    `There is no case ${id}.`,
    'Check the address, or look for the case in the queue.',
  );
}
