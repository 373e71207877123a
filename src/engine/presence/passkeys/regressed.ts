import { EngineFault } from '../../fault.ts';
import type { Passkey } from '../types.ts';

/** A passkey whose count of signatures went back: there may be a copy of it. */
export class RegressedFault extends EngineFault {
  readonly passkey: Passkey;
  readonly counter: number;

  constructor(passkey: Passkey, counter: number) {
    super(
      'passkey-regressed',
      `The passkey “${passkey.name}” has counted ${counter} signatures, and ${passkey.counter} before: there may be a copy of it.`,
      'Revoke it on your page and enrol another. What it signed now does not count.',
    );
    this.passkey = passkey;
    this.counter = counter;
  }
}

/** Throws `passkey-regressed` where the count did not rise. Two zeros mean that nobody counts. */
export function refuseRegressed(passkey: Passkey, counter: number): void {
  if (counter === 0 && passkey.counter === 0) return;
  if (counter <= passkey.counter) throw new RegressedFault(passkey, counter);
}
