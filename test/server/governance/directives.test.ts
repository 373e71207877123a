import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotFromServer } from '../../../src/config/snapshot/from-server.ts';
import type { Change } from '../../../src/core/change/types.ts';
import { closeDirectives } from '../../../src/engine/governance/directives/close-directives.ts';
import { renderDirectiveReport } from '../../../src/engine/governance/report/render-directive-report.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type {
  AuditQueue,
  Directive,
  DirectiveReport,
  NewDirectiveInput,
} from '../../../src/server/contract/governance/directives.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { governedWorld, signed, wikiChange } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

interface Signer {
  readonly browser: Browser;
  readonly authenticator: Authenticator;
}

const DAY = 24 * 3_600_000;

let fresh: FreshStore;
let server: TestServer;
let sena: Browser;
let dee: Browser;
let val: Browser;
let pia: Signer;

beforeAll(async () => {
  fresh = await freshStore();
  const world = governedWorld();
  const incident = {
    id: 'wiki-lost',
    title: 'The wiki was lost',
    date: '2026-03-04',
    summary: 'Its database was deleted.',
    lesson: 'Keep a copy.',
    systems: ['wiki'],
    resourceTypes: [],
    paths: [],
    verbs: ['delete' as const],
    link: null,
  };
  server = await startTestServer(fresh.store, {
    world: { ...world, policy: { ...world.policy, rules: [] }, incidents: [incident] },
  });
  pia = await withPasskey(server, 'pia');
  await signIn();
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function signIn(): Promise<void> {
  [sena, dee, val] = (await Promise.all(
    ['sena', 'dee', 'val'].map((person) => server.browser(person)),
  )) as [Browser, Browser, Browser];
  pia = { ...pia, browser: await server.browser('pia') };
}

const RESET: NewDirectiveInput = {
  name: 'tier-1-reset',
  reason: 'Six hours without orders on 5 March.',
  scope: { tiers: [1] },
  requires: ['two-reviewers', 'director-audit'],
  until: { for: '90d' },
};

const propose = (given: object = {}) =>
  server.machine().send<Directive & Problem>('POST', '/api/directives', { ...RESET, ...given });

async function proposed(given: object = {}): Promise<Directive> {
  const { status, body } = await propose(given);
  expect(body).toMatchObject({ state: 'proposed' });
  expect(status).toBe(201);
  return body;
}

const sign = async ({ browser, authenticator }: Signer, { name, acts }: Directive) => {
  const path = `/api/directives/${name}/acts/${acts.at(-1)?.id}`;
  const reply = await signed<Directive>(
    browser,
    authenticator,
    { path: `${path}/challenge` },
    { path: `${path}/sign` },
  );
  // What is submitted next is judged with it.
  await server.live.refresh();
  return reply;
};

const submit = (change: Change, slot: string) =>
  server.machine().submit(submissionOf(change, { slot }));

const read = async (name: string) =>
  (await server.machine().send<Directive>('GET', `/api/directives/${name}`)).body;

describe('a directive', () => {
  it('binds nobody before somebody signs it, and then everybody in its scope', async () => {
    const directive = await proposed();
    const base = server.engine.world.policy.hash;
    expect((await submit(destructive('before'), 'before')).state).toBe('released');

    const after = await sign(pia, directive);
    expect(after).toMatchObject({
      status: 200,
      body: { state: 'in-force', issuedBy: { id: 'pia' }, level: 'principal', daysLeft: 90 },
    });
    expect(server.engine.world.policy.hash).not.toBe(base);
    const held = await submit(destructive('within'), 'within');
    expect(held.state).toBe('waiting');
    const { verdict } = await sena.read(held.id);
    expect(verdict.reasons).toMatchObject([{ rule: 'tier-1-reset', until: after.body.ends }]);
    expect(verdict.holds).toMatchObject([{ requirement: { kind: 'approvals', count: 2 } }]);
    expect((await submit(wikiChange('outside'), 'outside')).state).toBe('released');
    const entry = (await fresh.store.listLedger(null, 20)).find(
      ({ kind }) => kind === 'directive.started',
    );
    expect(entry).toMatchObject({ actor: 'pia', body: { name: 'tier-1-reset' } });
  });

  it('reaches guards, who compile it the same way', async () => {
    const machine = server.machine();
    const { body } = await machine.send<Parameters<typeof snapshotFromServer>[0]>(
      'GET',
      '/api/guard/snapshot',
    );
    const snapshot = await snapshotFromServer(body, '0.0.0');
    expect(snapshot.policy.directives).toMatchObject([
      {
        id: 'tier-1-reset',
        rule: { whenText: 'effect.tiers.exists(t, t in [1])', when: { plain: expect.anything() } },
      },
    ]);
  });

  it('is extended, and ended before its time, by signed acts alone', async () => {
    const before = await read('tier-1-reset');
    const extension = { until: { for: '10d' }, reason: 'The standards are not written yet.' };
    const { body } = await server
      .machine()
      .send<Directive>('POST', '/api/directives/tier-1-reset/extend', extension);
    expect(body.ends).toBe(before.ends);
    const extended = await sign(pia, body);
    expect(extended.body).toMatchObject({ daysLeft: 100 });

    const ended = await server
      .machine()
      .send<Directive>('POST', '/api/directives/tier-1-reset/end', {
        reason: 'The standards are in the policy now.',
      });
    expect(ended.body.state).toBe('in-force');
    const waiting = await submit(destructive('until the end'), 'until the end');
    expect(waiting.state).toBe('waiting');
    expect((await sign(pia, ended.body)).body).toMatchObject({
      state: 'ended',
      closed: { by: { id: 'pia' }, why: 'The standards are in the policy now.' },
    });
    await reassessWaiting(server.engine);
    expect((await sena.read(waiting.id)).state).toBe('released');
    expect((await submit(destructive('after'), 'after')).state).toBe('released');
  });

  it('stops binding at its end, without anybody’s doing', async () => {
    const directive = await proposed({ name: 'short', until: { for: '2h' } });
    await sign(pia, directive);
    expect((await submit(destructive('in time'), 'in time')).state).toBe('waiting');
    server.time.pass(2 * 3_600_000);
    expect((await submit(destructive('too late'), 'too late')).state).toBe('released');
    expect(await read('short')).toMatchObject({ state: 'ended', daysLeft: 0 });
    const hash = server.engine.world.policy.hash;
    expect(await closeDirectives(server.engine)).toBe(1);
    expect(await closeDirectives(server.engine)).toBe(0);
    await server.live.refresh();
    expect(server.engine.world.policy.hash).not.toBe(hash);
    expect(await read('short')).toMatchObject({ closed: { by: null, why: 'its time is over' } });
  });

  it('may have the name of one that is over', async () => {
    const again = await proposed({ name: 'short', until: { for: '1h' } });
    expect(await sign(pia, again)).toMatchObject({ status: 200, body: { state: 'in-force' } });
    server.time.pass(3_600_000);
    await closeDirectives(server.engine);
  });
});

describe('what is refused', () => {
  it.each<[string, object, number, string, string]>([
    ['over already', { until: { ends: '2026-01-01T00:00:00Z' } }, 400, 'bad-time', 'over already'],
    ['too long', { until: { for: '367d' } }, 400, 'bad-time', 'more than 366 days'],
    [
      'one that ends before it starts',
      { starts: '2027-06-01T00:00:00Z', until: { ends: '2027-05-01T00:00:00Z' } },
      400,
      'bad-time',
      'before it starts',
    ],
    ['an unknown system', { scope: { systems: ['ordesr'] } }, 400, 'bad-directive', 'no system'],
    ['no condition', { scope: { when: 'effects.size( > 0' } }, 400, 'bad-directive', ''],
    ['no length', { until: { for: 'ninety days' } }, 400, 'bad-input', ''],
    ['an unknown requirement', { requires: ['three-wishes'] }, 400, 'bad-input', ''],
    ['nothing asked for', { requires: [] }, 400, 'bad-input', ''],
  ])('%s', async (_, given, status, code, message) => {
    const { body, ...reply } = await propose({ name: 'bad', ...given });
    expect(reply.status).toBe(status);
    expect(body.code).toBe(code);
    expect(body.message).toContain(message);
  });

  it('a name that is taken, and one more of the same', async () => {
    const wide = { scope: { environments: ['production'] } };
    const directive = await proposed({ name: 'taken', ...wide });
    expect(await propose({ name: 'taken', ...wide })).toMatchObject({
      status: 409,
      body: { code: 'directive-taken' },
    });
    await sign(pia, directive);
    expect(await propose({ name: 'twin', ...wide })).toMatchObject({
      status: 409,
      body: { code: 'directive-taken', message: expect.stringContaining('taken') },
    });
    expect((await propose({ name: 'later', ...wide, starts: '2027-01-01T00:00:00Z' })).status).toBe(
      201,
    );
    const { body } = await server
      .machine()
      .send<Directive>('POST', '/api/directives/taken/end', { reason: 'It was only a test.' });
    await sign(pia, body);
  });

  it('a signature by somebody below principal, by a machine, and a second one', async () => {
    const directive = await proposed({ name: 'unsigned', until: { for: '1h' } });
    const path = `/api/directives/unsigned/acts/${directive.acts[0]?.id}`;
    expect(await sena.send('POST', `${path}/challenge`)).toMatchObject({
      status: 403,
      body: { code: 'not-eligible' },
    });
    expect((await server.machine().send('POST', `${path}/challenge`)).status).toBe(403);
    expect((await sign(pia, directive)).status).toBe(200);
    expect(await sign(pia, directive)).toMatchObject({
      status: 409,
      body: { code: 'already-settled' },
    });
    server.time.pass(3_600_000);
    await closeDirectives(server.engine);
  });

  it('to extend or end what is not there, not signed, or over; or to an earlier end', async () => {
    const extend = (name: string, until: object = { for: '1d' }) =>
      server.machine().send<Problem>('POST', `/api/directives/${name}/extend`, {
        until,
        reason: 'It should last longer.',
      });
    expect(await extend('nobody-knows')).toMatchObject({
      status: 404,
      body: { code: 'unknown-directive' },
    });
    expect(await extend('unsigned')).toMatchObject({ body: { code: 'already-settled' } });
    const directive = await proposed({ name: 'lasting', until: { for: '10d' } });
    expect(await extend('lasting')).toMatchObject({ body: { code: 'already-settled' } });
    await sign(pia, directive);
    const earlier = server.time.clock.now();
    expect(await extend('lasting', { ends: earlier })).toMatchObject({
      status: 400,
      body: { code: 'bad-time', message: expect.stringContaining('later') },
    });
    expect(await extend('lasting', { for: '366d' })).toMatchObject({ body: { code: 'bad-time' } });
    const { body } = await server
      .machine()
      .send<Directive>('POST', '/api/directives/lasting/end', { reason: 'It was only a test.' });
    await sign(pia, body);
  });
});

describe('what became of a directive', () => {
  it('is reported: held, released, refused, changed, minutes, and what got past it', async () => {
    // The day before the wiki is lost.
    server.time.pass(Date.parse('2026-03-03T12:00:00Z') - Date.parse(server.time.clock.now()));
    await signIn();
    // What waited for directives that are over is released before this one could hold it.
    await reassessWaiting(server.engine);
    const directive = await proposed({
      name: 'watch-all',
      scope: {},
      requires: ['senior-sign-off', 'vp-audit'],
    });
    await sign(pia, directive);
    const released = await submit(wikiChange('goes'), 'goes');
    await sena.send('POST', `/api/cases/${released.id}/seen`);
    server.time.pass(4 * 60_000);
    await sena.answer(released.id, 'approve');
    const refused = await submit(destructive('stays'), 'stays');
    await sena.answer(refused.id, 'refuse');
    await submit(destructive('first try'), 'tried twice');
    await submit(destructive('second try'), 'tried twice');
    server.time.pass(2 * DAY);
    await signIn();
    const { body } = await server
      .machine()
      .send<DirectiveReport>('GET', '/api/directives/watch-all/report');
    expect(body).toMatchObject({
      isOver: false,
      daysLeft: 88,
      cases: { total: 4, released: 1, refused: 1, changed: 1, waiting: 1 },
      review: { answers: 2, minutes: 4, unmeasured: 1 },
      missed: [{ id: 'wiki-lost', cases: [{ case: released.id, how: 'released' }] }],
      rules: [{ rule: 'watch-all', temporary: true, held: 4, caught: 2 }],
    });
    expect(body.prevented.map(({ how }) => how)).toEqual(['refused', 'changed']);
    expect(renderDirectiveReport(body)).toContain('It applied to 4 changes: 1 released, 1 refused');
  });

  it('is looked at after the release by somebody of the level, and written down', async () => {
    const { body } = await val.send<AuditQueue>('GET', '/api/audit');
    const item = body.items.find(({ directive }) => directive === 'watch-all');
    expect(item).toMatchObject({ level: 'vp', audits: [], me: { canAudit: true } });
    const path = `/api/audit/${item?.case.id}`;
    const found = { finding: 'needs-standard', note: 'Deletions want a restored copy first.' };
    expect(await dee.send('POST', path, found)).toMatchObject({
      status: 403,
      body: { code: 'not-eligible' },
    });
    const after = await val.send<AuditQueue>('POST', path, found);
    expect(after.status).toBe(200);
    const again = after.body.items.find(
      (each) => each.case.id === item?.case.id && each.directive === 'watch-all',
    );
    expect(again?.audits).toMatchObject([{ by: { id: 'val' }, finding: 'needs-standard' }]);
    const record = await fresh.store.listRecord(item?.case.id ?? '');
    expect(record.at(-1)).toMatchObject({ kind: 'case.audited', actor: 'val' });
    const none = await submit(wikiChange('not released'), 'not released');
    expect(await val.send('POST', `/api/audit/${none.id}`, found)).toMatchObject({
      status: 409,
      body: { code: 'not-released' },
    });
  });

  it('has no report before it was signed', async () => {
    await proposed({ name: 'never', scope: { tiers: [4] } });
    const { status } = await server.machine().send('GET', '/api/directives/never/report');
    expect(status).toBe(404);
  });
});
