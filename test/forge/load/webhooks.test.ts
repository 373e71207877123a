import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownPort } from '../../support/own-port.ts';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.ts';
import { openBusyShop, type BusyShop } from './support/busy-shop.ts';
import { createPoster, type Poster } from './support/post-deliveries.ts';
import { openQueue, type QueueView } from './support/queue-of.ts';
import { startProcess, type ServerGiven, type ServerProcess } from './support/server-process.ts';
import { redeliver, storm, type Storm } from './support/storm.ts';

// A thousand over fifty with HOLDPOINT_STORM, and in bench/forge; every run sends enough to be killed among.
const IS_WHOLE = process.env['HOLDPOINT_STORM'] !== undefined;
const PULLS = IS_WHOLE ? 50 : 15;
const POSTS = IS_WHOLE ? 1000 : 300;
/** Posts without an answer at any time: more than GitHub would send. */
const AT_ONCE = 20;

let folder: string;
let database: FreshDatabase;
let shop: BusyShop;
let given: Omit<ServerGiven, 'port'>;
let server: ServerProcess;
let poster: Poster;
let queue: QueueView;
beforeAll(async () => {
  [folder, database, shop] = await Promise.all([
    mkdtemp(join(tmpdir(), 'holdpoint-load-')),
    freshDatabase(),
    openBusyShop(PULLS, 7),
  ]);
  const { fake } = shop;
  const { connectionString } = database;
  given = { fake, folder, catalog: await shop.writeCatalog(folder), connectionString };
  server = await startProcess({ ...given, port: await ownPort() });
  queue = await openQueue(connectionString);
  const { port } = server;
  poster = createPoster(() => `http://127.0.0.1:${port}/hooks/github`);
});
afterAll(async () => {
  poster?.close();
  await queue?.close();
  await server?.kill('SIGTERM');
  await shop?.fake.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Lets no more than so many be without an answer. */
function turnstile(atOnce: number) {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    enter: async () => {
      if (inside >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      inside += 1;
    },
    leave: () => {
      inside -= 1;
      waiting.shift()?.();
    },
  };
}

async function stormWithKill(): Promise<Storm> {
  const gate = turnstile(AT_ONCE);
  const again: Promise<ServerProcess>[] = [];
  const through: Poster = {
    post: (sealed) => poster.post(sealed).finally(gate.leave),
    close: () => undefined,
  };
  const happened = await storm({
    shop,
    poster: through,
    posts: POSTS,
    seed: 3,
    due: gate.enter,
    onPost: (n) => {
      if (n !== POSTS / 2) return;
      const { port } = server;
      again.push(server.kill().then(() => startProcess({ ...given, port })));
    },
  });
  for (const started of again) server = await started;
  return happened;
}

describe('a thousand webhooks about fifty pulls, late, twice and in any order', () => {
  it('leave each pull with one right check, although the server is killed among them', async () => {
    const happened = await stormWithKill();
    const answers = happened.posted.map(({ status }) => status);
    // Nobody answers while there is no server; nobody is ever turned away.
    expect(answers.filter((status) => status !== 0 && status !== 202)).toEqual([]);
    expect(answers).toContain(0);
    await redeliver(happened, poster);
    const taken = await queue.taken();
    expect(happened.deliveries.filter(({ id }) => !taken.has(id))).toEqual([]);
    await queue.drained();
    expect(await queue.faults()).toEqual([]);

    const found = shop.pulls.map(({ number, headSha }) => ({
      number,
      checks: shop.repo.checkRuns(headSha).map(({ app, conclusion }) => [app.slug, conclusion]),
    }));
    const ours = shop.fake.app.slug;
    const wanted = await Promise.all(
      shop.pulls.map(async (pull) => ({
        number: pull.number,
        checks: [[ours, await shop.expected(pull)]],
      })),
    );
    expect(found).toEqual(wanted);
    // Both are frequent, so that a server which always says the same is noticed.
    const right = wanted.map(({ checks }) => checks[0]?.[1]);
    expect(right.filter((one) => one === 'success').length).toBeGreaterThan(IS_WHOLE ? 4 : 1);
    expect(right.filter((one) => one === 'action_required').length).toBeGreaterThan(
      IS_WHOLE ? 4 : 1,
    );
    expect(shop.fake.unknown).toEqual([]);
  }, 600_000);
});
