import { describe, expect, it } from 'vitest';
import { submitSample } from '../../src/server/sample/submit-sample.ts';
import { engineOver, testTime } from '../server/support/engine.ts';
import { memoryStore } from '../server/support/memory-store.ts';
import { SAMPLE, incidents, policy, roster } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

function started() {
  const time = testTime();
  const world = { catalog: roster, policy, incidents };
  return { time, engine: engineOver(memoryStore(), time, { world }) };
}

describe('submitSample', () => {
  it('hands in every change, under the name of its pipeline', async () => {
    const { engine } = started();
    const rows = await submitSample(engine, SAMPLE);
    expect(rows.map(({ slot, state, submittedBy }) => [slot, state, submittedBy])).toEqual([
      ['halden/infrastructure/orders-data', 'waiting', 'infrastructure-pipeline'],
      ['halden/infrastructure/dns', 'waiting', 'infrastructure-pipeline'],
      ['halden/infrastructure/search', 'released', 'infrastructure-pipeline'],
      ['halden/shop/pulls/1187', 'waiting', 'shop-pipeline'],
    ]);
    expect(await engine.store.listCases({ states: ['waiting'], limit: 10 })).toHaveLength(3);
  });

  it('changes nothing when the sample starts again', async () => {
    const { engine, time } = started();
    await submitSample(engine, SAMPLE);
    const before = await engine.store.listLedger(null, 100);
    time.pass(DAY / 2);
    expect(await submitSample(engine, SAMPLE)).toEqual([]);
    expect(await engine.store.listLedger(null, 100)).toEqual(before);
  });

  it('shows again what expired in the meantime', async () => {
    const { engine, time } = started();
    await submitSample(engine, SAMPLE);
    time.pass(30 * DAY);
    const rows = await submitSample(engine, SAMPLE);
    expect(rows).toHaveLength(4);
  });
});
