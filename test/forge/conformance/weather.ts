import { describe, expect, it } from 'vitest';
import { ForgeFault } from '../../../src/engine/forge/ports.ts';
import { openOne, started } from './started.ts';
import type { Lack, StartForge } from './types.ts';

export async function faultOf(work: Promise<unknown>): Promise<ForgeFault> {
  const end = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (end instanceof ForgeFault) return end;
  throw new Error('expected a fault of the forge', { cause: end });
}

export function weather(start: StartForge, lack: ReadonlySet<Lack>): void {
  describe('bad weather', () => {
    const under = started(start);

    it.skipIf(lack.has('tokens'))('renews a token that has expired', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      await forge.readRequest(ref);
      world.expireTokens();
      const request = await forge.readRequest(ref);
      expect(request?.number).toBe(ref.number);
    });

    it.skipIf(lack.has('tokens'))('asks once more with a new token, and no more', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      await forge.readRequest(ref);
      const before = world.requestsSoFar();
      world.failNext(/^GET .*\/(?:pulls|merge_requests)\//, 401, 50);
      const fault = await faultOf(forge.readRequest(ref));
      expect(fault.code).toBe('unauthorised');
      // Two readings, and what a new token costs.
      expect(world.requestsSoFar() - before).toBeLessThanOrEqual(4);
    });

    it.skipIf(lack.has('limits'))('says how long to wait, and does not ask meanwhile', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      await forge.readRequest(ref);
      world.limit(30);
      const first = await faultOf(forge.readRequest(ref));
      const asked = world.requestsSoFar();
      const second = await faultOf(forge.listReviews(ref));
      expect([first.code, second.code]).toEqual(['rate-limited', 'rate-limited']);
      expect(first.retryAfter).toBe(30_000);
      expect(world.requestsSoFar()).toBe(asked);
    });

    it.skipIf(lack.has('limits'))('goes on once the wait is over', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      world.limit(30);
      await faultOf(forge.readRequest(ref));
      world.limit(null);
      under().wait(30_000);
      const request = await forge.readRequest(ref);
      expect(request?.number).toBe(ref.number);
    });

    it('tells a forge that is down from a request that is not there', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      world.failNext(/./, 502, 50);
      const fault = await faultOf(forge.readRequest(ref));
      expect(fault.code).toBe('unreachable');
    });

    it.skipIf(lack.has('reviews'))(
      'never takes pages that came for all, when one did not',
      async () => {
        const ref = await openOne(under());
        const { forge, world } = under();
        for (let turn = 0; turn < 110; turn += 1) world.review(ref.number, 'ravi', 'comment');
        const whole = await forge.listReviews(ref);
        world.failNext(/[?&]page=2\b/, 502);
        const cut = await forge.listReviews(ref);
        expect([whole.items.length, whole.isWhole]).toEqual([110, true]);
        expect([cut.items.length, cut.isWhole]).toEqual([100, false]);
      },
    );
  });
}
