import type { LedgerStanding as Shown } from '../contract/ledger.ts';
import type { LedgerStanding } from '../live/ledger-keeper.ts';

/** How the ledger stands, as pages and monitors are told. */
export function standingOf({ doubt, verified }: LedgerStanding): Shown {
  if (doubt === null) {
    return { kind: 'verified', why: null, firstBad: null, check: null, since: null, verified };
  }
  if (doubt.kind === 'unverified') {
    const { kind, why } = doubt;
    return { kind, why, firstBad: null, check: null, since: null, verified };
  }
  return { kind: 'broken', ...doubt.incident, verified };
}
