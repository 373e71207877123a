import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundled, COMPILED } from '../support/compiled.ts';
import { startPgProxy } from '../support/pg-proxy.ts';
import type { PgProxy } from '../support/pg-proxy.ts';
import { ledgerEvent } from '../support/rows.ts';
import { freshStore } from '../support/store.ts';
import type { FreshStore } from '../support/store.ts';

/** Processes killed at the same time. */
const AT_ONCE = 3;
const SUBMITTER = fileURLToPath(new URL('./submitter.ts', import.meta.url));

let fresh: FreshStore;
let submitter = '';
beforeAll(async () => {
  [fresh, submitter] = await Promise.all([freshStore(), bundled(SUBMITTER)]);
});
/** Whatever fails, nobody is left who would keep the run from ending. */
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await fresh.drop();
});

interface Submitter {
  readonly proxy: PgProxy;
  /** Cases that it said were kept. */
  readonly acknowledged: readonly string[];
  submit(id: string): void;
  acknowledges(id: string): Promise<void>;
  kill(): void;
  readonly ended: Promise<unknown>;
}

/** A process that reaches the database by a proxy of its own. */
async function startSubmitter(): Promise<Submitter> {
  const proxy = await startPgProxy({ target: fresh.connectionString });
  const child = spawn(process.execPath, [submitter, proxy.connectionString], {
    env: COMPILED,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  child.stdin.on('error', () => {});
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => void acknowledged.push(line));
  return {
    proxy,
    acknowledged,
    submit: (id) => void child.stdin.write(`${id}\n`),
    async acknowledges(id) {
      while (!acknowledged.includes(id)) await once(lines, 'line');
    },
    kill: () => void child.kill('SIGKILL'),
    ended: Promise.all([once(child, 'exit'), once(lines, 'close')]),
  };
}

/** Everything about a case that one unit of work writes, as counts. */
async function partsOf(id: string): Promise<readonly (string | number | null)[]> {
  const { store } = fresh;
  const row = await store.findCase(id);
  const [answers, record] = [await store.listAnswers(id), await store.listRecord(id)];
  return [row?.state ?? null, answers.length, record.length];
}

const WHOLE = ['released', 1, 2];
const NOTHING = [null, 0, 0];

/** Kills a process when its n-th message of a unit of work is sent; it never arrives, or just does. */
async function killAt(n: number, arrives: boolean): Promise<boolean> {
  const id = `killed-${arrives ? 'after' : 'before'}-${n}`;
  const submitter = await startSubmitter();
  const { proxy } = submitter;
  submitter.submit(`warm-${id}`);
  await submitter.acknowledges(`warm-${id}`);
  proxy.restart();
  proxy.onMessage(n, (message) => {
    if (!arrives) {
      submitter.kill();
      return 'withhold';
    }
    // No reply gets through any more, and the death of the sender must not overtake the message.
    message.mute();
    void sleep(100).then(() => submitter.kill());
    return undefined;
  });
  submitter.submit(id);
  await submitter.ended;
  if (arrives) await settled(id);
  await proxy.close();
  expect(submitter.acknowledged).toEqual([`warm-${id}`]);
  expect(await partsOf(`warm-${id}`)).toEqual(WHOLE);
  // How many messages a unit of work takes may differ by one, so the last may not have been the commit.
  const parts = await partsOf(id);
  expect(arrives ? [WHOLE, NOTHING] : [NOTHING]).toContainEqual(parts);
  // Whoever comes next finds nothing locked.
  await fresh.store.transaction((tx) => tx.appendToLedger(ledgerEvent({ text: `After ${id}.` })));
  return parts[0] !== null;
}

/** The server needs a moment to carry out what it was sent. */
async function settled(id: string): Promise<void> {
  for (let waits = 0; waits < 1200; waits += 1) {
    if ((await partsOf(id))[0] !== null) return;
    await sleep(25);
  }
}

async function countMessages(): Promise<number> {
  const submitter = await startSubmitter();
  for (const id of ['counted-1', 'counted-2']) {
    submitter.proxy.restart();
    submitter.submit(id);
    await submitter.acknowledges(id);
  }
  const count = submitter.proxy.count();
  submitter.kill();
  await submitter.ended;
  await submitter.proxy.close();
  return count;
}

describe('kill -9 of Holdpoint within a unit of work', () => {
  it('at whatever message: all that was acknowledged is there, nothing is half there', async () => {
    const last = await countMessages();
    expect(last).toBeGreaterThan(40);
    const points = [
      ...Array.from({ length: last }, (_, index) => ({ n: index + 1, arrives: false })),
      // To be killed after a message arrived is to be killed before the next, but for the last one.
      { n: last, arrives: true },
    ];
    let kept = 0;
    const worker = async () => {
      for (let point = points.shift(); point !== undefined; point = points.shift()) {
        if (await killAt(point.n, point.arrives)) kept += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(await fresh.store.verifyLedger()).toMatchObject({
      kind: 'intact',
      // Two for each case kept, and one after each kill.
      size: 2 * (2 + last + 1 + kept) + (last + 1),
    });
  }, 900_000);
});
