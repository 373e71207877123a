/** Plain git that is watched, whose hook lets everything pass that is pushed through it, by force as well. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openForges } from '../../src/server/forges/open-forges.ts';
import { testTime } from '../server/support/engine.ts';
import { startTestServer, TOKEN, type TestServer } from '../server/support/server.ts';
import { worldOf } from '../server/support/world.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { sweepAndSettle } from '../support/until-settled.ts';
import { openShop, type Shop } from './shop.ts';

// Each goes the whole way several times, with git and its hook, on machines that do other things, too.
vi.setConfig({ testTimeout: 180_000 });

const time = testTime();
let shop: Shop;
let fresh: FreshStore;
let server: TestServer;

beforeAll(async () => {
  shop = await openShop({ hook: ['--server'] });
  fresh = await freshStore();
  const env = { HOLDPOINT_GIT_REPOSITORIES: `shop=${shop.bare}` };
  const logger = pino({ level: 'silent' });
  const forges = await openForges(env, join(shop.folder, 'data'), time.clock, logger);
  if (forges === null) throw new Error('no forge was opened');
  const world = worldOf({ rules: [] });
  server = await startTestServer(fresh.store, { time, world, server: { forges } });
  const token = join(shop.folder, 'token');
  await writeFile(token, TOKEN);
  await shop.inBare('config', 'holdpoint.server', server.url);
  await shop.inBare('config', 'holdpoint.tokenFile', token);
  await shop.inBare('config', 'receive.denyNonFastForwards', 'false');
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
  await shop.remove();
});

const sweep = () => sweepAndSettle({ fresh, time, forge: 'git' });

async function push(...args: readonly string[]): Promise<void> {
  const { code, said } = await shop.git('push', '-q', ...args);
  if (code !== 0) throw new Error(said);
}

/** What went past us: where from and where to. */
async function past(): Promise<readonly (readonly unknown[])[]> {
  const cases = await fresh.store.listCases({ states: ['bypassed'], limit: 100 });
  return cases.map(({ assessment: { change } }) => [change.origin?.base, change.origin?.head]);
}

it('takes a push by force that the hook let pass as it is, and follows no ring of them', async () => {
  const first = await shop.tip();
  await sweep();
  const second = await shop.commit({ 'README.md': '# Two\n' });
  await push('origin', 'main');
  await sweep();
  await push('--force', 'origin', `${first}:main`);
  await sweep();
  expect(await past()).toEqual([]);
  expect((await fresh.store.listLedger(null, 1))[0]).toMatchObject({
    kind: 'branch.accounted',
    body: { from: second, head: first, how: 'rewritten', bypassed: [] },
  });
  // From there a push leads on, and another one back. Nobody let this one pass.
  const tree = (await shop.inBare('rev-parse', 'main^{tree}')).output;
  const byHand = (await shop.inBare('commit-tree', tree, '-m', 'By hand')).output;
  await shop.inBare('update-ref', 'refs/heads/main', byHand);
  await sweep();
  expect(await past()).toEqual([[first, byHand]]);
});
