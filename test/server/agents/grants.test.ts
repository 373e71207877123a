import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type {
  AutonomyRecord,
  Grant,
  GrantList,
  GrantUsed,
  NewGrant,
} from '../../../src/server/contract/agents/autonomy.ts';
import type { Lesson, LessonList } from '../../../src/server/contract/agents/lessons.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { START, testTime } from '../support/engine.ts';
import { decision, handIn } from '../support/guards.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser, Send } from '../support/visitors.ts';

const HOUR = 3_600_000;

let fresh: FreshStore;
let one: TestServer;
let two: TestServer;
let sena: Browser;
let jun: Browser;
let guard: Send;
const time = testTime();
beforeAll(async () => {
  fresh = await freshStore();
  one = await startTestServer(fresh.store, { time });
  two = await startTestServer(await fresh.another(), { time });
  [sena, jun] = await Promise.all([one.browser('sena'), one.browser('jun')]);
  guard = one.machine().send;
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await fresh.drop();
});

const after = (milliseconds: number) =>
  new Date(Date.parse(time.clock.now()) + milliseconds).toISOString();
const terms = (given: Partial<NewGrant> = {}): NewGrant => ({
  agent: 'claude-code',
  systems: ['orders'],
  environments: ['production'],
  verbs: ['execute'],
  programs: ['kubectl'],
  quota: { count: 3, perSeconds: 3600 },
  startsAt: time.clock.now(),
  endsAt: after(48 * HOUR),
  reason: 'Restarts while the leak is looked for.',
  ...given,
});
const grant = (given: Partial<NewGrant> = {}, who = sena) =>
  who.send<Grant & Problem>('POST', '/api/grants', terms(given));
const use = (id: string, decisionId: string, given: object = {}, send = guard) =>
  send<GrantUsed>('POST', `/api/guard/grants/${id}/use`, {
    decision: decisionId,
    machine: 'laptop',
    host: 'claude-code',
    session: 'session-one',
    operator: 'ana@example.test',
    ...given,
  });

describe('a grant', () => {
  it('is given by somebody senior, for a time that is not too long', async () => {
    expect((await grant({}, jun)).body.code).toBe('not-eligible');
    expect((await guard('POST', '/api/grants', terms())).status).toBe(403);
    for (const bad of [
      { endsAt: time.clock.now() },
      { endsAt: after(31 * 24 * HOUR) },
      { startsAt: after(-3 * HOUR), endsAt: after(-HOUR) },
    ]) {
      expect({ bad, code: (await grant(bad)).body.code }).toEqual({ bad, code: 'bad-time' });
    }
    expect(await grant()).toMatchObject({ status: 201, body: { state: 'active', left: 3 } });
  });

  it('is used as often as its quota says and no oftener, at two servers at once', async () => {
    const { id } = (await grant()).body;
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        use(id, `decision-at-once-${index}`, {}, index % 2 === 0 ? guard : two.machine().send),
      ),
    );
    expect(replies.filter(({ body }) => body.allowed)).toHaveLength(3);
    const refused = replies.find(({ body }) => !body.allowed);
    expect(refused?.body).toMatchObject({ left: 0, retryAfterSeconds: 3600 });
    time.pass(HOUR);
    expect((await use(id, 'decision-an-hour-later')).body).toMatchObject({
      allowed: true,
      left: 2,
    });
    expect((await use(id, 'decision-an-hour-later')).body).toMatchObject({
      allowed: true,
      left: 2,
    });
    const { grants } = (await sena.send<GrantList>('GET', '/api/grants')).body;
    expect(grants.find((each) => each.id === id)).toMatchObject({ used: 4, left: 2 });
  });

  it('counts what was used offline', async () => {
    const { id } = (await grant()).body;
    const records = [1, 2, 3].map((sequence) =>
      decision(sequence, { machine: 'offline', grant: id, offline: true, at: time.clock.now() }),
    );
    await handIn(guard, records);
    await handIn(guard, records);
    expect((await use(id, 'decision-once-more')).body.allowed).toBe(false);
  });

  it('serves no other host, not the agent of who gave it, and nobody once it is taken back', async () => {
    const { id } = (await grant()).body;
    expect((await use(id, 'decision-of-another', { host: 'codex' })).body.allowed).toBe(false);
    const own = await use(id, 'decision-of-its-own', { operator: 'sena-gh' });
    expect(own.body).toMatchObject({ allowed: false, why: expect.stringContaining('their own') });
    const snapshot = async () =>
      (await guard<{ grants: readonly { id: string }[] }>('GET', '/api/guard/snapshot')).body;
    expect((await snapshot()).grants.map((each) => each.id)).toContain(id);
    const path = `/api/grants/${id}/revoke`;
    expect((await jun.send('POST', path, { reason: 'Enough.' })).body).toMatchObject({
      state: 'revoked',
      left: 0,
    });
    expect((await snapshot()).grants.map((each) => each.id)).not.toContain(id);
    expect((await use(id, 'decision-too-late-now')).body.allowed).toBe(false);
    expect((await use('no-grant', 'decision-of-no-grant')).status).toBe(404);
  });
});

describe('autonomy', () => {
  it('is suggested from the record', async () => {
    await handIn(
      guard,
      [1, 2, 3, 4].map((sequence) =>
        decision(sequence, {
          machine: 'record',
          host: 'codex',
          at: START,
          systems: ['orders', 'payments'],
          environment: 'production',
          outcome: 'deny',
        }),
      ),
    );
    const { entries } = (await sena.send<AutonomyRecord>('GET', '/api/autonomy')).body;
    const ofCodex = entries.filter(({ agent }) => agent === 'codex');
    expect(ofCodex.map(({ system }) => system)).toEqual(['orders', 'payments']);
    expect(ofCodex[0]).toMatchObject({
      base: 'propose',
      suggested: 'observe',
      earned: 'down',
      counts: { decisions: 4, denied: 4 },
    });
  });
});

describe('a lesson', () => {
  const lesson = (given: object = {}) => ({
    title: 'Migrations are additive',
    note: 'Add the column first; drop the old one a release later.',
    paths: ['migrations/**'],
    systems: ['orders'],
    rule: { over: 'added-lines', pattern: 'DROP\\s+COLUMN' },
    from: null,
    ...given,
  });
  const listed = async () => (await jun.send<LessonList>('GET', '/api/lessons')).body.lessons;

  it('is added, given, counted, and seen to come back', async () => {
    const added = await sena.send<Lesson>('POST', '/api/lessons', lesson());
    expect(added).toMatchObject({ status: 201, body: { addedByName: 'Sena' } });
    const { id } = added.body;
    expect(id).toMatch(/^migrations-are-additive-/);
    const notice = {
      lesson: id,
      machine: 'laptop',
      host: 'claude-code',
      session: 'taught',
      at: time.clock.now(),
      path: 'migrations/0007.sql',
    };
    const given = '/api/guard/lessons/given';
    expect((await guard('POST', given, notice)).body).toEqual({ isNew: true });
    expect((await guard('POST', given, notice)).body).toEqual({ isNew: false });
    await guard('POST', given, { ...notice, session: 'taught too', path: null });
    time.pass(1_000);
    for (const session of ['taught', 'never taught']) {
      const again = { ...notice, session, at: time.clock.now() };
      await guard('POST', '/api/guard/lessons/seen', again);
    }
    expect((await listed()).find((each) => each.id === id)).toMatchObject({
      given: { count: 2, sessions: 2 },
      recurred: { count: 2, afterGiven: 1 },
    });
    expect((await guard('POST', given, { ...notice, lesson: 'none' })).status).toBe(404);
    await sena.send('POST', `/api/lessons/${id}/retire`);
    expect((await listed()).find((each) => each.id === id)?.retired).toMatchObject({ by: 'sena' });
  });

  it('has an id of its own and a pattern that stays quick', async () => {
    const id = 'named-by-hand';
    expect((await guard('POST', '/api/lessons', lesson({ id }))).status).toBe(201);
    expect((await guard('POST', '/api/lessons', lesson({ id }))).body).toMatchObject({
      code: 'lesson-taken',
    });
    for (const pattern of ['(a+)+$', '(', '(a|a)*', '(?=a)b', '(.)\\1', '.*.*x']) {
      const rule = { over: 'commands', pattern };
      const { status, body } = await guard<Problem>('POST', '/api/lessons', lesson({ rule }));
      expect({ pattern, status, code: body.code }).toEqual({
        pattern,
        status: 400,
        code: 'bad-pattern',
      });
    }
  });
});

it('leaves a ledger that verifies', async () => {
  const { body } = await sena.send('POST', '/api/ledger/verify', {});
  expect(body).toMatchObject({ kind: 'intact' });
});
