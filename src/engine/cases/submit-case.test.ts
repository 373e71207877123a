import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../test/server/support/memory-store.ts';
import { engineOver, testTime } from '../../../test/server/support/engine.ts';
import { destructive, harmless, submissionOf } from '../../../test/server/support/changes.ts';
import { ruleWhen, worldOf } from '../../../test/server/support/world.ts';
import type { World } from '../engine.ts';
import { submitCase } from './submit-case.ts';

const MACHINE = { kind: 'machine', name: 'ci' } as const;

function bench(world?: World) {
  const store = memoryStore();
  const time = testTime();
  return { store, time, engine: engineOver(store, time, world ? { world } : {}) };
}

describe('submitCase', () => {
  it('holds what a rule holds, and writes it down', async () => {
    const { store, engine } = bench();
    const { case: row, created } = await submitCase(engine, submissionOf(destructive()), MACHINE);
    expect(created).toBe(true);
    expect(row).toMatchObject({ state: 'waiting', releaseValidUntil: null, submittedBy: 'ci' });
    expect(store.ledger().map((entry) => entry.kind)).toEqual(['case.submitted']);
    expect(store.ledger()[0]?.body).toMatchObject({
      changeDigest: row.assessment.change.digest,
      assessmentDigest: row.assessment.digest,
      policyHash: row.verdict.policyHash,
      outcome: 'hold',
    });
  });

  it('releases at once what no rule holds, for a limited time', async () => {
    const { store, engine } = bench();
    const { case: row } = await submitCase(engine, submissionOf(harmless()), MACHINE);
    expect(row).toMatchObject({ state: 'released', releaseValidUntil: '2026-03-03T09:00:00.000Z' });
    expect(store.ledger().map((entry) => entry.kind)).toEqual(['case.submitted', 'case.released']);
  });

  it('denies what a rule denies', async () => {
    const deny = ruleWhen('never', () => true, { kind: 'deny' });
    const { store, engine } = bench(worldOf({ rules: [deny] }));
    const { case: row } = await submitCase(engine, submissionOf(destructive()), MACHINE);
    expect(row.state).toBe('denied');
    expect(store.ledger().map((entry) => entry.kind)).toEqual(['case.submitted', 'case.denied']);
  });

  it('refuses a change whose digest is not of its content, and keeps nothing', async () => {
    const { store, engine } = bench();
    const change = { ...destructive(), effects: harmless().effects };
    await expect(submitCase(engine, submissionOf(change), MACHINE)).rejects.toMatchObject({
      code: 'tampered-change',
    });
    expect(store.ledger()).toEqual([]);
  });

  it('returns the waiting case when the same submission comes again', async () => {
    const { store, engine } = bench();
    const first = await submitCase(engine, submissionOf(destructive()), MACHINE);
    const again = await submitCase(engine, submissionOf(destructive()), MACHINE);
    expect(again).toEqual({ case: first.case, created: false });
    expect(store.ledger()).toHaveLength(1);
  });

  it.each([
    ['another change', submissionOf(destructive('edited'))],
    [
      'the same change with another author',
      submissionOf(destructive(), { actors: [{ role: 'author', identity: 'sena@example.test' }] }),
    ],
    [
      'the same change with a check that ran since',
      submissionOf(destructive(), {
        validations: [{ name: 'tests', outcome: 'passed', detail: null }],
      }),
    ],
  ])('lets %s supersede the case that waits in the slot', async (_, newer) => {
    const { store, engine } = bench();
    const first = await submitCase(engine, submissionOf(destructive()), MACHINE);
    const second = await submitCase(engine, newer, MACHINE);
    expect(second.created).toBe(true);
    expect(await store.findCase(first.case.id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.case.id,
    });
    expect(store.ledger().map((entry) => entry.kind)).toEqual([
      'case.submitted',
      'case.superseded',
      'case.submitted',
    ]);
  });

  it('leaves other slots, and cases without a slot, alone', async () => {
    const { store, engine } = bench();
    for (const slot of ['infra/prod', 'infra/staging', null, null]) {
      await submitCase(engine, submissionOf(destructive(), { slot }), MACHINE);
    }
    const waiting = await store.listCases({ states: ['waiting'], limit: 500 });
    expect(waiting).toHaveLength(4);
  });

  it('takes a person who submits for one who asked for the change', async () => {
    const { engine } = bench();
    const { case: row } = await submitCase(engine, submissionOf(destructive()), {
      kind: 'person',
      id: 'sena',
    });
    expect(row.assessment.actors).toContainEqual(
      expect.objectContaining({ role: 'requester', person: 'sena' }),
    );
  });

  it.each([
    [
      'assessing',
      (world: World): World => ({
        ...world,
        catalog: {
          ...world.catalog,
          claimsOn: () => {
            throw new Error('the catalog is broken');
          },
        },
      }),
      'the catalog is broken',
    ],
    [
      'deciding',
      (world: World): World => ({
        ...world,
        policy: {
          ...world.policy,
          get rules(): never {
            throw new Error('the policy is broken');
          },
        },
      }),
      'the policy is broken',
    ],
  ])('holds for nobody when %s fails', async (_, breakIt, message) => {
    const { engine } = bench(breakIt(worldOf({ rules: [] })));
    const { case: row } = await submitCase(engine, submissionOf(harmless()), MACHINE);
    expect(row.state).toBe('waiting');
    expect(row.verdict.outcome).toBe('hold');
    expect(row.verdict.holds[0]?.requirement).toEqual({
      kind: 'nobody',
      why: expect.stringContaining(message),
    });
  });
});
