import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmRelease } from '../../../src/engine/cases/confirm-release.ts';
import { expireCases } from '../../../src/engine/cases/expire-cases.ts';
import { answerCase } from '../../../src/engine/cases/answer-case.ts';
import { readCase } from '../../../src/engine/cases/read-case.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import { submitCase } from '../../../src/engine/cases/submit-case.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless, submissionOf } from '../support/changes.ts';
import { engineOver, seenIn, testTime, type TestTime } from '../support/engine.ts';
import { IRREVERSIBLE, ruleWhen, worldOf } from '../support/world.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';

const HOUR = 3_600_000;
const CI = { kind: 'machine', name: 'ci' } as const;

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.drop());

function bench(world = worldOf()): { readonly engine: Engine; readonly time: TestTime } {
  const time = testTime();
  return { engine: { ...engineOver(fresh.store, time, { world }), ids: systemIds }, time };
}

async function held(engine: Engine, input: string): Promise<string> {
  const submission = submissionOf(destructive(input), { slot: input });
  return (await submitCase(engine, submission, CI)).case.id;
}

async function approve(engine: Engine, id: string, person: string): Promise<void> {
  const seen = seenIn((await readCase(engine, id)).case);
  await answerCase(engine, { case: id, person, answer: 'approve', reason: 'Read it.', seen });
}

async function stateOf(engine: Engine, id: string): Promise<readonly string[]> {
  const file = await readCase(engine, id);
  return [file.case.state, ...file.record.map((entry) => entry.kind.replace('case.', ''))];
}

const use = (engine: Engine, id: string, input: string) =>
  confirmRelease(engine, {
    case: id,
    changeDigest: destructive(input).digest,
    attempt: 'attempt-one',
    by: 'ci',
  });

describe('time', () => {
  it('runs out for a case that nobody released, and an answer that comes then is too late', async () => {
    const { engine, time } = bench();
    const id = await held(engine, 'nobody came');
    time.pass(7 * 24 * HOUR);
    await expect(approve(engine, id, 'sena')).rejects.toMatchObject({ code: 'expired' });
    expect(await stateOf(engine, id)).toEqual(['expired', 'submitted', 'expired']);
    await expect(approve(engine, id, 'sena')).rejects.toMatchObject({ code: 'expired' });
  });

  it('is looked at also where nobody asks', async () => {
    const { engine, time } = bench();
    const waiting = await held(engine, 'forgotten');
    const released = await submitCase(engine, submissionOf(harmless(), { slot: null }), CI);
    const used = await submitCase(engine, submissionOf(harmless('u'), { slot: null }), CI);
    await confirmRelease(engine, {
      case: used.case.id,
      changeDigest: harmless('u').digest,
      attempt: 'attempt-one',
      by: 'ci',
    });
    time.pass(24 * HOUR - 1);
    expect(await expireCases(engine, engine.clock.now())).toBe(0);
    time.pass(1);
    expect(await expireCases(engine, engine.clock.now())).toBe(1);
    expect((await stateOf(engine, released.case.id))[0]).toBe('expired');
    time.pass(6 * 24 * HOUR);
    expect(await expireCases(engine, engine.clock.now())).toBe(1);
    expect((await stateOf(engine, waiting))[0]).toBe('expired');
    expect((await stateOf(engine, used.case.id))[0]).toBe('released');
  });

  it('runs out for a release', async () => {
    const { engine, time } = bench();
    const id = await held(engine, 'too late');
    await approve(engine, id, 'sena');
    await approve(engine, id, 'pia');
    time.pass(24 * HOUR);
    await expect(use(engine, id, 'too late')).rejects.toMatchObject({ code: 'release-expired' });
    await expect(use(engine, id, 'too late')).rejects.toMatchObject({ code: 'not-released' });
  });
});

describe('rules that change while a case waits', () => {
  const stricter = () =>
    worldOf({
      version: 'two',
      rules: [IRREVERSIBLE, ruleWhen('another', (_, effect) => effect !== null)],
    });

  it('make approvals given under the old ones count for nothing', async () => {
    const { engine } = bench();
    const id = await held(engine, 'new policy');
    await approve(engine, id, 'sena');
    const after = { ...engine, world: worldOf({ version: 'two' }) };
    expect(await reassessWaiting(after)).toContain(id);
    await approve(after, id, 'pia');
    expect((await readCase(after, id)).case.state).toBe('waiting');
    await approve(after, id, 'sena');
    expect(await stateOf(after, id)).toEqual([
      'released',
      'submitted',
      'answered',
      'reassessed',
      'answered',
      'answered',
      'released',
    ]);
    expect(await reassessWaiting(after)).not.toContain(id);
  });

  it('are found at the answer, where another server brought them', async () => {
    const { engine } = bench();
    const id = await held(engine, 'two servers');
    const other = { ...engine, world: stricter() };
    await expect(approve(other, id, 'sena')).rejects.toMatchObject({ code: 'stale-page' });
    const { verdict } = (await readCase(other, id)).case;
    expect(verdict.policyHash).toBe(other.world.policy.hash);
    expect(verdict.reasons.map((reason) => reason.rule).toSorted()).toEqual([
      'another',
      'irreversible',
    ]);
  });

  it('are asked again when a release is used', async () => {
    const { engine } = bench();
    const id = await held(engine, 'rules at use');
    await approve(engine, id, 'sena');
    await approve(engine, id, 'pia');
    const other = { ...engine, world: stricter() };
    await expect(use(other, id, 'rules at use')).rejects.toMatchObject({ code: 'rules-changed' });
    expect((await stateOf(engine, id))[0]).toBe('expired');
  });

  it('let a case go that they no longer hold', async () => {
    const { engine } = bench();
    const id = await held(engine, 'relaxed');
    await reassessWaiting({ ...engine, world: worldOf({ version: 'none', rules: [] }) });
    expect(await stateOf(engine, id)).toEqual(['released', 'submitted', 'reassessed', 'released']);
  });
});

describe('a start that changes nothing', () => {
  it('keeps approvals, though more changes are known by now', async () => {
    const { engine, time } = bench();
    const id = await held(engine, 'restart');
    await approve(engine, id, 'sena');
    time.pass(HOUR);
    await held(engine, 'meanwhile');
    expect(await reassessWaiting(engine)).not.toContain(id);
    await approve(engine, id, 'pia');
    expect((await stateOf(engine, id))[0]).toBe('released');
  });

  it('assesses again where the catalog now knows more', async () => {
    const { engine } = bench();
    const id = await held(engine, 'catalog');
    await approve(engine, id, 'sena');
    const { catalog } = engine.world;
    const world = { ...engine.world, catalog: { ...catalog, claimsOn: () => [] } };
    expect(await reassessWaiting({ ...engine, world })).toContain(id);
    const file = await readCase(engine, id);
    expect(file.case.verdict.answers[0]).toMatchObject({ counts: false });
  });
});

describe('a fault of our own', () => {
  it('is held for nobody, cannot be released by people, and heals with a correct start', async () => {
    const broken = () => {
      throw new Error('a broken catalog');
    };
    const world = worldOf();
    const { engine } = bench({ ...world, catalog: { ...world.catalog, claimsOn: broken } });
    const id = await held(engine, 'fault');
    for (const person of ['sena', 'pia', 'vic']) await approve(engine, id, person);
    expect((await readCase(engine, id)).case).toMatchObject({
      state: 'waiting',
      verdict: { holds: [{ requirement: { kind: 'nobody' } }] },
    });
    const healed = { ...engine, world };
    expect(await reassessWaiting(healed)).toContain(id);
    expect((await readCase(engine, id)).case.verdict.holds).toHaveLength(2);
  });
});
