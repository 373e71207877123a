/** What a token may hand in, whose hand it is, and what becomes of its slots. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenWanted } from '../../../src/engine/tokens/create-token.ts';
import { revokeToken } from '../../../src/engine/tokens/revoke-token.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { CaseSubmission } from '../../../src/engine/cases/submit-case.ts';
import type { SafetyCase } from '../../../src/server/contract/cases.ts';
import type { SubmissionReceipt } from '../../../src/server/contract/outcome.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, TOKEN, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { machineAt, type Machine } from '../support/visitors.ts';

const DAY = 24 * 60 * 60 * 1000;

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

/** Makes a token with a secret of its name, and a machine that uses it. */
async function tokenOf(name: string, wanted: Partial<TokenWanted> = {}): Promise<Machine> {
  const secret = `hp_${name}-${wanted.replaces ?? 'new'}`;
  await makeToken(server.engine, name, secret, wanted);
  return machineAt(server.url, secret);
}

const hand = (machine: Machine, slot: string, more: Partial<CaseSubmission> = {}) =>
  machine.send<SubmissionReceipt & { code: string; message: string; advice: string }>(
    'POST',
    '/api/cases',
    submissionOf(destructive(`${slot} ${more.title ?? ''}`), { slot, ...more }),
  );

async function pageOf(id: string): Promise<SafetyCase> {
  return (await server.browser('vic')).read(id);
}

describe('whoever owns a token', () => {
  it('has a hand in what it hands in, and cannot release it', async () => {
    const { body } = await hand(await tokenOf('senas', { owner: 'sena' }), 'owned/a');
    const sena = await server.browser('sena');
    const page = await sena.read(body.id);
    expect(page.assessment.actors).toContainEqual({
      role: 'requester',
      identity: 'sena',
      source: 'owns the token senas, by which it was handed in',
      person: 'sena',
      level: 'senior',
    });
    expect(page.me).toMatchObject({ canAnswer: false });
    expect(await sena.answer(body.id, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'not-eligible' },
    });
    expect((await pageOf(body.id)).state).toBe('waiting');
    const pia = await server.browser('pia');
    expect((await pia.answer(body.id, 'approve')).status).toBe(200);
  });

  it('is named once where the submission names them, and needs nobody else for it', async () => {
    const machine = await tokenOf('anas', { owner: 'ana' });
    const page = await pageOf((await hand(machine, 'owned/b')).body.id);
    expect(page.assessment.actors.map(({ role, person }) => [role, person])).toEqual([
      ['author', 'ana'],
    ]);
    expect(page.verdict.reasons.map(({ rule }) => rule)).not.toContain('unknown-hands');
  });

  it('stays a hand where the submission makes an agent’s operator of them', async () => {
    const machine = await tokenOf('sena-too', { owner: 'sena' });
    const actors = [{ role: 'agent-operator', identity: 'sena' }] as const;
    const page = await pageOf((await hand(machine, 'owned/c', { actors })).body.id);
    expect(page.assessment.actors.map(({ role }) => role).toSorted()).toEqual([
      'agent-operator',
      'requester',
    ]);
  });

  it('cannot give a source of their own to somebody else’s part', async () => {
    const claimed = { role: 'author', identity: 'ana', source: 'signed in' } as const;
    const page = await pageOf(
      (await hand(server.machine(), 'owned/d', { actors: [claimed] })).body.id,
    );
    expect(page.assessment.actors[0]).not.toHaveProperty('source');
  });
});

describe('a submission that names nobody', () => {
  const nobody = { actors: [] };
  it('is by somebody unknown where nobody owns the token: one person more is asked', async () => {
    const page = await pageOf((await hand(server.machine(), 'nobody/a', nobody)).body.id);
    expect(page.assessment.actors).toMatchObject([
      { identity: 'whoever handed it in by token ci', person: null },
    ]);
    expect(page.verdict.reasons.map(({ rule }) => rule)).toContain('unknown-hands');
    const counts = page.verdict.holds.flatMap(({ requirement }) =>
      requirement.kind === 'approvals' ? [requirement.count] : [],
    );
    expect(Math.max(...counts)).toBe(3);
  });

  it('is by the token’s owner where there is one, and by nobody unknown', async () => {
    const machine = await tokenOf('juns', { owner: 'jun' });
    const page = await pageOf((await hand(machine, 'nobody/b', nobody)).body.id);
    expect(page.assessment.actors).toMatchObject([{ person: 'jun' }]);
    expect(page.verdict.reasons.map(({ rule }) => rule)).not.toContain('unknown-hands');
  });

  it('is the same case when it is handed in again, also after it was assessed again', async () => {
    const machine = await tokenOf('pias', { owner: 'pia' });
    const first = await hand(machine, 'nobody/c', nobody);
    const again = await hand(machine, 'nobody/c', nobody);
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, created: false } });
  });
});

describe('a token that does not work any more', () => {
  const refused = (machine: Machine) =>
    machine.send<{ code: string; message: string; advice: string }>(
      'GET',
      '/api/cases/none/outcome',
    );

  it.each<[string, Partial<TokenWanted>, (name: string) => Promise<unknown>, string, RegExp]>([
    [
      'revoked',
      {},
      (name) => revokeToken(server.engine, { name, why: 'it was in a log', by: null }),
      'token-revoked',
      /^The token was-revoked was revoked on 2026-03-\d\d: it was in a log\.$/,
    ],
    [
      'replaced',
      {},
      (name) => tokenOf('newer', { replaces: name }),
      'token-revoked',
      /^The token was-replaced was replaced on 2026-03-\d\d\.$/,
    ],
    [
      'at its end',
      { lifetime: DAY },
      async () => server.time.pass(DAY),
      'token-expired',
      /^The token was-at-its-end came to its end on 2026-03-\d\d\.$/,
    ],
    [
      'of somebody who left',
      { owner: 'gone' },
      async () => undefined,
      'token-owner-left',
      /^The token was-of-somebody-who-left belongs to gone, who is not in the roster any more\.$/,
    ],
    [
      'of nobody known',
      { owner: 'nobody' },
      async () => undefined,
      'token-owner-left',
      /belongs to nobody, who is not in the roster/,
    ],
  ])('is refused by name: %s', async (what, wanted, end, code, says) => {
    const name = `was-${what.replaceAll(' ', '-')}`;
    const machine = await tokenOf(name, wanted);
    const isSound = wanted.owner === undefined;
    if (isSound) expect((await refused(machine)).status).toBe(404);
    await end(name);
    const { status, body } = await refused(machine);
    expect([status, body.code]).toEqual([401, code]);
    expect(body.message).toMatch(says);
    expect(body.advice).toMatch(/HOLDPOINT_TOKEN|--replaces/);
    expect((await hand(machine, `refused/${name}`)).status).toBe(401);
  });

  it('is of no use for SCIM either', async () => {
    const secret = 'hp_old-scim';
    await makeToken(server.engine, 'okta', secret, { scopes: ['scim'] });
    const users = () =>
      machineAt(server.url, secret).send<{ detail?: string }>('GET', '/scim/v2/Users');
    expect((await users()).status).toBe(200);
    await revokeToken(server.engine, { name: 'okta', why: 'moved away', by: null });
    expect((await users()).status).toBe(401);
  });

  it('uses up no release that came while it was revoked', async () => {
    const machine = await tokenOf('leaked');
    const { body } = await hand(machine, 'leaked/a');
    await revokeToken(server.engine, { name: 'leaked', why: 'it was in a log', by: null });
    for (const person of ['sena', 'pia']) {
      expect((await (await server.browser(person)).answer(body.id, 'approve')).status).toBe(200);
    }
    expect((await pageOf(body.id)).state).toBe('released');
    expect(await machine.confirm(body.id, body.changeDigest)).toMatchObject({
      status: 401,
      body: { code: 'token-revoked' },
    });
  });
});

describe('the use of a token', () => {
  it('is noted at most once in five minutes', async () => {
    const machine = await tokenOf('seen');
    const seen = async () =>
      (await fresh.store.tokens.listTokens()).find(({ name }) => name === 'seen')?.lastUsedAt;
    const ask = () => machine.send('GET', '/api/cases/none/outcome');
    expect(await seen()).toBeNull();
    await ask();
    const first = server.time.clock.now();
    expect(await seen()).toBe(first);
    server.time.pass(5 * 60 * 1000);
    await ask();
    expect(await seen()).toBe(first);
    server.time.pass(1);
    await ask();
    expect(await seen()).toBe(server.time.clock.now());
  });
});

describe('a slot', () => {
  it('is not for a token that was made for others', async () => {
    const machine = await tokenOf('infra-only', { slots: ['infra/', 'web'] });
    for (const slot of ['infra/prod', 'infra', 'web/a']) {
      expect([slot, (await hand(machine, slot)).status]).toEqual([slot, 201]);
    }
    for (const slot of ['infrastructure/prod', 'website', 'x/infra/']) {
      expect(await hand(machine, slot)).toMatchObject({
        status: 403,
        body: { code: 'slot-not-allowed' },
      });
    }
    const none = await machine.send(
      'POST',
      '/api/cases',
      submissionOf(destructive(), { slot: null }),
    );
    expect(none).toMatchObject({ status: 403, body: { code: 'slot-not-allowed' } });
  });

  it('is not taken by a second token while the first one’s case waits or was released unused', async () => {
    const [first, second] = [await tokenOf('first'), await tokenOf('second')];
    const { body } = await hand(first, 'mine');
    const taken = { status: 409, body: { code: 'slot-taken' } };
    const refusal = await hand(second, 'mine', { title: 'another' });
    expect(refusal).toMatchObject(taken);
    expect(refusal.body.message).toContain('the token first');
    // The very same submission is no way in, either.
    expect(await hand(second, 'mine')).toMatchObject(taken);
    expect((await pageOf(body.id)).state).toBe('waiting');
    for (const person of ['sena', 'pia']) {
      await (await server.browser(person)).answer(body.id, 'approve');
    }
    expect(await hand(second, 'mine', { title: 'another' })).toMatchObject(taken);
    expect((await first.confirm(body.id, body.changeDigest)).status).toBe(200);
    expect((await hand(second, 'mine', { title: 'another' })).status).toBe(201);
    // From here on it is the second one's.
    expect(await hand(first, 'mine', { title: 'a third' })).toMatchObject(taken);
  });

  it.each<[string, Partial<TokenWanted>, Partial<TokenWanted>, number]>([
    ['both were made for it', { slots: ['s/'] }, { slots: ['s'] }, 201],
    ['only one was made for it', { slots: ['s/'] }, {}, 409],
    ['one person owns both', { owner: 'ana' }, { owner: 'ana' }, 201],
    ['two people own them', { owner: 'ana' }, { owner: 'jun' }, 409],
    ['nobody owns either', {}, {}, 409],
  ])('is shared where %s', async (what, one, other, status) => {
    const name = sha256(what).slice(0, 8);
    const slot = `s/${name}`;
    expect((await hand(await tokenOf(`${name}-1`, one), slot)).status).toBe(201);
    const second = await hand(await tokenOf(`${name}-2`, other), slot, { title: 'another' });
    expect(second.status).toBe(status);
  });

  it('is free when the case in it is over, and when its token no longer works', async () => {
    const other = await tokenOf('other');
    await hand(await tokenOf('short', { lifetime: DAY }), 'free/a');
    await hand(await tokenOf('bad'), 'free/b');
    await hand(await tokenOf('slow'), 'free/c');
    await revokeToken(server.engine, { name: 'bad', why: 'it was in a log', by: null });
    expect((await hand(other, 'free/a', { title: 'another' })).status).toBe(409);
    expect((await hand(other, 'free/b', { title: 'another' })).status).toBe(201);
    server.time.pass(DAY);
    expect((await hand(other, 'free/a', { title: 'another' })).status).toBe(201);
    expect((await hand(other, 'free/c', { title: 'another' })).status).toBe(409);
    server.time.pass(7 * DAY);
    expect((await hand(other, 'free/c', { title: 'another' })).status).toBe(201);
  });

  it.each([
    ['of the same name', 'rotated', 'rotated'],
    ['of another name', 'before', 'after'],
  ])('goes over to the token %s that takes another’s place', async (_, old, name) => {
    const owner = { owner: 'ana', lifetime: 90 * DAY };
    const before = await tokenOf(old, owner);
    const { body } = await hand(before, `over/${name}`);
    const after = await tokenOf(name, { replaces: old });
    expect((await hand(before, `over/${name}`)).status).toBe(401);
    expect(await hand(await tokenOf(`${name}-x`), `over/${name}`, { title: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'slot-taken', message: expect.stringContaining(`the token ${name}'s`) },
    });
    const next = await hand(after, `over/${name}`, { title: 'next' });
    expect(next.status).toBe(201);
    expect((await pageOf(body.id)).supersededBy).toBe(next.body.id);
    const kept = (await fresh.store.tokens.listTokens()).find((each) => each.name === name);
    expect(kept).toMatchObject({ owner: 'ana', scopes: ['submit'], revoked: null });
    const now = server.time.clock.now();
    expect(Date.parse(kept?.expiresAt ?? '') - Date.parse(now)).toBe(90 * DAY);
  });

  it('stays with tokens from before owners, and with people', async () => {
    const { body } = await hand(server.machine(), 'old/a');
    expect(body.created).toBe(true);
    expect((await hand(machineAt(server.url, TOKEN), 'old/a', { title: 'newer' })).status).toBe(
      201,
    );
    const ana = await server.browser('ana');
    const submission = submissionOf(destructive('by ana'), { slot: 'old/b' });
    expect((await ana.send('POST', '/api/cases', submission)).status).toBe(201);
    expect((await hand(server.machine(), 'old/b')).status).toBe(201);
  });
});
