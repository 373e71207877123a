import type { CatalogIndex } from '../core/catalog/compile.ts';
import type { Incident } from '../core/memory/types.ts';
import type { Policy } from '../core/policy/types.ts';
import type { LedgerTrust } from './ledger-trust.ts';
import type { Clock, Ids, Store } from './ports.ts';
import type { PresencePorts } from './presence/ports.ts';

/** What an organisation says about itself: fixed while a server runs. */
export interface World {
  readonly catalog: CatalogIndex;
  readonly policy: Policy;
  readonly incidents: readonly Incident[];
}

export interface Limits {
  /** How long a case waits for people, in milliseconds. */
  readonly caseLifetime: number;
  /** How long a release may be used, in milliseconds. */
  readonly releaseLifetime: number;
  /** How long a case about an agent's action waits for people, in milliseconds. */
  readonly agentCaseLifetime: number;
  /** How long the release of an agent's action may be used, in milliseconds. */
  readonly agentReleaseLifetime: number;
  /** How far back protection removed by an earlier change is remembered, in milliseconds. */
  readonly earlierWindow: number;
  /** How many earlier changes the risk percentile is taken from. */
  readonly historySize: number;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

export const DEFAULT_LIMITS: Limits = {
  caseLifetime: 7 * 24 * HOUR,
  releaseLifetime: 24 * HOUR,
  agentCaseLifetime: 24 * HOUR,
  agentReleaseLifetime: 15 * MINUTE,
  earlierWindow: 30 * 24 * HOUR,
  historySize: 1000,
};

/** What every use case works with. */
export interface Engine {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly world: World;
  readonly limits: Limits;
  /** Left out where nobody is asked for a passkey, as on the command line. */
  readonly presence?: PresencePorts;
  /** Whether the ledger verifies; left out where nothing is released, as on the command line. */
  readonly ledger?: LedgerTrust;
}

/** The instant `milliseconds` after (or before, when negative) an ISO instant. */
export function instantAfter(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
