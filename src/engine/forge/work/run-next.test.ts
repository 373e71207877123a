import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForgeCall } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import { ForgeFault, type ForgeFaultCode } from '../ports.ts';
import { DEFAULT_WORK_LIMITS } from './limits.ts';

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
const CODES: readonly ForgeFaultCode[] = ['unauthorised', 'unreachable', 'gone', 'malformed'];
const queue = async () => (await world.fresh.store.forge.listFailing(100)).length;

function failOn(call: ForgeCall, error: Error): void {
  world.stub.before = (each) => {
    if (each === call) throw error;
  };
}

function heal(): void {
  world.stub.before = () => undefined;
}

describe('a fault', () => {
  it.each(CALLS.flatMap((call) => CODES.map((code) => [call, code] as const)))(
    'at %s (%s) never lets anything pass, and is tried again',
    async (call, code) => {
      const number = requests.open({ [`pay/${call}-${code}.ts`]: 'export {};\n' });
      failOn(call, new ForgeFault(code, `${call} did not work`));
      await world.hint(number);
      await world.work();
      expect(world.stub.reportOn(requests.head(number))).toBeUndefined();
      expect(await queue()).toBe(1);
      heal();
      // Not before its time.
      expect(await world.work()).toBe(0);
      world.time.pass(60_000);
      await world.work();
      expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'held' });
      expect(await queue()).toBe(0);
    },
  );

  it('of our own is tried again, too', async () => {
    const number = requests.open({ 'pay/own.ts': 'export {};\n' });
    failOn('listPushers', new TypeError('cannot read properties of undefined'));
    await world.hint(number);
    await world.work();
    expect((await world.fresh.store.forge.listFailing(1))[0]).toMatchObject({
      attempts: 1,
      fault: 'cannot read properties of undefined',
    });
    heal();
    world.time.pass(60_000);
    await world.work();
    expect((await requests.present(number)).state).toBe('waiting');
  });

  it('that stays is said on the head after some attempts, also where it had been released', async () => {
    const number = requests.open({ 'docs/stays.md': 'a\n' });
    await requests.look(number);
    expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'released' });
    failOn('listPushers', new ForgeFault('unreachable', 'the forge is away'));
    await world.hint(number);
    for (let attempt = 0; attempt < DEFAULT_WORK_LIMITS.attemptsUntilSaid; attempt += 1) {
      await world.work();
      world.time.pass(DEFAULT_WORK_LIMITS.longestPause);
    }
    expect(world.stub.reportOn(requests.head(number))).toMatchObject({
      conclusion: 'fault',
      title: 'Could not be judged: held',
    });
    heal();
    await world.work();
    expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'released' });
  });

  it('of the rate leaves the whole forge alone for as long as it asks, and is no attempt', async () => {
    const numbers = [1, 2].map((each) =>
      requests.open({ [`pay/rate-${each}.ts`]: 'export {};\n' }),
    );
    failOn('readRequest', new ForgeFault('rate-limited', 'slow down', { retryAfter: 90_000 }));
    for (const number of numbers) await world.hint(number);
    const calls = world.stub.calls.get('readRequest') ?? 0;
    await world.work();
    expect(world.stub.calls.get('readRequest')).toBe(calls + 1);
    heal();
    world.time.pass(89_000);
    expect(await world.work()).toBe(0);
    expect((await world.fresh.store.forge.listFailing(1))[0]).toMatchObject({ attempts: 0 });
    world.time.pass(2_000);
    await world.work();
    for (const number of numbers) expect((await requests.present(number)).state).toBe('waiting');
  });
});
