import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseOutcome } from '../../../src/server/contract/outcome.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { kindsOf, type Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let ana: Browser;
let sena: Browser;
let pia: Browser;
let jun: Browser;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  const people = ['ana', 'sena', 'pia', 'jun'].map((each) => server.browser(each));
  [ana, sena, pia, jun] = (await Promise.all(people)) as [Browser, Browser, Browser, Browser];
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

/** A held change in a slot of its own. */
async function held(input: string): Promise<{ readonly id: string; readonly digest: string }> {
  const receipt = await server
    .machine()
    .submit(submissionOf(destructive(input), { slot: `slot of ${input}` }));
  expect(receipt).toMatchObject({ state: 'waiting', created: true, verdict: { outcome: 'hold' } });
  return { id: receipt.id, digest: receipt.changeDigest };
}

describe('the way of a change from submission to use', () => {
  it('is held, approved by two, released, and confirmed once', async () => {
    const { id, digest } = await held('the whole way');
    const machine = server.machine();
    expect(await machine.confirm(id, digest)).toMatchObject({
      status: 409,
      body: { code: 'not-released' },
    });
    expect((await jun.answer(id, 'approve')).body.state).toBe('waiting');
    const released = await sena.answer(id, 'approve');
    expect(released).toMatchObject({
      status: 200,
      body: { state: 'released', releaseValidUntil: '2026-03-03T09:00:00.000Z' },
    });
    const outcome = await machine.send<CaseOutcome>('GET', `/api/cases/${id}/outcome`);
    expect(outcome.body).toMatchObject({
      id,
      state: 'released',
      changeDigest: digest,
      page: `${server.url}/cases/${id}`,
    });
    expect(await machine.confirm(id, destructive('another').digest)).toMatchObject({
      status: 409,
      body: { code: 'different-change' },
    });
    const confirmed = await machine.confirm(id, digest);
    expect(confirmed).toMatchObject({ status: 200, body: { changeDigest: digest } });
    // The answer got lost and the pipeline asks again; then somebody else tries to use the same release.
    expect((await machine.confirm(id, digest)).body).toEqual(confirmed.body);
    expect(await machine.confirm(id, digest, 'attempt-two')).toMatchObject({
      status: 409,
      body: { code: 'already-used' },
    });
    const page = await ana.read(id);
    expect(kindsOf(page)).toEqual(['submitted', 'answered', 'answered', 'released', 'confirmed']);
    expect(page.record[3]?.text).toContain('Jun and Sena');
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'intact' });
  });

  it('lets a change that no rule holds through at once', async () => {
    const machine = server.machine();
    const receipt = await machine.submit(submissionOf(harmless(), { slot: null }));
    expect(receipt.state).toBe('released');
    expect((await machine.confirm(receipt.id, receipt.changeDigest)).status).toBe(200);
  });

  it('binds each answer in the ledger to what was seen', async () => {
    const { id, digest } = await held('bound');
    const page = await sena.read(id);
    await sena.answer(id, 'approve', { reason: 'The data was moved last week.' });
    const entry = (await fresh.store.listRecord(id)).at(-1);
    expect(entry).toMatchObject({
      kind: 'case.answered',
      actor: 'sena',
      body: {
        person: 'sena',
        reason: 'The data was moved last week.',
        binding: {
          changeDigest: digest,
          assessmentDigest: page.assessment.digest,
          policyHash: page.verdict.policyHash,
        },
        counts: true,
      },
    });
  });
});

describe('who may answer', () => {
  it('never the author, under any name they are known by', async () => {
    const { id } = await held('by its author');
    expect(await ana.answer(id, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'not-eligible', message: expect.stringContaining('author') },
    });
    const machine = server.machine();
    const byLogin = await machine.submit(
      submissionOf(destructive('by login'), {
        slot: 'login',
        actors: [
          { role: 'author', identity: 'ana@example.test' },
          { role: 'committer', identity: 'SENA-GH' },
        ],
      }),
    );
    expect(await sena.answer(byLogin.id, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'not-eligible', message: expect.stringContaining('committer') },
    });
    expect(kindsOf(await ana.read(id))).toEqual(['submitted']);
  });

  it('says on the page who can answer and why', async () => {
    const { id } = await held('who can');
    expect((await ana.read(id)).me).toMatchObject({ canAnswer: false });
    expect((await sena.read(id)).me).toEqual({
      canAnswer: true,
      why: 'Sena had no hand in this change. An approval counts towards 2 holds.',
    });
    const queue = await jun.send<{ cases: { id: string; waitsOnMe: boolean }[] }>(
      'GET',
      '/api/cases?state=waiting',
    );
    expect(queue.body.cases.find((each) => each.id === id)?.waitsOnMe).toBe(true);
  });

  it('counts one person once, however often they approve', async () => {
    const { id } = await held('one person');
    await sena.answer(id, 'approve', { reason: 'Once.' });
    const second = await sena.answer(id, 'approve', { reason: 'And once more.' });
    expect(second.body).toMatchObject({ state: 'waiting' });
    const other = await server.browser('sena');
    expect((await other.answer(id, 'approve', { reason: 'Elsewhere.' })).body.state).toBe(
      'waiting',
    );
  });
});

describe('two at once, twice, too late', () => {
  it('records both of two who race, and releases once', async () => {
    for (const round of ['a', 'b', 'c', 'd', 'e']) {
      const { id } = await held(`race ${round}`);
      const answers = await Promise.all([sena.answer(id, 'approve'), pia.answer(id, 'approve')]);
      expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
      const page = await ana.read(id);
      expect(page.state).toBe('released');
      expect(kindsOf(page)).toEqual(['submitted', 'answered', 'answered', 'released']);
      expect(page.answers.map((answer) => answer.person).toSorted()).toEqual(['pia', 'sena']);
    }
  });

  it('takes a double click for one answer, also where the first one released', async () => {
    const { id } = await held('double click');
    const seen = { seen: await pageOf(id) };
    await Promise.all([jun.answer(id, 'approve', seen), jun.answer(id, 'approve', seen)]);
    const last = await Promise.all([
      sena.answer(id, 'approve', seen),
      sena.answer(id, 'approve', seen),
    ]);
    expect(last.map((answer) => answer.status)).toEqual([200, 200]);
    expect(kindsOf(await ana.read(id))).toEqual(['submitted', 'answered', 'answered', 'released']);
  });

  it('answers a third who comes after the release with a conflict, and records nothing', async () => {
    const { id } = await held('third');
    await sena.answer(id, 'approve');
    await pia.answer(id, 'approve');
    expect(await jun.answer(id, 'refuse')).toMatchObject({
      status: 409,
      body: { code: 'already-decided' },
    });
    expect((await ana.read(id)).answers).toHaveLength(2);
  });

  it.each(['changeDigest', 'assessmentDigest', 'policyHash'] as const)(
    'turns down an answer given on a page with another %s',
    async (member) => {
      const { id } = await held(`stale ${member}`);
      const seen = { ...(await pageOf(id)), [member]: `sha256:${'0'.repeat(64)}` };
      expect(await sena.answer(id, 'approve', { seen })).toMatchObject({
        status: 409,
        body: { code: 'stale-page' },
      });
      expect((await ana.read(id)).answers).toEqual([]);
    },
  );

  it('starts anew for a change edited after an approval', async () => {
    const slot = 'edited';
    const machine = server.machine();
    const first = await machine.submit(submissionOf(destructive('first draft'), { slot }));
    await sena.answer(first.id, 'approve');
    const second = await machine.submit(submissionOf(destructive('second draft'), { slot }));
    expect(await ana.read(first.id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.id,
    });
    expect(await pia.answer(first.id, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'already-decided', advice: expect.stringContaining(second.id) },
    });
    expect((await pia.answer(second.id, 'approve')).body.state).toBe('waiting');
    expect((await sena.answer(second.id, 'approve')).body.state).toBe('released');
    expect(await machine.confirm(second.id, first.changeDigest)).toMatchObject({ status: 409 });
  });
});

describe('no', () => {
  it('ends the case, whoever approved before', async () => {
    const { id, digest } = await held('refused');
    await sena.answer(id, 'approve');
    const refused = await jun.answer(id, 'refuse', { reason: 'The backup was never restored.' });
    expect(refused.body).toMatchObject({ state: 'refused', verdict: { outcome: 'deny' } });
    expect(await pia.answer(id, 'approve')).toMatchObject({ status: 409 });
    expect((await server.machine().confirm(id, digest)).status).toBe(409);
    expect(kindsOf(await ana.read(id))).toEqual(['submitted', 'answered', 'answered', 'refused']);
  });

  it('may follow a yes of the same person: the latest word counts', async () => {
    const { id } = await held('changed mind');
    await sena.answer(id, 'approve');
    const refused = await sena.answer(id, 'refuse', { reason: 'I misread the region.' });
    expect(refused.body.state).toBe('refused');
    expect(refused.body.verdict.answers.map((answer) => answer.counts)).toEqual([false, true]);
  });
});

async function pageOf(id: string) {
  const page = await sena.read(id);
  return {
    changeDigest: page.assessment.change.digest,
    assessmentDigest: page.assessment.digest,
    policyHash: page.verdict.policyHash,
  };
}
