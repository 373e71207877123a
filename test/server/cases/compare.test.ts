import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const DRILL = fileURLToPath(
  new URL('../../../drills/destroy-takes-data-and-snapshots', import.meta.url),
);
const plan = async (name: string) => ({
  name: `${name}.json`,
  text: await readFile(`${DRILL}/${name}.plan.json`, 'utf8'),
});

let fresh: FreshStore;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const compare = (body: unknown) => server.machine().send('POST', '/api/compare', body);

describe('POST /api/compare', () => {
  it('orders what a machine proposes, says why, and keeps nothing', async () => {
    const candidates = [
      { name: 'destroy', texts: [await plan('harmful')] },
      { name: 'review', texts: [await plan('twin')] },
    ];
    const reply = await compare({ candidates });
    expect(reply).toMatchObject({
      status: 200,
      body: {
        ranked: [
          { name: 'review', place: 1 },
          { name: 'destroy', place: 2 },
        ],
        discarded: [],
      },
    });
    const kept = await compare({
      candidates,
      constraints: ['!losses.exists(l, l.countsAsProduction)'],
    });
    expect(kept).toMatchObject({
      status: 200,
      body: { ranked: [{ name: 'review' }], discarded: [{ name: 'destroy' }] },
    });
    expect((await fresh.store.listCases({ states: null, limit: 10 })).length).toBe(0);
  });

  it.each([
    ['a constraint that is none', { constraints: ['1 +'] }, 400, 'bad-constraint'],
    [
      'one candidate',
      { candidates: [{ name: 'a', texts: [{ name: 'x', text: 'y' }] }] },
      400,
      'bad-input',
    ],
  ])('refuses %s', async (_, part, status, code) => {
    const texts = [{ name: 'a.txt', text: 'text' }];
    const candidates = [
      { name: 'a', texts },
      { name: 'b', texts },
    ];
    expect(await compare({ candidates, ...part })).toMatchObject({ status, body: { code } });
  });

  it('says what no reader knows and refuses what cannot be read', async () => {
    const texts = [{ name: 'a.txt', text: 'text' }];
    const untold = { kind: 'untold', measure: 1 };
    const known = [
      { name: 'a', texts },
      { name: 'b', texts },
    ];
    expect(await compare({ candidates: known })).toMatchObject({
      status: 200,
      body: {
        ranked: [
          { harms: expect.arrayContaining([expect.objectContaining(untold)]) as unknown },
          {},
        ],
      },
    });
    const torn = [
      { name: 'c', texts: [{ name: 'c.json', text: (await plan('twin')).text.slice(0, 900) }] },
    ];
    expect(await compare({ candidates: [...known, ...torn] })).toMatchObject({
      status: 422,
      body: { code: 'unreadable-input' },
    });
  });

  it('is for those who are known', async () => {
    const reply = await fetch(`${server.url}/api/compare`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', origin: server.url },
    });
    expect(reply.status).toBe(401);
  });
});
