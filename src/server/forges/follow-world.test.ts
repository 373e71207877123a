import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgeWorld, type ForgeWorld } from '../../../test/support/forge-stub/forge-world.ts';
import { requestsOf } from '../../../test/support/forge-stub/requests.ts';
import { followWorld } from './follow-world.ts';

let world: ForgeWorld;
beforeAll(async () => {
  world = await forgeWorld();
});
afterAll(() => world.close());

describe('a change of the catalog, its people or the rules', () => {
  it('has every open request looked at again, and none once nobody follows', async () => {
    const requests = requestsOf(world);
    const number = requests.open({ 'pay/a.ts': 'export {};\n' });
    await requests.look(number);
    let changed = (): void => undefined;
    const live = {
      onChanged: (listener: () => void) => {
        changed = listener;
        return () => (changed = () => undefined);
      },
    };
    const stop = followWorld({ live, logger: pino({ level: 'silent' }) }, world.place);
    expect(await world.work()).toBe(0);
    changed();
    changed();
    await stop();
    expect(await world.work()).toBe(1);
    changed();
    expect(await world.work()).toBe(0);
  });
});
