/** Cases that an earlier version kept, whose reach said less: they are read, confirmed and assessed again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/core/change/seal.ts';
import type { Change } from '../../../src/core/change/types.ts';
import { inEarlierForm } from '../../../src/core/reach/earlier-form.ts';
import { releasedEvent, submittedEvent } from '../../../src/engine/ledger-events.ts';
import type { StoredCase } from '../../../src/engine/ports.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { CaseList } from '../../../src/server/contract/cases.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

let [model, fresh]: [FreshStore, FreshStore] = [] as never;
let [today, server]: [TestServer, TestServer] = [] as never;
let sena: Browser;
beforeAll(async () => {
  [model, fresh] = await Promise.all([freshStore(), freshStore()]);
  [today, server] = [await startTestServer(model.store), await startTestServer(fresh.store)];
  sena = await server.browser('sena');
});
afterAll(async () => {
  await Promise.all([today.close(), server.close()]);
  await Promise.all([model.drop(), fresh.drop()]);
});

/** Keeps what the earlier version would have made of a change, with its ledger entries. */
async function keptEarlier(change: Change): Promise<StoredCase> {
  const { id } = await today.machine().submit(submissionOf(change));
  const row = (await model.store.findCase(id)) as StoredCase;
  const { digest: _digest, ...assessment } = row.assessment;
  const reach = inEarlierForm(assessment.reach);
  expect(reach).not.toBeNull();
  const digest = digestOf({ ...assessment, reach, change: change.digest }, sha256);
  const earlier = { ...row, assessment: { ...assessment, reach, digest } } as unknown as StoredCase;
  await fresh.store.transaction(async (tx) => {
    await tx.insertCase(earlier);
    await tx.appendToLedger(submittedEvent(earlier));
    if (row.state !== 'released') return;
    const { catalog } = server.engine.world;
    await tx.appendToLedger(releasedEvent(catalog, earlier, null, row.submittedAt));
  });
  return earlier;
}

describe('a case of an earlier version', () => {
  it('that was released and not used is listed, read and confirmed', async () => {
    const { id, assessment } = await keptEarlier(harmless('earlier'));
    expect(assessment.reach).not.toHaveProperty('total');
    const { body } = await sena.send<CaseList>('GET', '/api/cases?state=all');
    expect(body.cases.find((each) => each.id === id)?.systemsReached).toBe(
      assessment.reach.systems.length,
    );
    const page = await sena.read(id);
    expect(page.assessment.reach).toMatchObject({ further: [], treatedAsCritical: [] });
    expect(page.assessment.digest).toBe(assessment.digest);
    const confirmed = await server.machine().confirm(id, assessment.change.digest);
    expect(confirmed).toMatchObject({ status: 200 });
  });

  it('that waits is answered as it was seen, and assessed again like any other', async () => {
    const { id } = await keptEarlier(destructive('earlier'));
    expect(await reassessWaiting(server.engine)).toEqual([]);
    const { status, body } = await sena.answer(id, 'approve');
    expect(status).toBe(200);
    expect(body.verdict.answers).toMatchObject([{ counts: true }]);
    const jun = await server.browser('jun');
    expect((await jun.answer(id, 'approve')).body.state).toBe('released');
    const { digest } = body.assessment.change;
    expect(await server.machine().confirm(id, digest)).toMatchObject({ status: 200 });
  });
});
