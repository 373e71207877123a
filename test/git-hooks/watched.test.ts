/** Plain git, watched by a server: its hook, its folder, and whoever goes past the hook. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPolicy } from '../../src/config/policy/load.ts';
import type { StoredCase } from '../../src/engine/ports.ts';
import { openForges } from '../../src/server/forges/open-forges.ts';
import { testTime } from '../server/support/engine.ts';
import { startTestServer, TOKEN, type TestServer } from '../server/support/server.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { sweepAndSettle } from '../support/until-settled.ts';
import { worldWith } from '../support/forge-stub/forge-world.ts';
import { DESTRUCTIVE, openShop, type Shop } from './shop.ts';

// Each goes the whole way several times, with git and its hook, on machines that do other things, too.
vi.setConfig({ testTimeout: 180_000 });

const time = testTime();
let shop: Shop;
let fresh: FreshStore;
let server: TestServer;

beforeAll(async () => {
  shop = await openShop({ hook: ['--server'] });
  fresh = await freshStore();
  const logger = pino({ level: 'silent' });
  const env = {
    HOLDPOINT_GIT_REPOSITORIES: `shop=${shop.bare}`,
    HOLDPOINT_WATCHED_BRANCHES: 'shop:release/*',
  };
  const forges = await openForges(env, join(shop.folder, 'data'), time.clock, logger);
  if (forges === null) throw new Error('no forge was opened');
  const policy = await loadPolicy({ path: null });
  server = await startTestServer(fresh.store, {
    time,
    world: worldWith(policy),
    server: { forges },
  });
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

async function bypassed(): Promise<readonly StoredCase[]> {
  const found = await fresh.store.listCases({ states: ['bypassed'], limit: 100 });
  return found.filter(({ assessment }) => assessment.change.origin?.forge === 'git');
}

const headsOf = (cases: readonly StoredCase[]) =>
  cases.map(({ assessment }) => assessment.change.origin?.head);

async function howOf(row: StoredCase | undefined): Promise<unknown> {
  return (await fresh.store.listRecord(row?.id ?? '')).at(-1)?.body['how'];
}

async function withoutHook(work: () => Promise<void>): Promise<void> {
  await shop.inBare('config', 'core.hooksPath', join(shop.folder, 'no-hooks'));
  await work();
  await shop.inBare('config', '--unset', 'core.hooksPath');
}

describe('plain git that the server is connected to', () => {
  it('begins at a point that the ledger says', async () => {
    await sweep();
    const entries = await fresh.store.listLedger(null, 500);
    const entry = entries.find(({ kind }) => kind === 'branch.begun');
    expect(entry?.body).toMatchObject({ place: 'git/shop@main', head: await shop.tip() });
    expect(entry?.text).toContain('git/shop@main is watched from');
  });

  it('is as it should be where the hook let it pass', async () => {
    await shop.commit({ 'README.md': '# The shop\n' });
    await shop.commit({ 'README.md': '# The shop!\n' });
    expect((await shop.git('push', '-q', 'origin', 'main')).code).toBe(0);
    await sweep();
    expect(await bypassed()).toEqual([]);
    const last = (await fresh.store.listLedger(null, 1))[0];
    expect(last).toMatchObject({
      kind: 'branch.accounted',
      body: { head: await shop.tip(), how: 'grown', bypassed: [] },
    });
  });

  it('shows what was pushed while the hook was away, and not what came through it', async () => {
    await withoutHook(async () => {
      await shop.commit(DESTRUCTIVE, 'Drop it');
      expect((await shop.git('push', '-q', 'origin', 'main')).code).toBe(0);
    });
    const past = await shop.tip();
    await shop.commit({ 'README.md': '# Shops\n' });
    expect((await shop.git('push', '-q', 'origin', 'main')).code).toBe(0);
    await sweep();
    const found = await bypassed();
    expect(headsOf(found)).toEqual([past]);
    expect(found[0]?.title).toBe('Drop it (pushed to main)');
    expect(await howOf(found[0])).toBe('pushed-directly');
    await sweep();
    expect(await bypassed()).toHaveLength(1);
  });

  it('shows what was written into its folder', async () => {
    const before = await bypassed();
    const tree = (await shop.inBare('rev-parse', 'main^{tree}')).output;
    const made = await shop.inBare('commit-tree', tree, '-p', 'main', '-m', 'By hand');
    await shop.inBare('update-ref', 'refs/heads/main', made.output);
    await sweep();
    expect(headsOf(await bypassed())).toEqual(
      expect.arrayContaining([...headsOf(before), made.output]),
    );
    expect(await bypassed()).toHaveLength(before.length + 1);
    await shop.git('pull', '-q', '--ff-only', 'origin', 'main');
  });

  it('shows that what was accounted for was taken away', async () => {
    const before = (await bypassed()).length;
    const lost = await shop.tip();
    await shop.inBare('update-ref', 'refs/heads/main', `${lost}~2`);
    await sweep();
    const found = await bypassed();
    expect(found).toHaveLength(before + 1);
    const row = found.find(({ assessment }) => assessment.change.origin?.base === lost);
    expect(await howOf(row)).toBe('history-rewritten');
    await shop.git('fetch', '-q', 'origin');
    await shop.git('reset', '-q', '--hard', 'origin/main');
  });

  it('watches branches that were named as well, and no others', async () => {
    const before = (await bypassed()).length;
    await shop.git('branch', 'release/1');
    await shop.git('branch', 'topic');
    await shop.git('push', '-q', 'origin', 'release/1', 'topic');
    await sweep();
    await shop.commit({ 'topic.txt': 'a\n' });
    await shop.git('push', '-q', 'origin', 'HEAD:topic', 'HEAD:release/1');
    await sweep();
    const found = await bypassed();
    expect(found).toHaveLength(before + 1);
    expect(found.map(({ assessment }) => assessment.change.origin?.baseBranch)).toContain(
      'release/1',
    );
  });

  it('says what is wrong where the repository is not there', async () => {
    await rm(join(shop.bare, 'HEAD'));
    const subject = { kind: 'branches' as const, repository: 'shop' };
    const asked = { forge: 'git', key: 'shop', subject, wanted: 'look' as const };
    await fresh.store.transaction((tx) => tx.forge.ask({ ...asked, dueAt: time.clock.now() }));
    await expect
      .poll(async () => (await fresh.store.forge.listFailing(1))[0]?.fault, { timeout: 60_000 })
      .toMatch(/^git fetch of shop: /);
  });
});
