/** What the sample hands in is assessed once: its first start finds nothing to assess again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { DEFAULT_LIMITS } from '../../src/engine/engine.ts';
import { redecideWaiting } from '../../src/engine/governance/redecide/redecide-waiting.ts';
import { systemClock } from '../../src/server/adapters/clock.ts';
import { systemIds } from '../../src/server/adapters/ids.ts';
import { prepareRecord } from '../../src/server/open/prepare-record.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { incidents, policy, roster, SAMPLE } from './world.ts';

let fresh: FreshStore;
let dataFolder: string;
let engine: Engine;
beforeAll(async () => {
  fresh = await freshStore();
  dataFolder = await mkdtemp(join(tmpdir(), 'holdpoint-sample-'));
  const world = { catalog: roster, policy, incidents };
  const { store } = fresh;
  engine = { store, clock: systemClock, ids: systemIds, world, limits: DEFAULT_LIMITS };
});
afterAll(async () => {
  await fresh.drop();
  await rm(dataFolder, { recursive: true });
});

it('leaves every waiting case as it was assessed', async () => {
  const record = { dataFolder };
  await prepareRecord({ engine, sampleFolder: SAMPLE, record, say: () => undefined });
  const waiting = await engine.store.listCases({ states: ['waiting'], limit: 500 });
  expect(waiting.length).toBeGreaterThan(3);
  expect(await redecideWaiting(engine, 'something changed')).toEqual([]);
  for (const { id } of waiting) {
    const kinds = (await engine.store.listRecord(id)).map(({ kind }) => kind);
    expect(kinds).not.toContain('case.redecided');
  }
});
