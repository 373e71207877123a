/**
 * A change that somebody wrote by an account of which it is found out, before anybody answers, that it is theirs.
 * One server knows it by now, the other of the two on the same database does not yet.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person } from '../../../src/core/catalog/types.ts';
import type { Change } from '../../../src/core/change/types.ts';
import type { World } from '../../../src/engine/engine.ts';
import type { Problem, SafetyCase } from '../../../src/server/contract/cases.ts';
import type { AuditQueue, Directive } from '../../../src/server/contract/governance/directives.ts';
import type { Exception } from '../../../src/server/contract/governance/exceptions.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { testTime } from '../support/engine.ts';
import { changeWith, FINDING, governedWorld, signed, wikiChange } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seenOn, type Browser } from '../support/visitors.ts';

const SECOND: Person = {
  id: 'second',
  name: 'Second',
  level: 'senior',
  teams: [],
  identities: ['second@example.test'],
  active: true,
};
const REASON = 'It was walked through with the team.';
const REFUSED = { status: 403, body: { code: 'not-eligible' } };

let fresh: FreshStore;
/** Knows the account as somebody else's. */
let before: TestServer;
/** Knows it as Vic's. */
let now: TestServer;
let vic: Readonly<Record<'before' | 'now', Browser>>;
beforeAll(async () => {
  fresh = await freshStore();
  const time = testTime();
  const unknown = worldWith((all) => [...all, SECOND]);
  const known = worldWith((all) =>
    all.map((each) =>
      each.id === 'vic'
        ? { ...each, identities: [...each.identities, ...SECOND.identities] }
        : each,
    ),
  );
  before = await startTestServer(fresh.store, { time, world: unknown });
  // Before the other starts: a server whose rules change judges again what waits, by whom it knows.
  await watchWiki();
  now = await startTestServer(await fresh.another(), { time, world: known });
  vic = {
    before: (await withPasskey(before, 'vic')).browser,
    now: await now.browser('vic'),
  };
});
afterAll(async () => {
  await now.close();
  await before.close();
  await fresh.drop();
});

function worldWith(change: (people: readonly Person[]) => readonly Person[]): World {
  const base = governedWorld();
  const { catalog } = base.catalog;
  return { ...base, catalog: compileCatalog({ ...catalog, people: change(catalog.people) }) };
}

let count = 0;

async function held(change: (input: string) => Change): Promise<string> {
  const slot = `found-out-${String(++count)}`;
  const actors = [{ role: 'author', identity: 'second@example.test' }] as const;
  const submission = submissionOf(change(slot), { slot, actors });
  const { id, state } = await before.machine().submit(submission);
  expect(state).toBe('waiting');
  return id;
}

describe('whoever wrote it', () => {
  it('is told on the page and at once that they release nothing of their own', async () => {
    const id = await held(destructive);
    const page = await vic.now.read(id);
    expect(page.me).toMatchObject({
      canAnswer: false,
      why: expect.stringContaining('nobody releases their own'),
    });
    const given = { answer: 'approve', reason: REASON, seen: seenOn(page) };
    expect(await vic.now.send<Problem>('POST', `/api/cases/${id}/challenge`, given)).toMatchObject(
      REFUSED,
    );
    expect(await vic.now.answer(id, 'approve')).toMatchObject(REFUSED);
    expect(await vic.now.answer(id, 'refuse')).toMatchObject(REFUSED);
    expect((await vic.now.read(id)).answers).toEqual([]);
  });

  it('may answer as long as nothing says that they did, and so may others afterwards', async () => {
    const id = await held(destructive);
    expect((await vic.before.read(id)).me.canAnswer).toBe(true);
    const { status, body } = await vic.before.answer(id, 'approve');
    expect([status, body.verdict.answers.map((each) => each.counts)]).toEqual([200, [true]]);
    const sena = await now.browser('sena');
    expect((await sena.read(id)).me.canAnswer).toBe(true);
    const later = await sena.answer(id, 'approve');
    // What Vic said before it was found out is there, and counts no longer.
    expect(later.status).toBe(200);
    const counted = later.body.verdict.answers.map(({ person, counts }) => [person, counts]);
    expect(Object.fromEntries(counted)).toEqual({ sena: true, vic: false });
  });

  it('accepts no finding in it', async () => {
    const id = await held((input) => changeWith(FINDING, input));
    const path = `/api/cases/${id}/findings/${encodeURIComponent(FINDING.id)}/accept`;
    const accept = (who: Browser) => who.send<SafetyCase>('POST', path, { reason: REASON });
    expect(await accept(vic.now)).toMatchObject(REFUSED);
    expect((await accept(vic.before)).status).toBe(200);
  });

  it('grants no exception for it', async () => {
    const id = await held(destructive);
    const ana = await before.browser('ana');
    const asked = await ana.send<Exception>('POST', '/api/exceptions', {
      rules: ['irreversible'],
      scope: { kind: 'case', case: id },
      reason: REASON,
      ends: new Date(Date.parse(before.time.clock.now()) + 3_600_000).toISOString(),
    });
    expect(asked.status).toBe(201);
    const path = `/api/exceptions/${asked.body.id}`;
    const challenge = (who: Browser) =>
      who.send<Problem>('POST', `${path}/challenge`, { reason: REASON });
    const refuse = (who: Browser) =>
      who.send<Problem>('POST', `${path}/refuse`, { reason: REASON });
    expect(await challenge(vic.now)).toMatchObject(REFUSED);
    expect(await refuse(vic.now)).toMatchObject(REFUSED);
    expect((await challenge(vic.before)).status).toBe(200);
  });

  it('does not look at it after its release', async () => {
    const id = await held(wikiChange);
    for (const person of ['sena', 'pia']) {
      expect((await (await before.browser(person)).answer(id, 'approve')).status).toBe(200);
    }
    expect((await fresh.store.findCase(id))?.state).toBe('released');
    const found = { finding: 'sound', note: REASON };
    const audit = (who: Browser) => who.send<Problem>('POST', `/api/audit/${id}`, found);
    const mine = async (who: Browser) => {
      const { body } = await who.send<AuditQueue>('GET', '/api/audit');
      return body.items.find((item) => item.case.id === id)?.me;
    };
    expect(await mine(vic.now)).toMatchObject({ canAudit: false, why: 'Vic had a hand in it.' });
    expect(await vic.now.send<Problem>('POST', `/api/audit/${id}/challenge`, found)).toMatchObject(
      REFUSED,
    );
    expect(await audit(vic.now)).toMatchObject(REFUSED);
    expect((await mine(await now.browser('val')))?.canAudit).toBe(true);
    expect((await mine(vic.before))?.canAudit).toBe(true);
    expect((await audit(vic.before)).status).toBe(200);
  });
});

/** What is released of the wiki is looked at by a vice-president. */
async function watchWiki(): Promise<void> {
  const proposed = await before.machine().send<Directive>('POST', '/api/directives', {
    name: 'watch',
    reason: 'Pages were lost twice.',
    scope: { systems: ['wiki'] },
    requires: ['senior-sign-off', 'vp-audit'],
    until: { for: '90d' },
  });
  const path = `/api/directives/watch/acts/${proposed.body.acts[0]?.id ?? ''}`;
  const { browser, authenticator } = await withPasskey(before, 'pia');
  const ask = { path: `${path}/challenge` };
  const { status } = await signed<Directive>(browser, authenticator, ask, { path: `${path}/sign` });
  expect(status).toBe(200);
  await before.live.refresh();
}
