import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/core/change/types.ts';
import { submitCase } from '../../../src/engine/cases/submit-case.ts';
import type { Problem, SafetyCase } from '../../../src/server/contract/cases.ts';
import type { CaseGovernance } from '../../../src/server/contract/governance/governance.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { changeWith, FINDING, governedWorld, pushed } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { kindsOf, seenOn, type Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let ana: Browser;
let sena: Browser;
let pia: Browser;
let jun: Browser;

beforeAll(async () => {
  fresh = await freshStore();
  const explain = { tiers: [1 as const], of: 'everything' as const, eachIrreversible: true };
  server = await startTestServer(fresh.store, { world: governedWorld({ explain }) });
  [ana, sena, pia, jun] = (await Promise.all(
    ['ana', 'sena', 'pia', 'jun'].map((person) => server.browser(person)),
  )) as [Browser, Browser, Browser, Browser];
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const GOOD = {
  does: 'Takes away the database that nothing has read since the move in May.',
  risks: 'A forgotten nightly report may still read from it and would then fail.',
  undo: 'Restore the last snapshot into a new instance, which takes forty minutes.',
  effects: [
    {
      effect: 'aws_db_instance.orders',
      answer: 'The snapshot of this morning was restored and compared with it.',
    },
  ],
};

async function held(slot: string, change: Change = destructive(slot)): Promise<string> {
  const { id, state } = await server.machine().submit(submissionOf(change, { slot }));
  expect(state).toBe('waiting');
  return id;
}

/** As the server keeps what it read from a forge itself. */
async function heldOnForge(slot: string, change: Change): Promise<string> {
  const by = { kind: 'machine', name: 'github.com' } as const;
  const { case: row } = await submitCase(server.engine, submissionOf(change, { slot }), by);
  expect(row.state).toBe('waiting');
  return row.id;
}

const explain = (browser: Browser, id: string, said: object = GOOD) =>
  browser.send<SafetyCase & Problem>('POST', `/api/cases/${id}/explanation`, said);

describe('an explanation by its author', () => {
  it('comes before any approval; then people answer what it says', async () => {
    const id = await held('first');
    const early = await sena.answer(id, 'approve');
    expect(early).toMatchObject({ status: 409, body: { code: 'explain-first' } });
    const before = seenOn(await sena.read(id));
    const said = await explain(ana, id);
    expect(said).toMatchObject({
      status: 200,
      body: { assessment: { explanation: { does: GOOD.does } } },
    });
    const stale = await sena.answer(id, 'approve', { seen: before });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-page' } });
    await sena.answer(id, 'approve');
    expect((await pia.answer(id, 'approve')).body.state).toBe('released');
    expect(kindsOf(await ana.read(id))).toEqual([
      'submitted',
      'explained',
      'reassessed',
      'answered',
      'answered',
      'released',
    ]);
  });

  it('is not needed to refuse', async () => {
    const id = await held('refused');
    expect((await sena.answer(id, 'refuse')).body.state).toBe('refused');
    expect(await explain(ana, id)).toMatchObject({
      status: 409,
      body: { code: 'already-decided' },
    });
  });

  it('can be said anew: the latest counts, and the earlier one stays', async () => {
    const id = await held('anew');
    await explain(ana, id);
    await sena.answer(id, 'approve');
    server.time.pass(1000);
    const does = 'Takes away the old database; the new one was filled in May and compared.';
    await explain(ana, id, { ...GOOD, does });
    const { body } = await sena.send<CaseGovernance>('GET', `/api/cases/${id}/governance`);
    expect(body.explanations.map((each) => each.does)).toEqual([does, GOOD.does]);
    const page = await sena.read(id);
    expect(page.verdict.answers).toMatchObject([{ counts: false }]);
    expect(page.assessment.explanation?.does).toBe(does);
  });

  it('wants a word on each effect that cannot be undone', async () => {
    const id = await held('each');
    await explain(ana, id, { ...GOOD, effects: [] });
    expect(await sena.answer(id, 'approve')).toMatchObject({ body: { code: 'explain-first' } });
    const page = await sena.read(id);
    expect(page.verdict.holds).toContainEqual(
      expect.objectContaining({
        requirement: expect.objectContaining({ kind: 'explanation', authors: ['ana'] }),
      }),
    );
  });

  it('is shown facts, and nothing of an answer', async () => {
    const id = await held('facts');
    const { body } = await ana.send<CaseGovernance>('GET', `/api/cases/${id}/governance`);
    expect(body.facts.irreversible).toEqual([
      {
        effect: 'aws_db_instance.orders',
        verb: 'delete',
        why: 'A database is deleted with everything in it.',
      },
    ]);
    expect(body.explanations).toEqual([]);
    expect(body.me).toMatchObject({ explain: { allowed: true }, accept: { allowed: false } });
  });

  it.each<[string, object]>([
    ['too short', { does: 'Drops it.' }],
    ['filler', { risks: 'nothing nothing nothing nothing nothing' }],
    ['what the page shows already', { does: 'A database is deleted with everything in it.' }],
    ['the same thing twice', { undo: GOOD.risks }],
    [
      'something about what it does not touch',
      { effects: [{ effect: 'aws_s3_bucket.other', answer: GOOD.undo }] },
    ],
    [
      'an empty answer on an effect',
      { effects: [{ effect: 'aws_db_instance.orders', answer: 'fine, trust me' }] },
    ],
  ])('is kindly refused when it is %s', async (what, part) => {
    const id = await held(`poor: ${what}`);
    const said = await explain(ana, id, { ...GOOD, ...part });
    expect(said).toMatchObject({ status: 400, body: { code: 'poor-explanation' } });
    expect(said.body.advice).toContain('own words');
    expect(kindsOf(await ana.read(id))).toEqual(['submitted']);
  });

  it('is nobody else’s to give, and no machine’s', async () => {
    const id = await held('others');
    expect(await explain(sena, id)).toMatchObject({
      status: 403,
      body: { code: 'not-a-contributor' },
    });
    const machine = await server.machine().send('POST', `/api/cases/${id}/explanation`, GOOD);
    expect(machine.status).toBe(403);
    expect(await explain(ana, 'no-such-case')).toMatchObject({ status: 404 });
  });

  it('carries over to a push with the same difference, and to no other', async () => {
    const slot = 'acme/shop#7';
    const first = await heldOnForge(slot, pushed(destructive(), 'c', 'the diff'));
    await explain(ana, first);
    const same = await heldOnForge(slot, pushed(destructive(), 'd', 'the diff'));
    expect((await sena.read(same)).assessment.explanation?.does).toBe(GOOD.does);
    const other = await heldOnForge(slot, pushed(destructive(), 'e', 'another diff'));
    expect((await sena.read(other)).assessment.explanation).toBeUndefined();
    const elsewhere = await heldOnForge('acme/shop#8', pushed(destructive(), 'd', 'the diff'));
    expect((await sena.read(elsewhere)).assessment.explanation).toBeUndefined();
  });
});

describe('a statement about provenance', () => {
  const state = (browser: Browser, id: string, says: 'human' | 'ai') =>
    browser.send<SafetyCase & Problem>('POST', `/api/cases/${id}/provenance-statement`, {
      says,
      tool: says === 'ai' ? 'Some Assistant' : null,
      note: 'I typed every line of it.',
    });

  it('becomes a clue on the name of whoever made it; the latest of a person counts', async () => {
    const id = await held('stated');
    await state(ana, id, 'ai');
    expect((await ana.read(id)).assessment.provenance).toMatchObject({ kind: 'ai-attested' });
    server.time.pass(1000);
    const { body } = await state(ana, id, 'human');
    const own = body.assessment.provenance.clues.filter(({ kind }) => kind === 'statement');
    expect(own).toMatchObject([{ says: 'human', strength: 'attested' }]);
    expect(body.record.filter(({ kind }) => kind === 'provenance.stated')).toHaveLength(2);
  });

  it('takes no other clue away', async () => {
    const trailer = {
      kind: 'trailer',
      says: 'ai',
      strength: 'declared',
      tool: 'Some Assistant',
      evidence: { source: 'commit', pointer: null, line: null, note: 'a trailer', excerpt: [] },
    } as const;
    const slot = 'with a trailer';
    const { id } = await server
      .machine()
      .submit(submissionOf(destructive(slot), { slot, clues: [trailer] }));
    const { body } = await state(ana, id, 'human');
    expect(body.assessment.provenance.clues.map(({ kind }) => kind).toSorted()).toEqual([
      'statement',
      'trailer',
    ]);
    expect(body.assessment.provenance.kind).not.toBe('human-attested');
  });

  it('cannot be handed in by a token', async () => {
    const slot = 'forged';
    const evidence = { source: 'x', pointer: null, line: null, note: 'x', excerpt: [] };
    const forged = {
      kind: 'statement',
      says: 'human',
      strength: 'attested',
      tool: null,
      evidence,
    } as const;
    const { id } = await server
      .machine()
      .submit(submissionOf(destructive(slot), { slot, clues: [forged] }));
    expect((await ana.read(id)).assessment.provenance).toMatchObject({
      kind: 'unknown',
      clues: [],
    });
  });

  it('is only for whoever had a hand in it', async () => {
    const id = await held('not theirs');
    expect(await state(sena, id, 'human')).toMatchObject({
      status: 403,
      body: { code: 'not-a-contributor' },
    });
  });
});

describe('a finding', () => {
  const accept = (browser: Browser, id: string, finding = FINDING.id) =>
    browser.send<SafetyCase & Problem>(
      'POST',
      `/api/cases/${id}/findings/${encodeURIComponent(finding)}/accept`,
      { reason: 'The caller stops after three tries.' },
    );

  it('is taken as it is by somebody senior, and the case is decided at once', async () => {
    const id = await held('finding', changeWith(FINDING));
    const { body } = await accept(sena, id);
    expect(body.state).toBe('released');
    expect(kindsOf(body)).toEqual(['submitted', 'finding.accepted', 'redecided', 'released']);
    const confirmed = await server.machine().confirm(id, body.assessment.change.digest);
    expect(confirmed.status).toBe(200);
  });

  it.each<[string, () => Browser, string, number]>([
    ['its author', () => ana, 'not-eligible', 403],
    ['somebody junior', () => jun, 'not-eligible', 403],
  ])('is not accepted by %s', async (who, browser, code, status) => {
    const id = await held(`finding of ${who}`, changeWith(FINDING, who));
    expect(await accept(browser(), id)).toMatchObject({ status, body: { code } });
    expect((await ana.read(id)).state).toBe('waiting');
  });

  it('that is not there cannot be accepted', async () => {
    const id = await held('no finding', changeWith(FINDING, 'other'));
    expect(await accept(sena, id, 'other:src/a.ts:0')).toMatchObject({
      status: 404,
      body: { code: 'unknown-finding' },
    });
  });

  it('counts only as the ledger has it', async () => {
    const id = await held('slipped in', changeWith(FINDING, 'slipped in'));
    await fresh.store.transaction((tx) =>
      tx.governance.insertAcceptance(id, {
        finding: FINDING.id,
        person: 'sena',
        reason: 'written into the database',
        at: server.time.clock.now(),
      }),
    );
    expect(await fresh.store.governance.acceptancesOf(id)).toEqual([]);
  });
});

describe('a look at a case’s page', () => {
  it('is the beginning of the minutes that an answer took, at most sixty', async () => {
    const id = await held('looks');
    await explain(ana, id);
    await sena.send('POST', `/api/cases/${id}/seen`);
    server.time.pass(30_000);
    await sena.send('POST', `/api/cases/${id}/seen`);
    server.time.pass(6 * 60_000);
    await sena.send('POST', `/api/cases/${id}/seen`);
    await sena.answer(id, 'approve');
    await pia.send('POST', `/api/cases/${id}/seen`);
    server.time.pass(3 * 3_600_000);
    await pia.answer(id, 'approve');
    const { body } = await ana.send<CaseGovernance>('GET', `/api/cases/${id}/governance`);
    expect(body.reviews).toMatchObject([
      { person: 'sena', minutes: 6.5 },
      { person: 'pia', minutes: 60 },
    ]);
    const [view] = await fresh.store.governance.viewsOf(id);
    expect(Date.parse(view?.lastSeen ?? '') - Date.parse(view?.firstSeen ?? '')).toBe(390_000);
  });

  it('at what was shown before an explanation says nothing of an answer after it', async () => {
    const id = await held('looked too early');
    await sena.send('POST', `/api/cases/${id}/seen`);
    await explain(ana, id);
    await sena.answer(id, 'approve');
    const { body } = await ana.send<CaseGovernance>('GET', `/api/cases/${id}/governance`);
    expect(body.reviews).toMatchObject([{ person: 'sena', minutes: null }]);
  });

  it('is noted for cases alone', async () => {
    expect(await sena.send('POST', '/api/cases/none/seen')).toMatchObject({ status: 404 });
  });
});
