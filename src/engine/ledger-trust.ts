import type { LedgerCheck } from '../ledger/verify-onwards.ts';
import { EngineFault } from './fault.ts';
import type { Store, StoreTransaction } from './ports.ts';

/** Where the ledger did not verify, and since when that is known. */
export interface LedgerIncident {
  /** Sequence number of the first entry that does not fit. */
  readonly firstBad: number;
  readonly check: LedgerCheck;
  readonly why: string;
  readonly since: string;
}

/** What is held against the ledger at present. `unverified`: not computed yet, or it could not be. */
export type LedgerDoubt =
  | { readonly kind: 'unverified'; readonly why: string }
  | { readonly kind: 'broken'; readonly incident: LedgerIncident };

/** Whether the ledger verifies, as far as this server knows. Nothing is released where there is a doubt. */
export interface LedgerTrust {
  doubt(): LedgerDoubt | null;
}

/** What lets something go. Refusing, stopping, and whatever only writes down stay possible. */
const LETS_GO: ReadonlySet<string> = new Set(['case.released', 'case.confirmed', 'grant.used']);

/** Throws `ledger-broken` or `ledger-unverified` while there is a doubt. */
export function refuseInDoubt(trust: LedgerTrust | undefined): void {
  const doubt = trust?.doubt() ?? null;
  if (doubt !== null) throw faultOf(doubt);
}

/** True of what `refuseInDoubt` throws. */
export function isInDoubt({ code }: EngineFault): boolean {
  return code === 'ledger-broken' || code === 'ledger-unverified';
}

/** The store of a server: it takes no entry that lets something go while the ledger does not verify. */
export function holdingStore(store: Store, trust: LedgerTrust): Store {
  return {
    ...store,
    transaction: (work) => store.transaction((tx) => work(holdingTransaction(tx, trust))),
  };
}

function holdingTransaction(tx: StoreTransaction, trust: LedgerTrust): StoreTransaction {
  return {
    ...tx,
    appendToLedger: async (event) => {
      if (LETS_GO.has(event.kind)) refuseInDoubt(trust);
      return tx.appendToLedger(event);
    },
  };
}

/** One line for people. */
export function incidentWords({ firstBad, check, why }: LedgerIncident): string {
  return `the ledger does not verify: entry ${firstBad} (${check}): ${why}`;
}

function faultOf(doubt: LedgerDoubt): EngineFault {
  if (doubt.kind === 'unverified') {
    return new EngineFault(
      'ledger-unverified',
      `The ledger is not verified yet, and nothing is released on it until then: ${doubt.why}.`,
      'Try again in a minute. Refusing and STOP work as always.',
    );
  }
  const words = incidentWords(doubt.incident);
  return new EngineFault(
    'ledger-broken',
    `Nothing is released: ${words}.`,
    'Do not apply it. Keep the database as evidence, restore one that verifies, and start Holdpoint again (docs/ledger.md). Refusing and STOP work as always.',
  );
}
