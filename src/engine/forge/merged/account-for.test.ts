import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, ref, REPOSITORY } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import type { ForgeContext } from '../forge-context.ts';
import type { Forge } from '../ports.ts';
import type { MergedRequest } from '../types.ts';
import { lookAtBranches } from '../work/sweep-branches.ts';
import { beginAt, goOn } from './accounted.ts';
import { judgePush } from './judge-push.ts';

let world: ForgeWorld;
let requests: Requests;
let branches = 0;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());

const git = (...args: readonly string[]) => world.stub.repository.git(...args);

interface Merged extends MergedRequest {
  readonly at: string;
}

/** A branch of its own that is watched, and a forge that says what was merged into it, as far as it is asked. */
async function watched(given: { readonly isWhole?: () => boolean } = {}) {
  const branch = `watched-${++branches}`;
  git('branch', branch, 'main');
  const merged: Merged[] = [];
  const forge: Forge = {
    ...world.stub.forge,
    listMergedRequests: async (_repository, _branch, since) => ({
      items: merged.filter(({ at }) => at >= since),
      isWhole: given.isWhole?.() ?? true,
    }),
  };
  const context: ForgeContext = { ...world.context, forge, watchedBranches: [branch] };
  await lookAtBranches(context, REPOSITORY);
  const push = (after: string) =>
    judgePush(context, { kind: 'push', repository: REPOSITORY, branch, after });
  /** Another server wrote down that it judged all up to there. */
  const accountElsewhere = async (head: string) => {
    const of = { forge: forge.id, repository: REPOSITORY, branch };
    const known = await beginAt(context, of, head, 'known already');
    await goOn(context, of, known, { head, how: 'grown', bypassed: [] });
  };
  return { branch, merged, context, push, accountElsewhere };
}

/** Commits to a branch on the forge; the commit's id. */
function commitTo(branch: string, file: string): string {
  git('checkout', '-q', branch);
  world.stub.repository.write(file, `${branch}\n`);
  world.stub.repository.commit(file, 'Ana <ana@example.org>');
  git('checkout', '-q', 'main');
  return git('rev-parse', branch);
}

async function pastOf(branch: string): Promise<readonly (string | undefined)[]> {
  const cases = await world.fresh.store.listCases({ states: ['bypassed'], limit: 100 });
  return cases
    .map(({ assessment }) => assessment.change.origin)
    .filter((origin) => origin?.baseBranch === branch)
    .map((origin) => origin?.head);
}

/** A request that was opened and merged while nobody heard of it. */
function mergeUnheard(branch: string): Omit<Merged, 'at'> {
  const number = requests.open({ [`docs/of-${branch}.md`]: 'x\n' });
  git('checkout', '-q', branch);
  git('merge', '-q', '--squash', requests.head(number));
  git('commit', '-q', '-m', `Squash ${number}`);
  git('checkout', '-q', 'main');
  const to = git('rev-parse', branch);
  const base = world.stub.requests.get(number)?.base;
  if (base === undefined) throw new Error('it was not opened');
  world.stub.change(number, {
    state: 'merged',
    base: { ...base, branch },
    mergedBy: account('sena'),
    mergeCommit: to,
  });
  return { ...ref(number), commits: [to] };
}

describe('what came to a branch', () => {
  it('by a request that nobody had heard of is no push, however late the look before it was', async () => {
    const { branch, merged, push } = await watched();
    const first = commitTo(branch, 'docs/first.md');
    const at = world.time.clock.now();
    const request = mergeUnheard(branch);
    merged.push({ ...request, at });
    // The queue stood still: what is accounted for now was there long before the merge.
    world.time.pass(2 * 60 * 60 * 1000);
    await push(first);
    expect(await pastOf(branch)).toEqual([first]);
    const to = git('rev-parse', branch);
    await expect(push(to)).rejects.toThrow(`looked at first: ${request.number}`);
    await world.work();
    await push(to);
    expect(await pastOf(branch)).toEqual([first]);
  });

  it('is not judged by a list of requests that is cut short', async () => {
    let isWhole = false;
    const { branch, push } = await watched({ isWhole: () => isWhole });
    const head = commitTo(branch, 'docs/cut.md');
    await expect(push(head)).rejects.toThrow(`merged into ${branch} of acme/shop is cut short`);
    expect(await pastOf(branch)).toEqual([]);
    isWhole = true;
    await push(head);
    expect(await pastOf(branch)).toEqual([head]);
  });

  it('and was taken away again stays so, whatever old webhook comes once more', async () => {
    const { branch, push } = await watched();
    const start = git('rev-parse', branch);
    const lost = [commitTo(branch, 'docs/lost.md'), commitTo(branch, 'docs/lost-too.md')];
    await push(lost[1] ?? '');
    git('branch', '-f', branch, start);
    await push(start);
    const before = await pastOf(branch);
    expect(new Set(before)).toEqual(new Set([lost[1], start]));
    for (const old of lost) await push(old);
    const next = commitTo(branch, 'docs/next.md');
    await push(next);
    expect(new Set(await pastOf(branch))).toEqual(new Set([...before, next]));
    const row = (await world.fresh.store.listCases({ states: ['bypassed'], limit: 100 })).find(
      ({ assessment }) => assessment.change.origin?.head === next,
    );
    const record = await world.fresh.store.listRecord(row?.id ?? '');
    expect(record.at(-1)?.body['how']).toBe('pushed-directly');
  });

  it('was not taken away where another server saw more of it', async () => {
    const { branch, context, accountElsewhere } = await watched();
    const first = commitTo(branch, 'docs/one.md');
    const { mirror } = context;
    let second = '';
    const slow: ForgeContext = {
      ...context,
      mirror: {
        ...mirror,
        // What it fetched is old by the time that it is there.
        nameOf: () => first,
        fetch: async (...given) => {
          const folder = await mirror.fetch(...given);
          second = commitTo(branch, 'docs/two.md');
          await accountElsewhere(second);
          return folder;
        },
      },
    };
    const push = { kind: 'push' as const, repository: REPOSITORY, branch, after: first };
    await expect(judgePush(slow, push)).rejects.toThrow('by another server meanwhile');
    expect(await pastOf(branch)).toEqual([]);
  });
});
