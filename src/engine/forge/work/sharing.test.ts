import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForgeCall } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import { DEFAULT_WORK_LIMITS } from './limits.ts';
import { runNext } from './run-next.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());

const CALLS: readonly ForgeCall[] = [
  'readRequest',
  'remoteOf',
  'fetch',
  'listCommitAccounts',
  'listPushers',
  'listReviews',
  'publish',
];
const depth = async () =>
  (await world.fresh.store.forge.listConnections()).reduce((sum, each) => sum + each.depth, 0);

function heal(): void {
  world.stub.before = () => undefined;
}

describe('several servers', () => {
  it('share the work: each request is looked at by one at a time, and none twice', async () => {
    const other = await world.another();
    const numbers = Array.from({ length: 6 }, (_, index) =>
      requests.open({ [`pay/shared-${index}.ts`]: 'export {};\n' }),
    );
    for (const number of numbers) await world.hint(number);
    const before = world.stub.calls.get('readRequest') ?? 0;
    const drain = async (place: typeof other) => {
      while (await runNext(place));
    };
    await Promise.all([drain(world.place), drain(other), drain(world.place), drain(other)]);
    expect((world.stub.calls.get('readRequest') ?? 0) - before).toBe(numbers.length);
    for (const number of numbers) expect(await world.cases(number)).toHaveLength(1);
    expect(await depth()).toBe(0);
  });

  it('take over from one that was killed, once its lease ran out', async () => {
    const number = requests.open({ 'pay/killed.ts': 'export {};\n' });
    await world.hint(number);
    const now = world.time.clock.now();
    const until = new Date(Date.parse(now) + DEFAULT_WORK_LIMITS.lease).toISOString();
    await world.fresh.store.transaction((tx) => tx.forge.claim(['forge.test'], 'dead', now, until));
    expect(await world.work()).toBe(0);
    world.time.pass(DEFAULT_WORK_LIMITS.lease);
    await world.work();
    expect((await requests.present(number)).state).toBe('waiting');
  });

  it('keep nothing of one whose lease ran out while it worked, and say again how it stands', async () => {
    const number = requests.open({ 'pay/slow.ts': 'export {};\n' });
    await world.hint(number);
    const other = await world.another();
    let isTaken = false;
    world.stub.before = async (call) => {
      if (call !== 'listPushers' || isTaken) return;
      isTaken = true;
      world.time.pass(DEFAULT_WORK_LIMITS.lease);
      // The other finishes all of it while this one still reads.
      while (await runNext(other));
    };
    await world.work();
    heal();
    expect(world.outcomes.map(({ kind }) => kind)).toContain('lost');
    expect(await world.cases(number)).toHaveLength(1);
    expect(await world.kinds((await requests.present(number)).id)).toEqual(['submitted']);
    expect(await depth()).toBe(0);
  });

  it('look again at what was asked for while it was being looked at', async () => {
    const number = requests.open({ 'pay/meanwhile.ts': 'export {};\n' });
    await world.hint(number);
    let isPushed = false;
    world.stub.before = async (call) => {
      if (call !== 'publish' || isPushed) return;
      isPushed = true;
      requests.push(number, { 'pay/meanwhile.ts': 'export const more = 1;\n' });
      await world.hint(number, 'request synchronize');
    };
    await world.work();
    heal();
    expect(await world.cases(number)).toHaveLength(2);
    expect((await requests.present(number)).assessment.change.origin?.head).toBe(
      requests.head(number),
    );
  });
});

describe('killed between two steps', () => {
  it.each(CALLS)('at %s, the next one ends where it should', async (call) => {
    const number = requests.open({ [`pay/killed-${call}.ts`]: 'export {};\n' });
    await world.hint(number);
    const place = await world.another();
    let die: (error: Error) => void = () => undefined;
    const death = new Promise<never>((_, reject) => (die = reject));
    world.stub.before = (each) => {
      if (each !== call) return;
      heal();
      die(new Error('killed'));
      // It never hears back: nothing after this call happens.
      return new Promise(() => undefined);
    };
    await expect(Promise.race([runNext(place), death])).rejects.toThrow('killed');
    heal();
    world.time.pass(DEFAULT_WORK_LIMITS.lease);
    await world.work();
    expect(await world.cases(number)).toHaveLength(1);
    expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'held' });
    expect(await depth()).toBe(0);
  });
});
