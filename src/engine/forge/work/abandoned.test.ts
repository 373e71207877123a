import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import { runNext, type Workplace } from './run-next.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());

/** PostgreSQL ends what a closed connection held a little later; no time of the queue passes. */
const SOON = { timeout: 120_000 };
const free = () =>
  world.engine.store.transaction((tx) => tx.forge.freeAbandoned(world.time.clock.now()));

/** Another server, which shows that it lives until `die`. */
async function another(): Promise<{
  readonly place: Workplace;
  readonly die: () => Promise<void>;
}> {
  const place = await world.another();
  const life = await place.engine.store.showLife();
  return { place: { ...place, holder: life.holder }, die: life.stop };
}

describe('a server that is gone', () => {
  it('leaves what it held to others at once, and nothing while it lives', async () => {
    const number = requests.open({ 'pay/left.ts': 'export {};\n' });
    await world.hint(number);
    const { place, die } = await another();
    let reached = (): void => undefined;
    const isReading = new Promise<void>((resolve) => (reached = resolve));
    world.stub.before = (call) => {
      if (call !== 'listPushers') return;
      world.stub.before = () => undefined;
      reached();
      // It never hears back: nothing after this call happens.
      return new Promise(() => undefined);
    };
    void runNext(place);
    await isReading;
    expect(await free()).toBe(0);
    expect(await world.work()).toBe(0);
    await die();
    await vi.waitFor(async () => expect(await free()).toBe(1), SOON);
    await world.work();
    expect(await world.cases(number)).toHaveLength(1);
    expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'held' });
  });

  it('keeps nothing of what it does when it only seemed to be gone', async () => {
    const number = requests.open({ 'pay/seemed.ts': 'export {};\n' });
    await world.hint(number);
    const { place, die } = await another();
    world.stub.before = async (call) => {
      if (call !== 'listPushers') return;
      world.stub.before = () => undefined;
      await die();
      await vi.waitFor(async () => expect(await free()).toBe(1), SOON);
      // The other finishes all of it while this one still reads.
      await world.work();
    };
    await runNext(place);
    await world.work();
    expect(world.outcomes.map(({ kind }) => kind)).toContain('lost');
    expect(await world.cases(number)).toHaveLength(1);
    expect(await world.kinds((await requests.present(number)).id)).toEqual(['submitted']);
    expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'held' });
  });
});
