import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { submitSample } from '../../src/server/sample/changes/submit-sample.ts';
import { tellOfPeople } from '../../src/server/sample/changes/tell-of-people.ts';
import { engineOver, testTime } from '../server/support/engine.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { incidents, policy, roster, sample } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

let fresh: FreshStore;
let engine: Engine;
const time = testTime();
beforeAll(async () => {
  fresh = await freshStore();
  engine = engineOver(fresh.store, time, { world: { catalog: roster, policy, incidents } });
  await submitSample(engine, sample);
  await tellOfPeople(engine, sample);
});
afterAll(() => fresh.drop());

const waiting = () => fresh.store.listCases({ states: ['waiting'], limit: 10 });

async function caseIn(slot: string) {
  const row = (await waiting()).find((each) => each.slot === slot);
  if (row === undefined) throw new Error(`nothing waits in ${slot}`);
  return row;
}

describe('what the sample’s people say before a visitor comes', () => {
  it('is an explanation by an author, which lifts what wants one', async () => {
    const { assessment, verdict } = await caseIn('halden/infrastructure/orders-data');
    expect(assessment.explanation?.person).toBe('mia.larsen');
    expect(verdict.reasons.map(({ rule }) => rule)).not.toContain('explain-first');
  });

  it('leaves one to be written, so that nobody can approve yet', async () => {
    const { verdict } = await caseIn('github.com/halden/shop#1187');
    const asked = verdict.holds.find(({ rule }) => rule === 'explain-first');
    expect(asked?.requirement).toMatchObject({ kind: 'explanation', authors: ['hugo.martin'] });
  });

  it('is an exception that waits for its answer, for a rule that holds the case', async () => {
    const { id, verdict } = await caseIn('halden/infrastructure/dns');
    const exceptions = await fresh.store.governance.listExceptions(10);
    expect(exceptions).toMatchObject([
      { askedBy: 'jonas.ek', answer: null, scope: { kind: 'case', case: id } },
    ]);
    const reasons = verdict.reasons.map(({ rule }) => rule);
    expect(reasons).toEqual(expect.arrayContaining([...(exceptions[0]?.rules ?? [])]));
  });

  it('is a directive that waits for a signature and binds nobody', async () => {
    const directives = await fresh.store.governance.openDirectives(time.clock.now());
    expect(directives).toMatchObject([{ name: 'card-gateway-move', signed: null, closed: null }]);
    const bound = (await waiting()).filter(({ verdict }) =>
      verdict.reasons.some(({ rule }) => rule === 'card-gateway-move'),
    );
    expect(bound).toEqual([]);
  });

  it('is not said again at the next start', async () => {
    const before = await fresh.store.listLedger(null, 100);
    time.pass(DAY / 2);
    await submitSample(engine, sample);
    await tellOfPeople(engine, sample);
    expect(await fresh.store.listLedger(null, 100)).toEqual(before);
  });

  it('is said again of what expired in the meantime, and proposed once', async () => {
    time.pass(30 * DAY);
    await submitSample(engine, sample);
    await tellOfPeople(engine, sample);
    const { assessment } = await caseIn('halden/infrastructure/orders-data');
    expect(assessment.explanation?.person).toBe('mia.larsen');
    expect(await fresh.store.governance.listExceptions(10)).toHaveLength(2);
    expect(await fresh.store.governance.openDirectives(time.clock.now())).toHaveLength(1);
  });
});
