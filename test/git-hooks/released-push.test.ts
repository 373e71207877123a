import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ruleWhen, worldOf } from '../server/support/world.ts';
import { startTestServer, TOKEN } from '../server/support/server.ts';
import type { TestServer } from '../server/support/server.ts';
import { kindsOf } from '../server/support/visitors.ts';
import { freshStore } from '../support/store.ts';
import type { FreshStore } from '../support/store.ts';
import { openShop } from './shop.ts';
import type { End, Shop } from './shop.ts';

let fresh: FreshStore;
let server: TestServer;
let shop: Shop;
beforeAll(async () => {
  fresh = await freshStore();
  const touches = ruleWhen('held', ({ change }, effect) => {
    const address = effect === null ? '' : (change.effects[effect]?.resource.address ?? '');
    return address.startsWith('held') || address.startsWith('refs/');
  });
  server = await startTestServer(fresh.store, { world: worldOf({ rules: [touches] }) });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});
beforeEach(async () => {
  shop = await openShop({ hook: ['--server'] });
  await writeFile(join(shop.folder, 'token'), `${TOKEN}\n`);
  await shop.inBare('config', 'holdpoint.server', server.url);
  await shop.inBare('config', 'holdpoint.tokenFile', join(shop.folder, 'token'));
  // Cases of one test are not those of another.
  await shop.inBare('config', 'holdpoint.repository', shop.folder.split('-').at(-1) ?? '');
});
afterEach(() => shop.remove());

const push = (...refs: readonly string[]): Promise<End> =>
  shop.git('push', '-q', 'origin', ...refs);

function caseIn({ said }: End): string {
  const id = /\/cases\/([\w-]+)/.exec(said)?.[1];
  if (id === undefined) throw new Error(`no page in: ${said}`);
  return id;
}

async function release(id: string): Promise<string> {
  const [jun, sena] = [await server.browser('jun'), await server.browser('sena')];
  await jun.answer(id, 'approve');
  return (await sena.answer(id, 'approve')).body.state;
}

describe('a push that people release', () => {
  it('is refused, released on the page, passes once as it was, and nothing else passes for it', async () => {
    await shop.commit({ 'held.txt': 'one' }, 'Hold this');
    const refused = await push('main');
    const again = await push('main');
    const id = caseIn(refused);
    expect([refused.code === 0, caseIn(again)]).toEqual([false, id]);
    const page = await (await server.browser('sena')).read(id);
    expect(page).toMatchObject({
      title: 'Hold this (push to main)',
      assessment: { change: { origin: { forge: 'git', request: null, baseBranch: 'main' } } },
    });
    expect(page.assessment.actors).toContainEqual(
      expect.objectContaining({ role: 'pusher', person: 'ana' }),
    );
    expect(await release(id)).toBe('released');
    const passed = await push('main');
    expect([passed.code, await shop.tip()]).toEqual([
      0,
      (await shop.git('rev-parse', 'HEAD')).output,
    ]);
    expect(kindsOf(await (await server.browser('sena')).read(id)).at(-1)).toBe('confirmed');
    await shop.commit({ 'held.txt': 'two' }, 'Hold that');
    const other = await push('main');
    expect(other.code).not.toBe(0);
    expect(caseIn(other)).not.toBe(id);
  });

  it('says which branch it comes from and where to read why, where whoever pushes does', async () => {
    await shop.inBare('config', 'receive.advertisePushOptions', 'true');
    await shop.commit({ 'held.txt': 'one' });
    const link = 'https://tickets.example/42';
    const options = ['-o', 'holdpoint-branch=claude/round-prices', '-o', `holdpoint-link=${link}`];
    const told = caseIn(await push(...options, 'main'));
    const silent = caseIn(await push('main'));
    const sena = await server.browser('sena');
    const [page, other] = [await sena.read(told), await sena.read(silent)];
    expect(page.link).toBe(link);
    expect(page.assessment.change.origin).toMatchObject({ headBranch: 'claude/round-prices' });
    expect(page.assessment.provenance.clues).toContainEqual(
      expect.objectContaining({ kind: 'branch', tool: 'Claude Code' }),
    );
    expect(other.assessment.change.origin).not.toHaveProperty('headBranch');
    expect(other.assessment.provenance.clues).toEqual([]);
  });

  it('takes no other content for what was released', async () => {
    await shop.commit({ 'held.txt': 'one' });
    const id = caseIn(await push('main'));
    await release(id);
    await shop.commit({ 'held.txt': 'not what they saw' });
    const end = await push('main');
    expect(end.code).not.toBe(0);
    expect(caseIn(end)).not.toBe(id);
  });

  it('does not let whoever pushed release it', async () => {
    await shop.commit({ 'held.txt': 'one' });
    const id = caseIn(await push('main'));
    const answer = await (await server.browser('ana')).answer(id, 'approve');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('uses no release while another ref of the same push is held', async () => {
    await shop.inBare('config', '--add', 'holdpoint.protectedRef', 'main');
    await shop.inBare('config', '--add', 'holdpoint.protectedRef', 'side');
    await shop.commit({ 'held.txt': 'one' });
    const id = caseIn(await push('main'));
    await release(id);
    const both = await push('main', 'main:side');
    expect([both.code === 0, both.said.includes('refs/heads/main: HOLD')]).toEqual([false, false]);
    expect((await push('main')).code).toBe(0);
  });

  it('lets go what no rule holds, and asks about a deletion', async () => {
    await shop.inBare('config', 'receive.denyDeleteCurrent', 'ignore');
    await shop.commit({ 'free.txt': 'one' });
    const [free, deletion] = [await push('main'), await push(':main')];
    expect([free.code, deletion.code === 0]).toEqual([0, false]);
    await release(caseIn(deletion));
    expect([(await push(':main')).code, await shop.tip()]).toEqual([0, '']);
  });
});
