import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, REPOSITORY } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());

type How = 'merge' | 'squash' | 'rebase';
const git = (...args: readonly string[]) => world.stub.repository.git(...args);

/** Merges on the forge, as git would or with something slipped in; returns what the base was and is. */
function merge(
  number: number,
  how: How,
  slip?: string,
): { readonly from: string; readonly to: string } {
  const head = requests.head(number);
  git('checkout', '-q', 'main');
  const from = git('rev-parse', 'HEAD');
  if (how === 'merge') git('merge', '-q', '--no-ff', '-m', `Merge ${number}`, head);
  if (how === 'squash') {
    git('merge', '-q', '--squash', head);
    git('commit', '-q', '-m', `Squash ${number}`);
  }
  if (how === 'rebase') git('cherry-pick', `${git('merge-base', 'main', head)}..${head}`);
  if (slip !== undefined) {
    world.stub.repository.write('pay/slip.ts', slip);
    git('add', '-A');
    git('commit', '-q', '--amend', '--no-edit');
  }
  const to = git('rev-parse', 'HEAD');
  world.stub.change(number, { state: 'merged', mergedBy: account('sena'), mergeCommit: to });
  return { from, to };
}

/** The base goes on by itself, so that merges are no fast-forwards; the forge knows of the request behind it. */
async function moveBase(name: string): Promise<void> {
  const number = requests.open({ [`docs/${name}.md`]: `${name}\n` });
  await requests.look(number);
  merge(number, 'squash');
  await requests.look(number, 'closed');
}

async function released(name: string): Promise<number> {
  const number = requests.open({ [`pay/${name}.ts`]: 'export const a = 1;\n' });
  requests.push(number, { [`pay/${name}-2.ts`]: 'export const b = 2;\n' });
  await moveBase(`base-of-${name}`);
  world.stub.review(number, 'pia', 'approve');
  expect((await requests.look(number)).state).toBe('released');
  return number;
}

describe('a merge', () => {
  it.each(['merge', 'squash', 'rebase'] as const)(
    'of what was released, by %s, uses the release',
    async (how) => {
      const number = await released(`as-released-${how}`);
      merge(number, how);
      const row = await requests.look(number, 'closed');
      expect(row).toMatchObject({ state: 'released', releaseValidUntil: null });
      expect((await world.kinds(row.id)).slice(-2)).toEqual(['confirmed', 'merged']);
      await requests.look(number, 'closed');
      expect((await world.kinds(row.id)).filter((kind) => kind === 'merged')).toHaveLength(1);
    },
  );

  it.each(['merge', 'squash', 'rebase'] as const)(
    'by %s with something slipped in is a bypass',
    async (how) => {
      const number = await released(`slipped-${how}`);
      merge(number, how, `export const slipped = '${how}';\n`);
      const row = await requests.look(number, 'closed');
      expect(row.state).toBe('bypassed');
      const entry = (await world.fresh.store.listRecord(row.id)).at(-1);
      expect(entry).toMatchObject({
        kind: 'case.bypassed',
        actor: 'forge.test/sena',
        body: { how: 'merged-differently' },
      });
      expect(world.stub.reportOn(requests.head(number))).toMatchObject({ conclusion: 'denied' });
    },
  );

  it('without a release is a bypass, also where somebody approves it afterwards', async () => {
    const number = requests.open({ 'pay/held.ts': 'export {};\n' });
    await moveBase('base-of-held');
    await requests.look(number);
    merge(number, 'squash');
    world.stub.review(number, 'pia', 'approve');
    const row = await requests.look(number, 'closed');
    expect(row.state).toBe('bypassed');
    expect((await world.fresh.store.listRecord(row.id)).at(-1)).toMatchObject({
      body: { how: 'merged-without-release', by: 'forge.test/sena' },
    });
  });

  it('of another head than was released is a bypass', async () => {
    const number = await released('other-head');
    requests.push(number, { 'pay/late.ts': 'export {};\n' });
    merge(number, 'merge');
    const row = await requests.look(number, 'closed');
    expect(row).toMatchObject({ state: 'bypassed' });
    expect(row.assessment.change.origin?.head).toBe(requests.head(number));
  });

  it('that nobody had seen before is fine where no rule holds it, and a bypass where one does', async () => {
    const harmless = requests.open({ 'docs/unseen.md': 'a\n' });
    merge(harmless, 'squash');
    expect(await requests.look(harmless, 'closed')).toMatchObject({ state: 'released' });
    const held = requests.open({ 'pay/unseen.ts': 'export {};\n' });
    merge(held, 'squash');
    expect(await requests.look(held, 'closed')).toMatchObject({ state: 'bypassed' });
  });
});

describe('what was judged otherwise', () => {
  it('as against a branch that has most of it already, is no release for the base branch', async () => {
    const number = requests.open({ 'pay/retarget.ts': 'export const hidden = 1;\n' });
    git('branch', '-f', 'stepping-stone', `topic-${number}`);
    requests.push(number, { 'docs/retarget.md': 'harmless\n' });
    world.stub.change(number, {
      base: { branch: 'stepping-stone', commit: requests.head(number) },
    });
    expect((await requests.look(number)).state).toBe('released');
    world.stub.change(number, { base: { branch: 'main', commit: git('rev-parse', 'main') } });
    merge(number, 'squash');
    const row = await requests.look(number, 'closed');
    expect(row.state).toBe('bypassed');
    expect(row.assessment.change.origin?.baseBranch).toBe('main');
  });

  it('as when the forge still called it open, though it was merged, is looked at again', async () => {
    const number = requests.open({ 'pay/racing.ts': 'export {};\n' });
    merge(number, 'merge');
    world.stub.change(number, { state: 'open', mergeCommit: null });
    await world.hint(number);
    await world.work();
    expect(await world.cases(number)).toEqual([]);
    const mergeCommit = git('rev-parse', 'main');
    world.stub.change(number, { state: 'merged', mergeCommit });
    expect((await requests.look(number, 'closed')).state).toBe('bypassed');
  });
});

describe('a push to the base branch', () => {
  const pushed = (before: string, after: string, isForced = false) =>
    world.deliver([
      {
        kind: 'push',
        repository: REPOSITORY,
        branch: 'main',
        before,
        after,
        isForced,
        by: account('ana'),
      },
    ]);
  const bypasses = async () =>
    (await world.fresh.store.listCases({ states: ['bypassed'], limit: 500 })).filter(
      ({ assessment }) => assessment.change.origin?.request === null,
    );

  it('that a merge made is no push of its own', async () => {
    const before = (await bypasses()).length;
    for (const how of ['merge', 'squash', 'rebase'] as const) {
      const number = await released(`by-push-${how}`);
      const { from, to } = merge(number, how);
      await pushed(from, to);
      await requests.look(number, 'closed');
    }
    world.time.pass(3 * 60_000);
    await world.work();
    expect(await bypasses()).toHaveLength(before);
  });

  it('that no request brought is a bypass, with who pushed it', async () => {
    const before = git('rev-parse', 'main');
    world.stub.repository.write('pay/direct.ts', 'export {};\n');
    const after = world.stub.repository.commit('Straight in', 'ana <ana@example.org>');
    await pushed(before, after);
    await world.work();
    expect(
      (await bypasses()).map(({ assessment }) => assessment.change.origin?.head),
    ).not.toContain(after);
    world.time.pass(3 * 60_000);
    await world.work();
    const row = (await bypasses()).find(
      ({ assessment }) => assessment.change.origin?.head === after,
    );
    expect(row?.title).toBe('Straight in (pushed to main)');
    expect((await world.fresh.store.listRecord(row?.id ?? '')).at(-1)).toMatchObject({
      kind: 'case.bypassed',
      actor: 'forge.test/ana',
      body: { how: 'pushed-directly' },
    });
  });

  it('that is reverted before a squash is one all the same', async () => {
    const number = await released('reverted');
    requests.push(number, { 'pay/reverted-3.ts': 'export const c = 3;\n' });
    expect((await requests.look(number)).state).toBe('waiting');
    world.stub.review(number, 'pia', 'approve');
    expect((await requests.look(number)).state).toBe('released');
    const before = git('rev-parse', 'main');
    world.stub.repository.write('pay/for-a-moment.ts', 'export {};\n');
    world.stub.repository.commit('For a moment', 'ana <ana@example.org>');
    git('revert', '--no-edit', 'HEAD');
    expect(git('rev-parse', 'HEAD^{tree}')).toBe(git('rev-parse', `${before}^{tree}`));
    const { to } = merge(number, 'squash');
    // As the forge tells where pushes came close together.
    await pushed(before, to);
    expect((await requests.look(number, 'closed')).state).toBe('released');
    world.time.pass(3 * 60_000);
    await world.work();
    // The stretch that nobody brought ends before the squash, which is none of it.
    const last = git('rev-parse', `${to}^`);
    const origins = (await bypasses()).map(({ assessment }) => assessment.change.origin);
    expect(origins.some((origin) => origin?.head === to)).toBe(false);
    const row = (await bypasses()).find(
      ({ assessment }) => assessment.change.origin?.head === last,
    );
    const record = await world.fresh.store.listRecord(row?.id ?? '');
    expect(record.at(-1)).toMatchObject({ body: { how: 'pushed-directly' } });
  });

  const elsewhere = async (branch: string): Promise<boolean> => {
    git('checkout', '-q', '-B', branch, 'main');
    const before = git('rev-parse', 'HEAD');
    const after = world.stub.repository.commit(`On ${branch}`, 'ana <ana@example.org>');
    git('checkout', '-q', 'main');
    const event = { kind: 'push' as const, repository: REPOSITORY, branch };
    await world.deliver([{ ...event, before, after, isForced: false, by: account('ana') }]);
    world.time.pass(3 * 60_000);
    await world.work();
    const heads = (await bypasses()).map(({ assessment }) => assessment.change.origin?.head);
    return heads.includes(after);
  };

  it('to a branch that nothing is merged into is nobody’s business', async () => {
    expect(await elsewhere('playground')).toBe(false);
  });

  it.each([
    ['what the forge protects', 'protected', [], true],
    ['what the forge does not', 'free', [], false],
    ['what the server was told to watch', 'release/1', ['release/*'], true],
    ['that of this repository', 'hotfix', [`${REPOSITORY}:hotfix`], true],
    ['that of another', 'hotfix-2', ['acme/other:hotfix-2'], false],
  ] as const)('to a branch without requests counts for %s: %s', async (_, branch, watched, is) => {
    const asked: string[] = [];
    const isProtectedBranch = async (repository: string, name: string) => {
      asked.push(`${repository}:${name}`);
      return name === 'protected';
    };
    const { context, place } = world;
    const forge = { ...context.forge, isProtectedBranch };
    const contexts = place.contexts as Map<string, typeof context>;
    contexts.set(forge.id, { ...context, forge, watchedBranches: watched });
    try {
      expect(await elsewhere(branch)).toBe(is);
      // Asked once: the forge's answer is kept for a while.
      await elsewhere(branch);
      expect(asked.length).toBeLessThanOrEqual(1);
    } finally {
      contexts.set(forge.id, context);
    }
  });
});

describe('a merge group', () => {
  /** A queue's branch: each request merged onto the one before. */
  function group(numbers: readonly number[], slip?: string) {
    git('checkout', '-q', '-B', 'queue', 'main');
    for (const number of numbers)
      git('merge', '-q', '--no-ff', '-m', `Queue ${number}`, requests.head(number));
    if (slip !== undefined) {
      world.stub.repository.write('pay/queue.ts', slip);
      git('add', '-A');
      git('commit', '-q', '--amend', '--no-edit');
    }
    const head = git('rev-parse', 'HEAD');
    git('checkout', '-q', 'main');
    const base = git('rev-parse', 'main');
    return {
      kind: 'merge-group' as const,
      repository: REPOSITORY,
      baseBranch: 'main',
      base,
      head,
      numbers,
    };
  }
  const ask = async (event: ReturnType<typeof group>) => {
    await world.deliver([event]);
    await world.work();
    return world.stub.reportOn(event.head);
  };

  it('of released requests is released, and uses nothing', async () => {
    const numbers = [await released('queue-one'), await released('queue-two')];
    expect(await ask(group(numbers))).toMatchObject({ conclusion: 'released' });
    expect(await requests.present(numbers[0] ?? 0)).toMatchObject({
      releaseValidUntil: expect.any(String),
    });
  });

  it('with something slipped in, or with one that is not released, is held', async () => {
    const good = await released('queue-three');
    expect(await ask(group([good], 'export {};\n'))).toMatchObject({
      conclusion: 'held',
      title: expect.stringContaining('not what git makes'),
    });
    const held = requests.open({ 'pay/queue-four.ts': 'export {};\n' });
    await requests.look(held);
    expect(await ask(group([good, held]))).toMatchObject({
      conclusion: 'held',
      title: expect.stringContaining(`Request ${held}: its case is waiting`),
    });
    expect(await ask({ ...group([good]), numbers: [] })).toMatchObject({ conclusion: 'held' });
  });
});
