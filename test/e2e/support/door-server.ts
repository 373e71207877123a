/** The server of a story with a forge: the built product in a process of its own, or else the sources. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { createGitMirror } from '../../../src/doors/forge/mirror/create-git-mirror.ts';
import { openForge } from '../../../src/doors/forge/registry.ts';
import { DEFAULT_WORK_LIMITS } from '../../../src/engine/forge/work/limits.ts';
import { systemClock } from '../../../src/server/adapters/clock.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import { requestReaders } from '../../../src/server/forges/request-readers.ts';
import { loadWorld } from '../../../src/server/open/load-world.ts';
import { readStaticFiles } from '../../../src/server/static/static-files.ts';
import { startProcess } from '../../forge/load/support/server-process.ts';
import { startTestServer } from '../../server/support/server.ts';
import type { GitHubFake } from '../../support/github-fake/start-github-fake.ts';
import type { FreshStore } from '../../support/store.ts';
import { ownPort } from '../../support/own-port.ts';
import { builtWeb } from '../../support/web-build.ts';

/** `npm test` builds first and says so; then what people get is what is tested. */
const IS_BUILT = process.env['HOLDPOINT_TEST_CLI'] !== undefined;
const WORKERS = 2;

export interface DoorServer {
  /** Where people open pages; part of what passkeys sign. */
  readonly url: string;
  /** Where the forge sends its webhooks to. */
  readonly hooks: string;
  /** What it wrote down as faults of its own so far; the sources write nothing. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

export interface DoorGiven {
  readonly github: GitHubFake;
  readonly fresh: FreshStore;
  readonly folder: string;
  readonly catalog: string;
  /** What an operator sets for the record, for the server as for the command line. */
  readonly record: Readonly<Record<string, string>>;
}

/** Passkeys only, the default policy, a catalog file and one forge. */
export const startDoorServer = (given: DoorGiven): Promise<DoorServer> =>
  IS_BUILT ? startBuilt(given) : startFromSources(given);

async function startBuilt({ github, fresh, folder, catalog, record }: DoorGiven) {
  const port = await ownPort();
  const url = `http://localhost:${port}`;
  const server = await startProcess({
    fake: github,
    folder,
    catalog,
    connectionString: fresh.connectionString,
    port,
    workers: WORKERS,
    env: { ...record, HOLDPOINT_PUBLIC_URL: url },
  });
  return {
    url,
    hooks: `${server.url}/hooks/github`,
    faults: () => server.said.filter((line) => /"level":[56]0/.test(line)),
    close: () => server.kill('SIGTERM'),
  };
}

async function startFromSources({ github, fresh, folder, catalog }: DoorGiven) {
  const [web, port] = await Promise.all([builtWeb(), ownPort()]);
  const url = `http://localhost:${port}`;
  const connection = {
    kind: 'github' as const,
    apiUrl: github.apiUrl,
    appId: github.app.id,
    privateKey: github.app.privateKey,
    webhookSecret: github.webhookSecret,
  };
  const server = await startTestServer(fresh.store, {
    world: await loadWorld({ catalogs: [catalog], policy: null, incidents: null }),
    time: { clock: systemClock, ids: systemIds, pass: () => expect.fail('time passes by itself') },
    server: {
      web: await readStaticFiles(web),
      publicUrl: new URL(url),
      ports: [port],
      signIn: { kind: 'passkey' },
      forges: {
        forges: [openForge(connection, systemClock)],
        mirror: createGitMirror({ folder: join(folder, 'mirrors'), clock: systemClock }),
        readers: requestReaders(null),
        limits: DEFAULT_WORK_LIMITS,
        workers: WORKERS,
      },
    },
  });
  const hooks = `${server.url}/hooks/github`;
  return { url, hooks, faults: () => [], close: () => server.close() };
}
