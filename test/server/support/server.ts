/** A real server over a store, on a free loopback port, and those who speak with it. */
import { pino } from 'pino';
import { openLiveWorld, type LiveWorld } from '../../../src/engine/catalog/live-world.ts';
import { followDirectives } from '../../../src/engine/governance/directives/follow-directives.ts';
import type { Engine, Limits } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { Store } from '../../../src/engine/ports.ts';
import { MACHINE_SCOPES } from '../../../src/engine/tokens/scopes.ts';
import { systemSecret } from '../../../src/server/adapters/secrets.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import { systemStopwatch } from '../../../src/server/adapters/stopwatch.ts';
import { createMetrics } from '../../../src/server/metrics/metrics.ts';
import {
  startServer,
  type RunningServer,
  type ServerOptions,
} from '../../../src/server/open/start-server.ts';
import { engineOver, testTime, type TestTime } from './engine.ts';
import { makeToken } from './tokens.ts';
import { browserAt, machineAt, type Browser, type Machine } from './visitors.ts';

export const TOKEN = 'hp_a-token-that-only-tests-know';

export interface TestServer extends RunningServer {
  readonly engine: Engine;
  readonly live: LiveWorld;
  readonly time: TestTime;
  /** Somebody signed in as this person, in a browser of their own. */
  browser(person: string): Promise<Browser>;
  /** A machine with a token that may do all that machines do. */
  machine(): Machine;
}

export interface TestServerOptions {
  readonly time?: TestTime;
  readonly world?: Engine['world'];
  readonly limits?: Partial<Limits>;
  readonly server?: Partial<ServerOptions>;
}

export async function startTestServer(
  store: Store,
  options: TestServerOptions = {},
): Promise<TestServer> {
  const time = options.time ?? testTime();
  const { world, limits } = options;
  const still = engineOver(store, time, { ...(world && { world }), ...(limits && { limits }) });
  const catalog = await openLiveWorld({
    store,
    clock: time.clock,
    base: still.world,
    onError: () => undefined,
    settle: 10,
  });
  const live = await followDirectives({
    live: catalog,
    store,
    clock: time.clock,
    onError: () => undefined,
  });
  const engine = { ...still, ids: systemIds, world: live.world };
  if ((await store.findToken(sha256(TOKEN))) === null) {
    await makeToken(engine, 'ci', TOKEN, { scopes: MACHINE_SCOPES });
  }
  const server = await startServer({
    engine,
    live,
    organisation: 'Test',
    version: '0.0.0',
    signIn: { kind: 'development' },
    publicUrl: null,
    web: null,
    metrics: createMetrics(),
    logger: pino({ level: 'silent' }),
    newSecret: systemSecret,
    stopwatch: systemStopwatch,
    host: '127.0.0.1',
    ports: [0],
    sweepEvery: 3_600_000,
    // The ledger is verified at the start; afterwards when a test asks.
    ledgerSchedule: { every: 3_600_000, patience: 60_000 },
    policyFiles: [],
    // Everybody in a test comes from one address.
    strangers: { burst: 1e6, refill: 1, addresses: 100, together: 1e6 },
    ...options.server,
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    ...server,
    close: async () => {
      await server.close();
      await live.close();
    },
    url,
    engine,
    live,
    time,
    browser: (person) => browserAt(url, person),
    machine: () => machineAt(url, TOKEN),
  };
}
