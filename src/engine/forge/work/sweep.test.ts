import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, ref } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import { DEFAULT_WORK_LIMITS, pauseAfter } from './limits.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());

describe('a sweep', () => {
  const sweep = async () => {
    await world.deliver([{ kind: 'repositories' }]);
    await world.work();
    world.time.pass(60_000);
    await world.work();
  };

  it('finds what no webhook told of, and what is no longer open', async () => {
    const lost = requests.open({ 'pay/lost.ts': 'export {};\n' });
    const closed = requests.open({ 'pay/lost-closed.ts': 'export {};\n' });
    await requests.look(closed);
    world.stub.change(closed, { state: 'closed' });
    await sweep();
    expect((await requests.present(lost)).state).toBe('waiting');
    expect((await requests.present(closed)).state).toBe('withdrawn');
  });

  it('looks again at what nobody spoke of for long, and at nothing else', async () => {
    const number = requests.open({ 'pay/quiet.ts': 'export {};\n' });
    await requests.look(number);
    const looked = async () => (await world.fresh.store.forge.findRequest(ref(number)))?.lookedAt;
    const before = await looked();
    await sweep();
    expect(await looked()).toBe(before);
    world.time.pass(DEFAULT_WORK_LIMITS.lookAgain);
    await sweep();
    expect(await looked()).not.toBe(before);
  });
});

describe('a change among people', () => {
  it('has every open request looked at again', async () => {
    const number = requests.open({ 'pay/people.ts': 'export {};\n' });
    world.stub.review(number, 'sena', 'approve');
    expect((await requests.look(number)).state).toBe('released');
    const items = (world.stub.reviews.get(number)?.items ?? []).map((review) => ({
      ...review,
      mayWrite: false,
    }));
    world.stub.reviews.set(number, { items, isWhole: true });
    await world.deliver([{ kind: 'people' }]);
    await world.work();
    world.time.pass(60_000);
    await world.work();
    expect((await requests.present(number)).state).toBe('waiting');
  });
});

describe('a command', () => {
  const say = async (number: number, text: string, by = account('jun')) => {
    const before = world.stub.replies.length;
    await world.deliver([{ kind: 'command', ref: ref(number), text, by }]);
    await world.work();
    return world.stub.replies.slice(before);
  };

  it('why tells what holds it, and help what there is', async () => {
    const number = requests.open({ 'pay/why.ts': 'export {};\n' });
    expect(await say(number, 'why')).toEqual(['Holdpoint has not judged this yet.']);
    await requests.look(number);
    expect((await say(number, 'why'))[0]).toContain('What holds it');
    expect((await say(number, 'help'))[0]).toContain('/holdpoint recheck');
  });

  it('recheck says again how it stands', async () => {
    const number = requests.open({ 'pay/recheck.ts': 'export {};\n' });
    await requests.look(number);
    const said = world.stub.published.length;
    expect(await say(number, 'recheck')).toEqual([]);
    expect(world.stub.published).toHaveLength(said + 1);
  });

  it.each(['approve', 'release', 'approve @everybody <img src=x>', 'why not'])(
    '%s releases nothing',
    async (text) => {
      const number = requests.open({ [`pay/${text.length}.ts`]: 'export {};\n' });
      await requests.look(number);
      const [reply = ''] = await say(number, text, account('sena'));
      expect(reply).toContain('There is no command');
      expect((await requests.present(number)).state).toBe('waiting');
    },
  );

  it.each([
    ['a machine', 'machine', account('robot', 'bot')],
    ['a stranger, who may write as many as they like,', 'stranger', account('nobody-here')],
  ])('of %s gets no answer', async (_, name, by) => {
    const number = requests.open({ [`pay/${name}.ts`]: 'export {};\n' });
    expect(await say(number, 'help', by)).toEqual([]);
  });
});

describe('somebody who asks for it to be run again', () => {
  it('reads something, also where nothing changed', async () => {
    const number = requests.open({ 'pay/rerun.ts': 'export {};\n' });
    await requests.look(number);
    const said = world.stub.published.length;
    await world.deliver([
      { kind: 'rerun', repository: 'acme/shop', commit: requests.head(number) },
    ]);
    await world.work();
    expect(world.stub.published).toHaveLength(said + 1);
  });
});

describe('a delivery', () => {
  it('that comes twice is one: a command is answered once', async () => {
    const number = requests.open({ 'pay/double.ts': 'export {};\n' });
    const event = { kind: 'command' as const, ref: ref(number), text: 'help', by: account('jun') };
    const before = world.stub.replies.length;
    expect(await world.deliver([event], 'same')).toMatchObject({ kind: 'taken', isNew: true });
    expect(await world.deliver([event], 'same')).toMatchObject({ kind: 'taken', isNew: false });
    await world.work();
    expect(world.stub.replies).toHaveLength(before + 1);
  });

  it('that is old and played again makes nobody a contributor', async () => {
    const number = requests.open({ 'pay/replay.ts': 'export {};\n' });
    await requests.look(number);
    const event = {
      kind: 'request' as const,
      ref: ref(number),
      cause: 'request synchronize',
      by: account('sena'),
    };
    await world.deliver([{ ...event, cause: 'request labeled' }], 'replayed');
    await world.deliver([event], 'replayed');
    await world.work();
    const { assessment } = await requests.present(number);
    expect(assessment.actors.map(({ person }) => person)).not.toContain('sena');
  });
});

describe('the pause after an attempt', () => {
  it('doubles up to a bound, and is spread', () => {
    const pauses = [0, 1, 2, 20, 1000].map((attempts) =>
      pauseAfter(attempts, DEFAULT_WORK_LIMITS, 1),
    );
    expect(pauses).toEqual([5_000, 10_000, 20_000, 900_000, 900_000]);
    expect(pauseAfter(2, DEFAULT_WORK_LIMITS, 0)).toBe(10_000);
  });
});
