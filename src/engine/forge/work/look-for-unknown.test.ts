import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());
beforeEach(() => world.work());

const ana = { id: 'id-ana', login: 'ana', kind: 'person' as const };
let turn = 0;
/** A webhook that tells of a push to a branch which no known request has. */
const pushed = (after: string) => {
  turn += 1;
  const branch = `elsewhere-${turn}`;
  const push = { kind: 'push' as const, repository: REPOSITORY, branch, by: ana };
  return world.deliver([{ ...push, before: '0'.repeat(40), after, isForced: false }]);
};
const listed = () => world.stub.calls.get('listOpenRequests') ?? 0;

describe('pushes to what nobody knows', () => {
  it('have the open requests listed once, however many there are before anybody looks', async () => {
    const before = listed();
    for (const sign of ['a', 'b', 'c']) await pushed(sign.repeat(40));
    await world.work();
    expect(listed()).toBe(before + 1);
    await pushed('d'.repeat(40));
    await world.work();
    expect(listed()).toBe(before + 2);
  });

  it('have each request looked at that no webhook told of, and no other one', async () => {
    const [known, other] = [1, 2].map((each) =>
      requests.open({ [`pay/known-${each}.ts`]: 'export {};\n' }),
    ) as [number, number];
    for (const number of [known, other]) await requests.look(number);
    const untold = requests.open({ 'pay/untold.ts': 'export {};\n' });
    const reads = world.stub.calls.get('readRequest') ?? 0;
    await pushed(requests.head(untold));
    await pushed('e'.repeat(40));
    await world.work();
    expect(world.stub.reportOn(requests.head(untold))).toMatchObject({ conclusion: 'held' });
    expect((world.stub.calls.get('readRequest') ?? 0) - reads).toBe(1);
  });

  it('are looked into behind requests that are known, and before what came two seconds later', async () => {
    const numbers = [1, 2].map((each) =>
      requests.open({ [`pay/order-${each}.ts`]: 'export {};\n' }),
    );
    const order: string[] = [];
    world.stub.before = (call) => {
      if (call === 'readRequest' || call === 'listOpenRequests') order.push(call);
    };
    await pushed('f'.repeat(40));
    world.time.pass(1000);
    await world.hint(numbers[0] ?? 0);
    world.time.pass(1500);
    await world.hint(numbers[1] ?? 0);
    await world.work();
    world.stub.before = () => undefined;
    expect(order).toEqual(['readRequest', 'listOpenRequests', 'readRequest']);
  });
});
