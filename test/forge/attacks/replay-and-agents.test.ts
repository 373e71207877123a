import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerWith, askFor, requestPasskey, authenticatorAt } from '../../support/passkeys.ts';
import { seenOn, sender } from '../../server/support/visitors.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { files: { 'orders/price.ts': 'export const price = 4;\n' } };
const CHARGE = { files: { 'payments/charge.ts': 'export const charge = 4;\n' } };

const REASON = { reason: 'I have read all of it.' };

describe('an approval that was given on something else', () => {
  it('replayed from another pull request', async () => {
    const shop = await openShop(world);
    const one = await shop.open(CHARGE, 'mary');
    const other = await shop.open(CHARGE, 'mary');
    const { browser, authenticator } = await world.visitor('sena');
    const [from, to] = [await shop.case(one), await shop.case(other)];
    const { body } = await askFor(browser, from.id, REASON);
    const presence = {
      nonce: body.statement.nonce,
      response: authenticator.assert(body.options),
    };
    const replayed = await answerWith(browser, to.id, presence, REASON);
    expect(replayed.status).toBeGreaterThanOrEqual(400);
    expect((await world.fresh.store.listAnswers(to.id)).length).toBe(0);
    // Harmless: where it belongs it counts, and once.
    expect(await answerWith(browser, from.id, presence, REASON)).toMatchObject({ status: 200 });
    const again = await answerWith(browser, from.id, presence, REASON);
    expect(again.status).toBeGreaterThanOrEqual(400);
    await shop.sign(one, 'tess');
    expect(await shop.standing(one)).toMatchObject(RELEASED);
    expect(await shop.standing(other)).toMatchObject(HELD);
  });

  it('replayed from another repository: the digests of one case on another', async () => {
    const [one, two] = [await openShop(world), await openShop(world)];
    const [from, to] = [await one.open(PRICE, 'mary'), await two.open(PRICE, 'mary')];
    const { browser } = await world.visitor('ravi');
    const seen = seenOn(await browser.read((await one.case(from)).id));
    const id = (await two.case(to)).id;
    expect(await browser.answer(id, 'approve', { seen })).toMatchObject({
      body: { code: 'stale-page' },
    });
    expect(await two.standing(to)).toMatchObject(HELD);
    expect(await browser.answer(id, 'approve')).toMatchObject({ body: { state: 'released' } });
  });

  it('replayed from another pull request with the same head', async () => {
    const shop = await openShop(world);
    await shop.repo.commits('staging', [{ ...CHARGE, author: 'mary' }]);
    await shop.repo.push('work', { ...PRICE, parents: [shop.repo.tip('staging') ?? ''] }, 'mary');
    const mild = await shop.repo.openPull({ head: 'work', base: 'staging', by: 'mary' });
    await shop.settle(mild);
    await shop.explain(mild, 'mary');
    await shop.review(mild, 'ravi');
    expect(await shop.standing(mild)).toMatchObject(RELEASED);
    const grave = await shop.repo.openPull({ head: 'work', base: 'main', by: 'mary' });
    await shop.settle(grave);
    expect(await shop.standing(grave)).toMatchObject(HELD);
    expect(await shop.repo.mergePull(grave, 'mary')).toMatchObject({ kind: 'refused' });
  });

  it('stale page', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { browser } = await world.visitor('ravi');
    const page = await browser.read((await shop.case(pull)).id);
    const more = { files: { 'orders/tax.ts': 'export const tax = 0;\n' } };
    await shop.repo.push(pull.head, more, 'mary');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    const seen = seenOn(page);
    const old = await browser.answer(page.id, 'approve', { seen });
    expect(old).toMatchObject({ body: { code: 'already-decided' } });
    const id = (await shop.case(pull)).id;
    expect(await browser.answer(id, 'approve', { seen })).toMatchObject({
      body: { code: 'stale-page' },
    });
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await browser.answer(id, 'approve')).toMatchObject({ body: { state: 'released' } });
  });
});

describe('an agent with everything that its human has on the machine', () => {
  it('the session cookie', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(CHARGE, 'mary');
    const { id } = await shop.case(pull);
    for (const person of ['sena', 'tess']) {
      const { browser } = await world.visitor(person);
      expect(await browser.answer(id, 'approve')).toMatchObject({ status: 200 });
    }
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: the same people, by hand.
    await shop.sign(pull, 'sena');
    await shop.sign(pull, 'tess');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('the session cookie of whose change it is', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { browser } = await world.visitor('mary');
    const { id } = await shop.case(pull);
    expect(await browser.answer(id, 'approve')).toMatchObject({ body: { code: 'not-eligible' } });
  });

  it('the token of a pipeline', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { id } = await shop.case(pull);
    const { browser } = await world.visitor('ravi');
    const body = { answer: 'approve', reason: 'x y z', seen: seenOn(await browser.read(id)) };
    const { send } = world.server.machine();
    const reply = await send('POST', `/api/cases/${id}/answers`, body);
    expect([401, 403]).toContain(reply.status);
    const asked = await send('POST', `/api/cases/${id}/challenge`, body);
    expect([401, 403]).toContain(asked.status);
    const anonymous = sender(world.server.url, { origin: world.server.url });
    expect((await anonymous('POST', `/api/cases/${id}/answers`, body)).status).toBe(401);
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('the forge token', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(CHARGE, 'mary');
    for (const person of ['sena', 'tess', 'pia']) await shop.review(pull, person);
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('a passkey of its own making', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(CHARGE, 'mary');
    const { browser } = await world.visitor('sena');
    const own = authenticatorAt(world.server);
    await requestPasskey(browser.send, own);
    const { id } = await shop.case(pull);
    const { body } = await askFor(browser, id, REASON);
    const given = {
      nonce: body.statement.nonce,
      response: own.assert({ ...body.options, allowCredentials: [] }),
    };
    const reply = await answerWith(browser, id, given, REASON);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await world.fresh.store.listAnswers(id)).toEqual([]);
  });

  it('a check run or a status of its own, called holdpoint', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const owner = 'acme';
    const other = await world.github.addApp({ slug: 'friendly-checks', installedFor: owner });
    const done = { status: 'completed', conclusion: 'success' } as const;
    shop.repo.reportCheck(other, { name: 'holdpoint', headSha: pull.headSha, ...done });
    shop.repo.setStatus(pull.headSha, 'holdpoint', 'success', 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await shop.repo.mergePull(pull, 'mary')).toMatchObject({ kind: 'refused' });
    await shop.review(pull, 'ravi');
    expect(await shop.repo.mergePull(pull, 'mary')).toMatchObject({ kind: 'merged' });
  });
});
