import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleExceptions } from '../../../src/engine/governance/exceptions/settle-exceptions.ts';
import type { Change } from '../../../src/core/change/types.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type {
  Exception,
  ExceptionList,
} from '../../../src/server/contract/governance/exceptions.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { governedWorld, signed, wikiChange } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { kindsOf, type Browser } from '../support/visitors.ts';

interface Signer {
  readonly browser: Browser;
  readonly authenticator: Authenticator;
}

const DAY = 24 * 3_600_000;
const REASON = 'The old cluster is on fire, and this is its replacement.';

let fresh: FreshStore;
let server: TestServer;
let ana: Browser;
let sena: Browser;
let otto: Browser;
let key: Authenticator;
let dee: Signer;
let vic: Signer;

beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store, { world: governedWorld() });
  ana = await server.browser('ana');
  ({ browser: sena, authenticator: key } = await withPasskey(server, 'sena'));
  otto = await server.browser('otto');
  dee = await withPasskey(server, 'dee');
  vic = await withPasskey(server, 'vic');
});
/** Sessions end long before exceptions do. */
async function pass(milliseconds: number): Promise<void> {
  server.time.pass(milliseconds);
  [ana, sena, otto] = (await Promise.all(
    ['ana', 'sena', 'otto'].map((person) => server.browser(person)),
  )) as [Browser, Browser, Browser];
  dee = { ...dee, browser: await server.browser('dee') };
  vic = { ...vic, browser: await server.browser('vic') };
}

afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function held(slot: string, change: Change = destructive(slot)): Promise<string> {
  const { id, state } = await server.machine().submit(submissionOf(change, { slot }));
  expect(state).toBe('waiting');
  return id;
}

function ask(browser: Browser, scope: Exception['scope'], more: object = {}) {
  const ends = new Date(Date.parse(server.time.clock.now()) + DAY).toISOString();
  const body = { rules: ['irreversible'], scope, reason: REASON, ends, ...more };
  return browser.send<Exception & Problem>('POST', '/api/exceptions', body);
}

const askForCase = async (browser: Browser, id: string, more: object = {}) =>
  (await ask(browser, { kind: 'case', case: id }, more)).body;

const GRANTED = 'It was walked through with the team.';

const grant = ({ browser, authenticator }: Signer, id: string, reason = GRANTED) =>
  signed<Exception>(
    browser,
    authenticator,
    { path: `/api/exceptions/${id}/challenge`, body: { reason } },
    { path: `/api/exceptions/${id}/grant`, body: { reason } },
  );

const read = async (id: string, browser = sena) =>
  (await browser.send<Exception>('GET', `/api/exceptions/${id}`)).body;

describe('an exception for a case', () => {
  it('is granted by somebody with the power and their passkey, and the case goes at once', async () => {
    const id = await held('granted');
    const asked = await askForCase(ana, id);
    expect(asked).toMatchObject({ state: 'asked', level: 'vp', grantors: ['val', 'vic'] });
    expect((await sena.read(id)).state).toBe('waiting');
    const granted = await grant(vic, asked.id);
    expect(granted).toMatchObject({
      status: 200,
      body: {
        state: 'granted',
        granted: { by: { id: 'vic', name: 'Vic' }, level: 'vp', teams: ['payments'] },
        reviewState: 'not-yet',
      },
    });
    const page = await sena.read(id);
    expect(page.state).toBe('released');
    expect(page.verdict.reasons).toMatchObject([
      { rule: 'irreversible', excepted: { id: asked.id, grantedBy: 'vic' } },
    ]);
    expect(kindsOf(page)).toEqual([
      'submitted',
      'exception.asked',
      'exception.granted',
      'redecided',
      'released',
    ]);
    const evidence = granted.body.granted?.evidence ?? '';
    expect(await fresh.store.presence.findProof(evidence)).toMatchObject({
      person: 'vic',
      purpose: 'exception',
    });
    const confirmed = await server.machine().confirm(id, page.assessment.change.digest);
    expect(confirmed.status).toBe(200);
  });

  it('lifts the rules that it names and no other', async () => {
    const id = await held('other rule');
    const asked = await askForCase(ana, id, { rules: ['unresolved'] });
    expect(asked).toMatchObject({ code: 'unknown-rule' });
    const zone = await askForCase(ana, id, { rules: ['zone-assisted'] });
    await grant(vic, zone.id);
    expect((await sena.read(id)).state).toBe('waiting');
  });

  it.each<[string, () => Browser, string]>([
    ['whoever asked for it', () => vic.browser, 'not-eligible'],
    ['somebody of too low a level', () => dee.browser, 'not-eligible'],
    ['a contributor', () => ana, 'not-eligible'],
  ])('is not granted by %s', async (who, browser, code) => {
    const id = await held(`not by ${who}`);
    const asked = await askForCase(who === 'whoever asked for it' ? vic.browser : ana, id);
    const path = `/api/exceptions/${asked.id}`;
    const challenged = await browser().send('POST', `${path}/challenge`, { reason: GRANTED });
    expect(challenged).toMatchObject({ status: 403, body: { code } });
    const refused = await browser().send('POST', `${path}/refuse`, { reason: GRANTED });
    expect(refused).toMatchObject({ status: 403, body: { code } });
    expect((await sena.read(id)).state).toBe('waiting');
  });

  it('is not granted by a session alone, nor by what was signed for another', async () => {
    const [one, two] = [await held('signed one'), await held('signed two')];
    const [first, second] = [await askForCase(ana, one), await askForCase(ana, two)];
    const path = (id: string) => `/api/exceptions/${id}/grant`;
    expect(await vic.browser.send('POST', path(first.id), { reason: GRANTED })).toMatchObject({
      status: 400,
    });
    const crossed = await signed(
      vic.browser,
      vic.authenticator,
      { path: `/api/exceptions/${first.id}/challenge`, body: { reason: GRANTED } },
      { path: path(second.id), body: { reason: GRANTED } },
    );
    expect(crossed).toMatchObject({ status: 409, body: { code: 'other-statement' } });
    const reworded = await signed(
      vic.browser,
      vic.authenticator,
      { path: `/api/exceptions/${first.id}/challenge`, body: { reason: GRANTED } },
      { path: path(first.id), body: { reason: 'Another reason than was signed.' } },
    );
    expect(reworded).toMatchObject({ status: 409, body: { code: 'other-statement' } });
    expect(await read(second.id)).toMatchObject({ state: 'asked' });
  });

  it('is settled once', async () => {
    const id = await held('once');
    const asked = await askForCase(ana, id);
    const refused = await vic.browser.send('POST', `/api/exceptions/${asked.id}/refuse`, {
      reason: 'Two people can look at it today.',
    });
    expect(refused).toMatchObject({ status: 200, body: { state: 'refused' } });
    expect(await grant(vic, asked.id)).toMatchObject({
      status: 409,
      body: { code: 'already-settled' },
    });
    expect((await sena.read(id)).state).toBe('waiting');
  });

  it('is granted once, however many press at the same moment', async () => {
    const id = await held('at once');
    const asked = await askForCase(ana, id);
    const both = await Promise.all([grant(vic, asked.id), grant(vic, asked.id)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const record = await fresh.store.listRecord(id);
    expect(record.filter(({ kind }) => kind === 'exception.granted')).toHaveLength(1);
  });

  it('counts for nothing where the ledger has it otherwise', async () => {
    const id = await held('altered');
    const asked = await askForCase(ana, id, { rules: ['zone-assisted'] });
    await grant(vic, asked.id);
    const client = new Client({ connectionString: fresh.connectionString });
    await client.connect();
    await client.query(`update holdpoint.exceptions set rules = '{*}' where id = $1`, [asked.id]);
    await client.end();
    await sena.answer(id, 'approve');
    expect((await sena.read(id)).state).toBe('waiting');
  });
});

describe('what cannot be asked for', () => {
  const scope: Exception['scope'] = { kind: 'systems', systems: ['wiki'] };
  const inDays = (days: number) =>
    new Date(Date.parse(server.time.clock.now()) + days * DAY).toISOString();

  it.each<[string, () => ReturnType<typeof ask>, number, string]>([
    [
      'a rule that nobody wrote',
      () => ask(ana, scope, { rules: ['irreversibel'] }),
      400,
      'unknown-rule',
    ],
    [
      'a rule that nothing lifts',
      () => ask(ana, scope, { rules: ['unknown-hands'] }),
      400,
      'unknown-rule',
    ],
    ['an end in the past', () => ask(ana, scope, { ends: inDays(-1) }), 400, 'bad-time'],
    ['more than a month', () => ask(ana, scope, { ends: inDays(31) }), 400, 'bad-time'],
    [
      'a system that is not there',
      () => ask(ana, { kind: 'systems', systems: ['wikki'] }),
      404,
      'unknown-system',
    ],
    [
      'a case that is not there',
      () => ask(ana, { kind: 'case', case: 'none' }),
      404,
      'unknown-case',
    ],
    ['no reason to speak of', () => ask(ana, scope, { reason: 'pls' }), 400, 'bad-input'],
  ])('%s', async (_, asked, status, code) => {
    expect(await asked()).toMatchObject({ status, body: { code } });
  });

  it('nor by a machine', async () => {
    const sent = await server.machine().send('POST', '/api/exceptions', {});
    expect(sent).toMatchObject({ status: 403, body: { code: 'people-only' } });
  });

  it('anything for a case that is over', async () => {
    const id = await held('over');
    await sena.answer(id, 'refuse');
    expect(await ask(ana, { kind: 'case', case: id })).toMatchObject({
      status: 409,
      body: { code: 'already-decided' },
    });
  });

  it('an exception that nobody knows', async () => {
    expect(await sena.send('GET', '/api/exceptions/none')).toMatchObject({
      status: 404,
      body: { code: 'unknown-exception' },
    });
  });
});

describe('an exception for systems', () => {
  it('lets their changes go until it is taken back, and then none', async () => {
    const waiting = await held('wiki waits', wikiChange('wiki waits'));
    const { body: asked } = await ask(otto, { kind: 'systems', systems: ['wiki'] });
    expect(asked).toMatchObject({ level: 'director', grantors: ['dee', 'val', 'vic'] });
    await grant(dee, asked.id);
    expect((await sena.read(waiting)).state).toBe('released');
    const { id, state } = await server
      .machine()
      .submit(submissionOf(wikiChange('wiki goes'), { slot: 'wiki goes' }));
    expect(state).toBe('released');
    await held('orders do not', destructive('orders do not'));
    const revoked = await otto.send('POST', `/api/exceptions/${asked.id}/revoke`, {
      reason: 'It is no longer needed.',
    });
    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked' } });
    const page = await sena.read(id);
    expect(await server.machine().confirm(id, page.assessment.change.digest)).toMatchObject({
      status: 409,
      body: { code: 'rules-changed' },
    });
    await held('wiki again', wikiChange('wiki again'));
    // Who owns the database brings its row back to life; the ledger has that it was taken back.
    const client = new Client({ connectionString: fresh.connectionString });
    await client.connect();
    const { rowCount } = await client.query(
      'update holdpoint.exceptions set revoked_at = null, revoked_by = null where id = $1',
      [asked.id],
    );
    await client.end();
    expect(rowCount).toBe(1);
    await held('wiki once more', wikiChange('wiki once more'));
  });

  it('does not let through what its grantor had a hand in', async () => {
    const { body: asked } = await ask(otto, { kind: 'systems', systems: ['wiki'] });
    await grant(dee, asked.id);
    const actors = [{ role: 'author', identity: 'dee@example.test' }] as const;
    const { state } = await server
      .machine()
      .submit(submissionOf(wikiChange('by dee'), { slot: 'by dee', actors }));
    expect(state).toBe('waiting');
  });
});

describe('the review of an exception', () => {
  const found = { finding: 'needs-standard', note: 'A replacement wants a rule of its own.' };
  const review = (browser: Browser, id: string) =>
    browser.send<Exception & Problem>('POST', `/api/exceptions/${id}/review`, found);
  const signedReview = (id: string) => {
    const path = `/api/exceptions/${id}/review`;
    return signed<Exception>(
      sena,
      key,
      { path: `${path}/challenge`, body: found },
      { path, body: found },
    );
  };

  it('comes once it is over, from somebody who had no part in it; late, it holds the team', async () => {
    const id = await held('reviewed');
    const asked = await askForCase(ana, id);
    await grant(vic, asked.id);
    expect(await review(sena, asked.id)).toMatchObject({ status: 409, body: { code: 'not-over' } });

    await pass(DAY + 1000);
    await settleExceptions(server.engine);
    expect(await read(asked.id)).toMatchObject({ state: 'ended', reviewState: 'due' });

    await pass(14 * DAY);
    const other = await held('before it was late', wikiChange('before it was late'));
    expect(await settleExceptions(server.engine)).toBeGreaterThan(0);
    expect(await settleExceptions(server.engine)).toBe(0);
    expect(await read(asked.id)).toMatchObject({ reviewState: 'late' });
    const page = await sena.read(other);
    expect(page.verdict.holds.map(({ requirement }) => requirement)).toContainEqual(
      expect.objectContaining({ kind: 'overdue-review', exception: asked.id }),
    );

    for (const party of [ana, vic.browser]) {
      expect(await review(party, asked.id)).toMatchObject({
        status: 403,
        body: { code: 'not-eligible' },
      });
    }
    expect(await review(sena, asked.id)).toMatchObject({
      status: 403,
      body: { code: 'presence-required' },
    });
    expect(await signedReview(asked.id)).toMatchObject({
      status: 200,
      body: { reviewState: 'done', review: { by: { id: 'sena' }, finding: 'needs-standard' } },
    });
    expect(await signedReview(asked.id)).toMatchObject({ body: { code: 'already-settled' } });
    const after = await sena.read(other);
    expect(after.verdict.holds).not.toContainEqual(
      expect.objectContaining({ id: `overdue-review/${asked.id}` }),
    );
  });

  it('is not of what was never granted', async () => {
    const { body: asked } = await ask(otto, { kind: 'systems', systems: ['wiki'] });
    expect(await review(sena, asked.id)).toMatchObject({ body: { code: 'already-settled' } });
    const revoked = await sena.send('POST', `/api/exceptions/${asked.id}/revoke`, {
      reason: 'It was never granted.',
    });
    expect(revoked).toMatchObject({ status: 409, body: { code: 'already-settled' } });
  });

  it('is counted in the list, with who granted what', async () => {
    const { body } = await sena.send<ExceptionList>('GET', '/api/exceptions');
    const states = body.exceptions.map(({ state }) => state);
    expect(body.counts.inForce).toBe(states.filter((state) => state === 'granted').length);
    expect(body.exceptions.find(({ state }) => state === 'refused')?.refused?.by.name).toBe('Vic');
  });
});
