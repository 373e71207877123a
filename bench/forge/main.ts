/**
 * A thousand webhooks in ten seconds about fifty pulls, with and without a kill of the server among them.
 * Server, database, forge and sender share the machine. Run with `node bench/forge/main.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../../src/store/embedded/start.ts';
import { openBusyShop, type BusyShop } from '../../test/forge/load/support/busy-shop.ts';
import { openQueue } from '../../test/forge/load/support/queue-of.ts';
import { startProcess } from '../../test/forge/load/support/server-process.ts';
import { redeliver, storm, type Storm } from '../../test/forge/load/support/storm.ts';
import { milliseconds, row, type Figures } from '../measure.ts';
import { cpuTimes, saidOf } from './cpu-time.ts';
import { posterAside } from './poster.ts';

const PULLS = 50;
const POSTS = 1000;
const SECONDS = 10;
const BARE = 'a bare Hono route that checks the signature, the same posts';

interface Measured {
  readonly answers: readonly number[];
  /** Milliseconds from the first post until nothing waits any more. */
  readonly drained: number;
  /** MiB. */
  readonly peak: number;
}

export async function benchForge(): Promise<readonly Figures[]> {
  const calm = await measure(null);
  const killed = await measure(POSTS / 2);
  const bare = await measureBare();
  const of = (share: number, all: readonly number[]) => all[Math.floor(all.length * share)] ?? 0;
  const sending = `sending them, ${POSTS / SECONDS} a second`;
  return [
    row('A webhook answered, median', BARE, of(0.5, bare), of(0.5, calm.answers)),
    row('A webhook answered, slowest of a hundred', BARE, of(0.99, bare), of(0.99, calm.answers)),
    row(
      `${POSTS} webhooks about ${PULLS} pulls, until each has its check (${Math.round(calm.peak)} MiB)`,
      sending,
      SECONDS * 1000,
      calm.drained,
    ),
    row(
      `The same, the server killed at the ${POSTS / 2}th and started again (${Math.round(killed.peak)} MiB)`,
      sending,
      SECONDS * 1000,
      killed.drained,
    ),
  ];
}

/** Resolves at the n-th moment of a steady rate. */
function steady(): (n: number) => Promise<void> {
  let begun: number | null = null;
  return async (n) => {
    begun ??= performance.now();
    const wait = begun + (n * SECONDS * 1000) / POSTS - performance.now();
    if (wait > 0) await sleep(wait);
  };
}

const answersOf = ({ posted }: Storm) =>
  posted
    .filter(({ status }) => status === 202)
    .map(({ time }) => time)
    .toSorted((a, b) => a - b);

async function measure(killAt: number | null): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-bench-forge-'));
  const database = await startEmbedded({ dataDir: folder });
  const shop = await openBusyShop(PULLS, 7);
  const { connectionString } = database;
  const catalog = await shop.writeCatalog(folder);
  const given = { fake: shop.fake, folder, catalog, connectionString };
  let server = await startProcess({ ...given, port: 0 });
  const { port } = server;
  const queue = await openQueue(connectionString);
  const poster = posterAside(`http://127.0.0.1:${port}/hooks/github`);
  try {
    await firstLooks(shop);
    await queue.drained();
    const again: Promise<void>[] = [];
    const [used, asked] = [cpuTimes(folder), shop.fake.requests.length];
    const begun = performance.now();
    const happened = await storm({
      shop,
      poster,
      posts: POSTS,
      seed: 3,
      due: steady(),
      onPost: (n) => {
        if (n !== killAt) return;
        const started = server.kill().then(() => startProcess({ ...given, port }));
        again.push(started.then((next) => void (server = next)));
      },
    });
    const sent = performance.now() - begun;
    await Promise.all(again);
    await redeliver(happened, poster);
    await queue.drained();
    const drained = performance.now() - begun;
    // A killed server takes with it what it used.
    const costs = killAt === null ? saidOf(used, cpuTimes(folder)) : 'killed in the middle';
    const requests = shop.fake.requests.length - asked;
    await mustBeRight(shop);
    process.stderr.write(
      `sent in ${sent.toFixed(0)} ms, load ${loadavg()[0]?.toFixed(1)}, ${requests} requests to the forge; ${costs}\n`,
    );
    return { answers: answersOf(happened), drained, peak: await server.peakMemory() };
  } finally {
    poster.close();
    await queue.close();
    await server.kill('SIGTERM');
    await shop.fake.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first sweep is paced, and is none of what is measured. */
async function firstLooks({ pulls, repo }: BusyShop): Promise<void> {
  while (pulls.some(({ headSha }) => repo.checkRuns(headSha).length === 0)) await sleep(100);
}

async function mustBeRight({ pulls, repo, expected }: BusyShop): Promise<void> {
  for (const pull of pulls) {
    const said = repo.checkRuns(pull.headSha).map(({ conclusion }) => conclusion);
    const wanted = await expected(pull);
    if (said.length !== 1 || said[0] !== wanted) {
      throw new Error(`pull ${pull.number}: ${said.join() || 'nothing'} where ${wanted} is right`);
    }
  }
}

/** The same webhooks at the same rate, while the same things happen on the forge. */
async function measureBare(): Promise<readonly number[]> {
  const shop = await openBusyShop(PULLS, 7);
  const route = join(import.meta.dirname, 'bare-route.ts');
  const child = spawn(process.execPath, [route, shop.fake.webhookSecret], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const poster = posterAside(`${url}/hooks/github`);
  try {
    return answersOf(await storm({ shop, poster, posts: POSTS, seed: 3, due: steady() }));
  } finally {
    poster.close();
    child.kill();
    await shop.fake.close();
  }
}

if (import.meta.main) {
  for (const figures of await benchForge()) console.log(milliseconds(figures));
}
