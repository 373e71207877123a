import { describe, expect, it } from 'vitest';
import type { Delivery, ForgeEvent } from '../../../src/engine/forge/types.ts';
import { openOne, started } from './started.ts';
import type { ForgeUnderTest, Lack, StartForge } from './types.ts';

/** Everything heard so far; a delivery that is refused has no place here. */
function heard({ forge, world }: ForgeUnderTest): readonly ForgeEvent[] {
  return world.deliveries().flatMap((delivery) => {
    const hearing = forge.hear(delivery);
    if (hearing.kind === 'refused') throw new Error(`refused: ${hearing.why}`);
    return hearing.events;
  });
}

function lastOf({ world }: ForgeUnderTest): Delivery {
  const last = world.deliveries().at(-1);
  if (last === undefined) throw new Error('nothing was told');
  return last;
}

export function hearing(start: StartForge, lack: ReadonlySet<Lack>): void {
  describe.skipIf(lack.has('webhooks'))('hearing', () => {
    const under = started(start);

    it('gives one delivery one id, however often it comes, and another one another', async () => {
      await openOne(under());
      const { forge, world } = under();
      const once = world.deliveries().map((delivery) => forge.hear(delivery));
      const again = world.deliveries().map((delivery) => forge.hear(delivery));
      const ids = once.map((one) => (one.kind === 'heard' ? one.id : one.why));
      expect(again).toEqual(once);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('refuses what is not signed, or signed with another secret', async () => {
      await openOne(under());
      const { forge, world } = under();
      const kinds = world.forged(lastOf(under())).map((one) => forge.hear(one).kind);
      expect(kinds.length).toBeGreaterThan(1);
      expect(new Set(kinds)).toEqual(new Set(['refused']));
    });

    it('refuses bodies that are no JSON, without throwing', async () => {
      await openOne(under());
      const bodies = ['', '{', '[]', 'null', '['.repeat(100_000), '{"__proto__":{}}'];
      const last = lastOf(under());
      const kinds = bodies.map(
        (body) => under().forge.hear({ headers: last.headers, body: Buffer.from(body) }).kind,
      );
      expect(new Set(kinds)).toEqual(new Set(['refused']));
    });

    it('hears which request was opened, and by whom', async () => {
      const ref = await openOne(under());
      const found = heard(under()).findLast((event) => event.kind === 'request');
      expect(found).toMatchObject({ ref, by: { login: 'mary', kind: 'person' } });
    });

    it('hears who pushed what where, and whether by force', async () => {
      const ref = await openOne(under());
      const before = under().world.tip('feature');
      const after = await under().world.forcePush('feature', { files: { 'b.txt': 'b' } }, 'ravi');
      const found = heard(under()).findLast((event) => event.kind === 'push');
      const { repository } = ref;
      const isForced = !lack.has('forced');
      expect(found).toMatchObject({ repository, branch: 'feature', before, after, isForced });
      expect(found).toMatchObject({ by: { login: 'ravi', kind: 'person' } });
    });

    it.skipIf(lack.has('comments'))('hears commands on lines of their own', async () => {
      const ref = await openOne(under());
      under().world.comment(ref.number, 'ravi', 'Looks fine.\n/holdpoint explain\nThanks');
      const found = heard(under()).at(-1);
      expect(found).toMatchObject({ kind: 'command', ref, text: 'explain', by: { login: 'ravi' } });
    });

    it.skipIf(lack.has('comments')).each([
      ['in a quote', '> /holdpoint approve'],
      ['in what a quote goes on with', '> she wrote\n/holdpoint approve'],
      ['in code', '```\n/holdpoint approve\n```'],
      ['within a line', 'say /holdpoint approve'],
      ['of another name', '/holdpointless approve'],
      ['hidden', '<!--\n/holdpoint approve\n-->'],
    ])('hears no command %s', async (_where, body) => {
      const ref = await openOne(under());
      under().world.comment(ref.number, 'ravi', body);
      expect(heard(under()).filter(({ kind }) => kind === 'command')).toEqual([]);
    });
  });
}
