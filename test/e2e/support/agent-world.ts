/** A real server on PostgreSQL with the default policy, for guards that judge by what it hands out. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPolicy } from '../../../src/config/policy/load.ts';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import { readPolicyFiles } from '../../../src/server/open/policy-files.ts';
import type { Send } from '../../server/support/visitors.ts';
import { PEOPLE } from '../../server/support/world.ts';
import { startTestServer } from '../../server/support/server.ts';
import type { TestServer } from '../../server/support/server.ts';
import type { TestTime } from '../../server/support/engine.ts';
import { ownPort } from '../../support/own-port.ts';
import { freshStore } from '../../support/store.ts';
import type { FreshStore } from '../../support/store.ts';

export interface AgentWorld {
  readonly fresh: FreshStore;
  /** The server that runs now; another object after `startAgain`. */
  readonly server: () => TestServer;
  readonly url: string;
  /** The server's clock: the machine's own, and what was added. */
  readonly time: TestTime;
  readonly down: () => Promise<void>;
  /** On the same port, over the same database. */
  readonly startAgain: () => Promise<void>;
  /** The server and its database are no more. */
  readonly end: () => Promise<void>;
}

/** Zones and autonomy of one's own beside the default rules. */
export async function startAgentWorld(folder: string, ownPolicy = ''): Promise<AgentWorld> {
  const path = join(folder, 'policy.yaml');
  // Who signs with what is tried elsewhere; here people answer by their session.
  await writeFile(path, `version: 1\nrelease: { presence: none }\n${ownPolicy}`);
  const policy = await loadPolicy({ path });
  const policyFiles = await readPolicyFiles({ policy: path });
  const catalog = compileCatalog({
    people: PEOPLE,
    teams: [{ id: 'payments', name: 'Payments' }],
    environments: [],
    systems: [],
  });
  const world: Engine['world'] = { catalog, policy, incidents: [] };
  const fresh = await freshStore();
  const time = clockWithOffset();
  const start = (port: number) =>
    startTestServer(fresh.store, { time, world, server: { policyFiles, ports: [port] } });
  let server = await start(await ownPort());
  let isUp = true;
  let isGone = false;
  const { port, url } = server;
  const down = async () => {
    if (isUp) await server.close();
    isUp = false;
  };
  return {
    fresh,
    server: () => server,
    url,
    time,
    down,
    startAgain: async () => {
      server = await start(port);
      isUp = true;
    },
    end: async () => {
      await down();
      if (!isGone) await fresh.drop();
      isGone = true;
    },
  };
}

/** True where every hash and signature of the ledger fits. */
export async function ledgerFits(send: Send): Promise<boolean> {
  const { body } = await send<{ readonly kind: string }>('POST', '/api/ledger/verify', {});
  return body.kind === 'intact';
}

function clockWithOffset(): TestTime {
  let offset = 0;
  return {
    clock: { now: () => new Date(Date.now() + offset).toISOString() },
    ids: systemIds,
    pass: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
