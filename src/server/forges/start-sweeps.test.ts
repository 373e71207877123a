import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineOver, testTime, type TestTime } from '../../../test/server/support/engine.ts';
import { freshStore, type FreshStore } from '../../../test/support/store.ts';
import { DEFAULT_WORK_LIMITS } from '../../engine/forge/work/limits.ts';
import { startSweeps } from './start-sweeps.ts';
import type { ForgeSetup } from './types.ts';
import { workSettingsOf } from './work-settings.ts';

let fresh: FreshStore;
let time: TestTime;
beforeEach(async () => {
  [fresh, time] = [await freshStore(), testTime()];
});
afterEach(() => fresh.drop());

const FORGE = 'forge.test';

/** A server that starts and stops; whether it asked for a sweep, which is then taken up. */
async function started(): Promise<boolean> {
  const engine = engineOver(fresh.store, time);
  const setup = { forges: [{ id: FORGE }], limits: DEFAULT_WORK_LIMITS } as unknown as ForgeSetup;
  const stop = startSweeps(engine, setup, pino({ level: 'silent' }));
  await stop();
  const now = engine.clock.now();
  const task = await fresh.store.transaction((tx) => tx.forge.claim([FORGE], 'lease', now, now));
  if (task !== null) await fresh.store.transaction((tx) => tx.forge.settle(task, now));
  return task?.subject.kind === 'sweep';
}

describe('a server that starts', () => {
  it('looks at once for what was opened while none ran, but not at each of many starts', async () => {
    const first = await started();
    time.pass(10_000);
    const soon = await started();
    time.pass(60_000);
    const later = await started();
    expect([first, soon, later]).toEqual([true, false, true]);
  });
});

describe('settings of the work for forges', () => {
  it('are what they were, or what the environment says', () => {
    expect(workSettingsOf({})).toEqual({
      limits: DEFAULT_WORK_LIMITS,
      room: {},
      watchedBranches: [],
    });
    expect(
      workSettingsOf({
        HOLDPOINT_SWEEP_MINUTES: '1',
        HOLDPOINT_MIRROR_MEGABYTES: '500',
        HOLDPOINT_MIRRORS: '20',
        HOLDPOINT_WATCHED_BRANCHES: 'release/*, acme/shop:hotfix',
      }),
    ).toEqual({
      limits: { ...DEFAULT_WORK_LIMITS, sweepEvery: 60_000 },
      room: { mostBytes: 524_288_000, mostCopies: 20 },
      watchedBranches: ['release/*', 'acme/shop:hotfix'],
    });
  });

  it.each([
    [{ HOLDPOINT_SWEEP_MINUTES: '0' }, 'from 1 to 1440'],
    [{ HOLDPOINT_MIRROR_MEGABYTES: '1.5' }, 'HOLDPOINT_MIRROR_MEGABYTES is "1.5"'],
    [{ HOLDPOINT_MIRRORS: 'many' }, 'HOLDPOINT_MIRRORS is "many"'],
    [{ HOLDPOINT_WATCHED_BRANCHES: 'a '.repeat(201) }, 'Use globs'],
  ])('of which %j makes no sense are refused', (env, message) => {
    expect(() => workSettingsOf(env)).toThrow(message);
  });
});
