import type { Logger } from 'pino';
import type { LiveWorld } from '../engine/catalog/live-world.ts';
import type { Engine } from '../engine/engine.ts';
import type { PeopleState } from '../engine/people/follow-people.ts';
import type { Stopwatch } from './adapters/stopwatch.ts';
import type { NewSecret } from './adapters/secrets.ts';
import type { CaseFeed } from './live/case-feed.ts';
import type { ForgeDesk } from './forges/types.ts';
import type { GuardFeed } from './live/guard-feed.ts';
import type { LedgerKeeper } from './live/ledger-keeper.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { StrangerLimits } from './middleware/limit-strangers.ts';
import type { SignInMode } from './sign-in/mode.ts';
import type { StaticFiles } from './static/static-files.ts';

/** All that the HTTP application works with. It knows no process, socket or clock of its own. */
export interface AppDeps {
  /** Its world is that of `live`. */
  readonly engine: Engine;
  readonly live: LiveWorld;
  readonly organisation: string;
  readonly version: string;
  readonly signIn: SignInMode;
  /** Hears which groups the identity provider has somebody in, at every sign-in. */
  readonly onGroups?: (person: string, groups: readonly string[]) => Promise<void>;
  /** Who is known, and from where; left out where people come from the files alone. */
  readonly people?: () => PeopleState;
  /** The address that people use where it is not a loopback one (`https://holdpoint.example.com`). */
  readonly publicUrl: URL | null;
  /** The built web app, or null where it was not built. */
  readonly web: StaticFiles | null;
  readonly feed: CaseFeed;
  readonly guards: GuardFeed;
  readonly ledger: LedgerKeeper;
  /** Left out where no forge is connected. */
  readonly forges?: ForgeDesk;
  /** What those who are not signed in may ask of signing in; the usual bounds where it is left out. */
  readonly strangers?: StrangerLimits;
  /** Proxies in front, each of which adds an address to X-Forwarded-For; none where it is left out. */
  readonly proxies?: number;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly newSecret: NewSecret;
  readonly stopwatch: Stopwatch;
  /** Aborted when the server stops: whatever is kept open ends. */
  readonly stopping: AbortSignal;
}
