import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { submitSample } from '../../src/server/sample/changes/submit-sample.ts';
import { engineOver, testTime } from '../server/support/engine.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { incidents, policy, roster, sample } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

let fresh: FreshStore;
beforeEach(async () => {
  fresh = await freshStore();
});
afterEach(() => fresh.drop());

function started() {
  const time = testTime();
  const world = { catalog: roster, policy, incidents };
  return { time, engine: engineOver(fresh.store, time, { world }) };
}

describe('submitSample', () => {
  it('hands in every change, under the name of its pipeline', async () => {
    const { engine } = started();
    const rows = await submitSample(engine, sample);
    expect(rows.map(({ slot, state, submittedBy }) => [slot, state, submittedBy])).toEqual([
      ['halden/infrastructure/orders-data', 'waiting', 'infrastructure-pipeline'],
      ['halden/infrastructure/dns', 'waiting', 'infrastructure-pipeline'],
      ['halden/infrastructure/search', 'released', 'infrastructure-pipeline'],
      ['github.com/halden/shop#1187', 'waiting', 'shop-pipeline'],
    ]);
    expect(await engine.store.listCases({ states: ['waiting'], limit: 10 })).toHaveLength(3);
  });

  it('changes nothing when the sample starts again', async () => {
    const { engine, time } = started();
    await submitSample(engine, sample);
    const before = await engine.store.listLedger(null, 100);
    time.pass(DAY / 2);
    expect(await submitSample(engine, sample)).toEqual([]);
    expect(await engine.store.listLedger(null, 100)).toEqual(before);
  });

  it('shows again what expired in the meantime', async () => {
    const { engine, time } = started();
    await submitSample(engine, sample);
    time.pass(30 * DAY);
    const rows = await submitSample(engine, sample);
    expect(rows).toHaveLength(4);
  });
});
