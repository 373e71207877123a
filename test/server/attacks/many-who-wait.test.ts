/** A machine's token, one large case, and many requests that wait for it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseOutcome } from '../../../src/server/contract/outcome.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
/** Cases that were read whole. */
let whole = 0;
let looks = 0;
beforeAll(async () => {
  fresh = await freshStore();
  const { store } = fresh;
  const findCase: typeof store.findCase = (id) => {
    whole += 1;
    return store.findCase(id);
  };
  const findOutcome: typeof store.findOutcome = (id) => {
    looks += 1;
    return store.findOutcome(id);
  };
  server = await startTestServer({ ...store, findCase, findOutcome });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

it('costs no reading of the case, while they wait and when they are told', async () => {
  const { id, changeDigest } = await server.machine().submit(submissionOf(destructive()));
  whole = 0;
  const waiting = Array.from({ length: 50 }, () =>
    server.machine().send<CaseOutcome>('GET', `/api/cases/${id}/outcome?wait=60`),
  );
  while (looks < waiting.length) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(whole).toBe(0);
  const sena = await server.browser('sena');
  const pia = await server.browser('pia');
  await sena.answer(id, 'approve');
  await pia.answer(id, 'approve');
  for (const { status, body } of await Promise.all(waiting)) {
    expect([status, body.state, body.changeDigest]).toEqual([200, 'released', changeDigest]);
  }
  // The pages of those two, and nothing for those who wait.
  expect(whole).toBeLessThan(10);
});
