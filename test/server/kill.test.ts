import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalBinding } from '../../src/core/approval/types.ts';
import { bundled, COMPILED } from '../support/compiled.ts';
import { startPgProxy, type PgProxy } from '../support/pg-proxy.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { destructive, submissionOf } from './support/changes.ts';
import { TOKEN } from './support/server.ts';
import { browserAt, machineAt, seenOn, type Browser } from './support/visitors.ts';

/** Servers killed at the same time. */
const AT_ONCE = 2;
const SERVE = fileURLToPath(new URL('./support/serve-process.ts', import.meta.url));

let fresh: FreshStore;
let serve = '';
beforeAll(async () => {
  [fresh, serve] = await Promise.all([freshStore(), bundled(SERVE)]);
});
/** Whatever fails, nobody is left who would keep the run from ending. */
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await fresh.drop();
});

interface ServerProcess {
  readonly url: string;
  readonly proxy: PgProxy;
  kill(): void;
  readonly ended: Promise<unknown>;
}

/** A server process that reaches the database by a proxy of its own. */
async function startProcess(): Promise<ServerProcess> {
  const proxy = await startPgProxy({ target: fresh.connectionString });
  const child: ChildProcess = spawn(process.execPath, [serve, proxy.connectionString], {
    env: COMPILED,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const ended = once(child, 'exit').then(() => proxy.close());
  if (child.stdout === null) throw new Error('the process has no output');
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { url, proxy, ended, kill: () => void child.kill('SIGKILL') };
}

interface Scene {
  readonly id: string;
  readonly sena: Browser;
  readonly seen: ApprovalBinding;
}

/** A case that lacks one approval, and the person who is about to give it. */
async function almostReleased(url: string, name: string): Promise<Scene> {
  const submission = submissionOf(destructive(name), { slot: name });
  const { id } = await machineAt(url, TOKEN).submit(submission);
  await (await browserAt(url, 'pia')).answer(id, 'approve');
  const sena = await browserAt(url, 'sena');
  return { id, sena, seen: seenOn(await sena.read(id)) };
}

const kindsOf = async (id: string) =>
  (await fresh.store.listRecord(id)).map((entry) => entry.kind.replace('case.', ''));

const BEFORE = ['submitted', 'answered'];
const AFTER = [...BEFORE, 'answered', 'released'];

/** A statement of recording an answer: its text, and which of those with this text it is, from 1. */
interface Point {
  readonly sql: string;
  readonly nth: number;
}

/** Hears of each statement as it is sent; what it returns is done with it. */
function onStatement(proxy: PgProxy, hook: (point: Point) => void | 'withhold'): void {
  const counts = new Map<string, number>();
  proxy.onMessage('every', ({ sql }) => {
    if (sql === '') return undefined;
    const nth = (counts.get(sql) ?? 0) + 1;
    counts.set(sql, nth);
    return hook({ sql, nth });
  });
}

const isSame = (a: Point, b: Point) => a.sql === b.sql && a.nth === b.nth;
/** Answers that are only listened to. */
const COUNTED = 2;

/** Statements of recording such an answer, in their order. What a server does now and then comes once at most. */
async function statements(): Promise<readonly Point[]> {
  const server = await startProcess();
  const heard: Point[][] = [];
  for (let turn = 0; turn < COUNTED; turn += 1) {
    const scene = await almostReleased(server.url, `counted ${turn}`);
    const points: Point[] = [];
    onStatement(server.proxy, (point) => void points.push(point));
    await scene.sena.answer(scene.id, 'approve', { seen: scene.seen });
    server.proxy.onMessage('every', null);
    heard.push(points);
  }
  server.kill();
  await server.ended;
  const [first = [], ...others] = heard;
  return first.filter((point) =>
    others.every((other) => other.some((each) => isSame(each, point))),
  );
}

interface Killed {
  readonly left: 'nothing kept' | 'all kept';
  readonly next: ServerProcess;
}

let kills = 0;

/** Kills the server before a statement arrives; then a new one, given back, is asked the same again. */
async function killAt(point: Point, server: ServerProcess): Promise<Killed> {
  const scene = await almostReleased(server.url, `killed ${String(++kills)}`);
  onStatement(server.proxy, (each) => {
    if (!isSame(each, point)) return undefined;
    server.kill();
    return 'withhold';
  });
  const answered = scene.sena.answer(scene.id, 'approve', { seen: scene.seen });
  await expect(answered).rejects.toThrow('fetch failed');
  await server.ended;
  const kept = await kindsOf(scene.id);
  expect([BEFORE, AFTER]).toContainEqual(kept);

  const next = await startProcess();
  const sena = await browserAt(next.url, 'sena');
  expect(await sena.answer(scene.id, 'approve', { seen: scene.seen })).toMatchObject({
    status: 200,
    body: { state: 'released' },
  });
  expect(await kindsOf(scene.id)).toEqual(AFTER);
  return { left: kept.length === AFTER.length ? 'all kept' : 'nothing kept', next };
}

describe('kill -9 of the server while it records the answer that releases', () => {
  it('between any two statements: all or nothing is kept, and doing it again releases once', async () => {
    const points = await statements();
    const left = [...points];
    const found = new Map<Point, string>();
    const worker = async () => {
      // The server that was asked again is the next to be killed: to start one takes most of the time.
      let server = await startProcess();
      for (let point = left.shift(); point !== undefined; point = left.shift()) {
        const killed = await killAt(point, server);
        found.set(point, killed.left);
        server = killed.next;
      }
      server.kill();
      await server.ended;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));

    // Up to the commit nothing is kept, and from then on all of it.
    const inOrder = points.map((point) => found.get(point));
    const committed = inOrder.indexOf('all kept');
    expect(committed).toBeGreaterThan(5);
    expect(new Set(inOrder.slice(0, committed))).toEqual(new Set(['nothing kept']));
    expect(new Set(inOrder.slice(committed))).toEqual(new Set(['all kept']));
    // Before all of it stands that the token was made.
    expect(await fresh.store.verifyLedger()).toMatchObject({
      kind: 'intact',
      size: 1 + AFTER.length * (points.length + COUNTED),
    });
  }, 900_000);
});
