import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/core/change/types.ts';
import type {
  AgentHoldReceipt,
  AgentHoldState,
} from '../../../src/server/contract/agents/agents.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { StopReceipt } from '../../../src/server/contract/agents/stops.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless } from '../support/changes.ts';
import { testTime } from '../support/engine.ts';
import { resumeSigned, type Signer } from '../support/resume.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { kindsOf, type Browser, type Reply, type Send } from '../support/visitors.ts';

const MINUTE = 60_000;

let fresh: FreshStore;
let one: TestServer;
let two: TestServer;
let ana: Browser;
let sena: Browser;
let pia: Browser;
let signer: Signer;
let guard: Send;
const time = testTime();
beforeAll(async () => {
  fresh = await freshStore();
  one = await startTestServer(fresh.store, { time });
  two = await startTestServer(await fresh.another(), { time });
  signer = await withPasskey(one, 'sena');
  [ana, sena, pia] = [await one.browser('ana'), signer.browser, await two.browser('pia')];
  guard = one.machine().send;
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await fresh.drop();
});

const CALL = {
  machine: 'laptop',
  host: 'claude-code',
  session: 'session-one',
  tool: 'Bash',
  cwd: '/home/ana/shop',
  repository: 'git.test/shop',
  operator: 'ana@example.test',
};

const hold = (change: Change, call: Partial<typeof CALL> | { operator: null } = {}, send = guard) =>
  send<AgentHoldReceipt>('POST', '/api/guard/holds', {
    change,
    call: { ...CALL, ...call },
    title: 'Remove the orders database',
    command: 'terraform destroy \\\n  -auto-approve',
  });
const use = (id: string, changeDigest: string, attempt = 'attempt-one', send = guard) =>
  send<Problem>('POST', `/api/guard/holds/${id}/use`, { changeDigest, attempt });
const release = async (id: string) => {
  await sena.answer(id, 'approve');
  await pia.answer(id, 'approve');
};

describe('a held action', () => {
  it('waits, is found again by an equal attempt, is released by others, and passes once', async () => {
    const change = destructive('passes once');
    const first = await hold(change);
    expect(first).toMatchObject({ status: 201, body: { state: 'waiting', created: true } });
    expect(first.body.url).toContain(`/cases/${first.body.caseId}`);
    const id = first.body.caseId;
    const again = await hold(change, {}, two.machine().send);
    expect(again).toMatchObject({ status: 200, body: { caseId: id, created: false } });
    expect(await use(id, change.digest)).toMatchObject({ body: { code: 'not-released' } });
    expect((await ana.answer(id, 'approve')).status).toBe(403);
    await release(id);
    const released = await hold(change);
    expect(released.body).toMatchObject({ caseId: id, state: 'released', created: false });
    expect(released.body.releaseValidUntil).toBe(
      new Date(Date.parse(time.clock.now()) + 15 * MINUTE).toISOString(),
    );
    const other = destructive('something else');
    expect(await use(id, other.digest)).toMatchObject({ body: { code: 'different-change' } });
    expect((await use(id, change.digest)).status).toBe(200);
    expect((await use(id, change.digest)).status).toBe(200);
    const second = await use(id, change.digest, 'attempt-two', two.machine().send);
    expect(second).toMatchObject({ status: 409, body: { code: 'already-used' } });
    const page = await sena.read(id);
    expect(kindsOf(page)).toEqual([
      'submitted',
      'agent.held',
      'answered',
      'answered',
      'released',
      'confirmed',
    ]);
    expect(page.assessment.provenance).toMatchObject({ kind: 'ai-attested' });
    expect(page.assessment.actors).toMatchObject([{ role: 'agent-operator', person: 'ana' }]);
    const clue = page.assessment.provenance.clues[0]?.evidence;
    expect(clue?.excerpt.map(({ text }) => text)).toEqual([
      'terraform destroy \\',
      '  -auto-approve',
    ]);
    const next = await hold(change);
    expect(next.body.caseId).not.toBe(id);
    expect(next.body).toMatchObject({ state: 'waiting', created: true });
  });

  it('is one case however many equal attempts come at once', async () => {
    const change = destructive('at once');
    const sends = [guard, two.machine().send, guard, two.machine().send];
    const replies = await Promise.all(sends.map((send) => hold(change, {}, send)));
    expect(new Set(replies.map(({ body }) => body.caseId)).size).toBe(1);
    expect(replies.filter(({ body }) => body.created)).toHaveLength(1);
  });

  it('passes once where many attempts use the release at once', async () => {
    const change = destructive('used at once');
    const { caseId } = (await hold(change)).body;
    await release(caseId);
    const attempts = Array.from({ length: 8 }, (_, index) => `attempt-${index}`);
    const replies: readonly Reply[] = await Promise.all(
      attempts.map((attempt, index) =>
        use(caseId, change.digest, attempt, index % 2 === 0 ? guard : two.machine().send),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('belongs to its session: another one asks anew', async () => {
    const change = destructive('another session');
    const first = await hold(change);
    const second = await hold(change, { session: 'session-two' });
    expect(second.body).toMatchObject({ created: true });
    expect(second.body.caseId).not.toBe(first.body.caseId);
  });

  it('is released for a quarter of an hour', async () => {
    const change = destructive('too late');
    const { caseId } = (await hold(change)).body;
    await release(caseId);
    time.pass(15 * MINUTE);
    expect(await use(caseId, change.digest)).toMatchObject({ body: { code: 'release-expired' } });
    expect((await hold(change)).body).toMatchObject({ state: 'waiting', created: true });
  });

  it('passes at once where no rule of the server holds it', async () => {
    const change = harmless('of an agent');
    const held = await hold(change);
    expect(held.body).toMatchObject({ state: 'released', open: [] });
    expect((await use(held.body.caseId, change.digest)).status).toBe(200);
  });

  it('does not pass while a stop concerns it', async () => {
    const change = destructive('stopped');
    const { caseId } = (await hold(change)).body;
    await release(caseId);
    for (const scope of [
      { kind: 'system', system: 'orders' },
      { kind: 'repository', repository: 'git.test/shop' },
    ]) {
      const { body } = await guard<StopReceipt>('POST', '/api/stops', { scope, reason: 'Wait.' });
      expect(await use(caseId, change.digest)).toMatchObject({ body: { code: 'stopped' } });
      expect((await resumeSigned(signer, body.id)).status).toBe(200);
    }
    expect((await use(caseId, change.digest)).status).toBe(200);
  });

  it('names nobody where no operator is known, and that is never ignored', async () => {
    const change = destructive('nobody named');
    const { caseId } = (await hold(change, { operator: null })).body;
    const page = await sena.read(caseId);
    expect(page.assessment.actors).toMatchObject([{ role: 'agent-operator', person: null }]);
  });

  it('takes the seal of its change, and a token', async () => {
    const change = { ...destructive('altered'), digest: `sha256:${'0'.repeat(64)}` };
    expect(await hold(change)).toMatchObject({ status: 422, body: { code: 'tampered-change' } });
    expect((await hold(destructive('person'), {}, sena.send)).status).toBe(403);
    const own = await one.machine().send('GET', '/api/guard/holds/no-case');
    expect(own.status).toBe(404);
  });

  it('stays refused when somebody said no, with what they said, for a day', async () => {
    const change = destructive('refused');
    const { caseId } = (await hold(change)).body;
    const waiting = guard<AgentHoldState>('GET', `/api/guard/holds/${caseId}?wait=30`);
    await pia.answer(caseId, 'refuse', { reason: 'Orders is in use.' });
    expect((await waiting).body).toMatchObject({
      state: 'refused',
      refusal: 'Orders is in use.',
    });
    expect((await hold(change)).body).toMatchObject({
      caseId,
      state: 'refused',
      refusal: 'Orders is in use.',
    });
    time.pass(24 * 60 * MINUTE);
    sena = await one.browser('sena');
    expect((await hold(change)).body).toMatchObject({ state: 'waiting', created: true });
  });
});

it('leaves a ledger that verifies', async () => {
  const { body } = await sena.send('POST', '/api/ledger/verify', {});
  expect(body).toMatchObject({ kind: 'intact' });
});
