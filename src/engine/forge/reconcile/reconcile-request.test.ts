import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, ref } from '../../../../test/support/forge-stub/forge-stub.ts';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import { seenIn } from '../../../../test/server/support/engine.ts';
import { answerCase } from '../../cases/answer-case.ts';
import type { StoredCase } from '../../ports.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  world = await forgeWorld();
  requests = requestsOf(world);
});
afterAll(() => world.close());

const open: Requests['open'] = (...given) => requests.open(...given);
const push: Requests['push'] = (...given) => requests.push(...given);
const look: Requests['look'] = (...given) => requests.look(...given);
const headOf = (number: number) => requests.head(number);
const reportOn = (number: number) => world.stub.reportOn(headOf(number));

describe('a request', () => {
  it('that no rule holds is released, and says so on its head', async () => {
    const number = open({ 'docs/a.md': 'a\n' });
    const row = await look(number);
    expect(row).toMatchObject({ state: 'released', slot: `forge.test/acme/shop#${number}` });
    expect(reportOn(number)).toMatchObject({ conclusion: 'released', case: row.id });
  });

  it('that a rule holds waits, with its origin in the digest', async () => {
    const number = open({ 'pay/charge.ts': 'export const fee = 2;\n' });
    const row = await look(number);
    expect(row.state).toBe('waiting');
    expect(row.assessment.change.origin).toMatchObject({
      forge: 'forge.test',
      repository: 'acme/shop',
      request: number,
      baseBranch: 'main',
      headBranch: `topic-${number}`,
      head: headOf(number),
      diff: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(reportOn(number)).toMatchObject({
      conclusion: 'held',
      detailsUrl: `https://holdpoint.test/cases/${row.id}`,
    });
    expect(row.assessment.provenance.commits).toHaveLength(1);
  });

  it('looked at twice is one case, and said once', async () => {
    const number = open({ 'pay/twice.ts': 'export {};\n' });
    await look(number);
    const said = world.stub.published.length;
    await look(number);
    expect(await world.cases(number)).toHaveLength(1);
    expect(world.stub.published).toHaveLength(said);
  });

  it('pushed to is a new case in place of the one before', async () => {
    const number = open({ 'pay/push.ts': 'export {};\n' });
    const before = await look(number);
    push(number, { 'pay/push.ts': 'export const more = 1;\n' });
    const after = await look(number, 'synchronize');
    expect(after.id).not.toBe(before.id);
    expect(await world.fresh.store.findCase(before.id)).toMatchObject({ state: 'superseded' });
    expect(reportOn(number)).toMatchObject({ case: after.id });
  });

  it('is said anew when its case changes', async () => {
    const number = open({ 'pay/page.ts': 'export {};\n' });
    const row = await look(number);
    const given = { case: row.id, person: 'sena', reason: 'Read.', seen: seenIn(row) };
    await answerCase(world.engine, { ...given, answer: 'approve' });
    await world.fresh.store.transaction((tx) =>
      tx.forge.ask({
        forge: 'forge.test',
        key: `acme/shop#${number}`,
        subject: { kind: 'request', repository: 'acme/shop', number },
        wanted: 'say',
        dueAt: world.time.clock.now(),
      }),
    );
    const reads = world.stub.calls.get('readRequest');
    await world.work();
    expect(reportOn(number)).toMatchObject({ conclusion: 'released' });
    expect(world.stub.calls.get('readRequest')).toBe(reads);
  });

  it('of which the forge counts more than git shows is held', async () => {
    const number = open({ 'docs/count.md': 'a\n' });
    world.stub.change(number, { counts: { commits: 9, files: 1 } });
    const row = await look(number);
    expect(row.assessment.change.signals).toMatchObject([
      { kind: 'incomplete-input', weight: 'hold', message: expect.stringContaining('9 commits') },
    ]);
  });

  it('of which the forge counts less, as of a listing cut short, is as git has it', async () => {
    const number = open({ 'docs/less.md': 'a\n', 'docs/less2.md': 'a\n' });
    world.stub.change(number, { counts: { commits: 1, files: 1 } });
    expect((await look(number)).assessment.change.signals).toEqual([]);
  });
});

describe('who had a hand in it', () => {
  const rolesOf = ({ assessment }: StoredCase, person: string) =>
    assessment.actors.filter((actor) => actor.person === person).map(({ role }) => role);

  it('is everybody who pushed while it was open, also where it was overwritten', async () => {
    const number = open({ 'pay/pushers.ts': 'export {};\n' });
    await look(number);
    await world.deliver([
      {
        kind: 'push',
        repository: 'acme/shop',
        branch: `topic-${number}`,
        before: headOf(number),
        after: 'f'.repeat(40),
        isForced: true,
        by: account('sena'),
      },
    ]);
    const row = await look(number, 'request synchronize', 'pia');
    expect(rolesOf(row, 'sena')).toEqual(['pusher']);
    expect(rolesOf(row, 'pia')).toEqual(['pusher']);
    expect(rolesOf(row, 'ana')).toEqual(['author', 'author', 'committer']);
    const given = { case: row.id, person: 'sena', reason: 'Mine.', seen: seenIn(row) };
    await expect(answerCase(world.engine, { ...given, answer: 'approve' })).rejects.toMatchObject({
      code: 'not-eligible',
    });
  });

  it('is not whoever labels or reopens it', async () => {
    const number = open({ 'pay/label.ts': 'export {};\n' });
    const row = await look(number, 'request labeled', 'sena');
    expect(rolesOf(row, 'sena')).toEqual([]);
  });

  it('is somebody unknown where the list of pushers may be cut short', async () => {
    const number = open({ 'pay/cut.ts': 'export {};\n' });
    world.stub.pushers.set(number, { items: [], isWhole: false });
    const row = await look(number);
    expect(row.assessment.actors).toContainEqual({
      role: 'pusher',
      identity: `whoever pushed to topic-${number}`,
      person: null,
      level: null,
    });
  });

  it('is the account that the forge links an unknown address to', async () => {
    const number = open({ 'pay/linked.ts': 'export {};\n' }, 'someone');
    world.stub.change(number, { author: account('jun') });
    const unlinked = await look(number);
    expect(unlinked.assessment.actors.filter(({ person }) => person === null)).not.toEqual([]);
    const by = account('jun');
    const commits = [{ commit: headOf(number), author: by, committer: by }];
    world.stub.commitAccounts.set(number, { items: commits, isWhole: true });
    const linked = await look(number);
    expect(linked.assessment.actors.map(({ person }) => person)).toEqual(['jun', 'jun']);
  });

  it('stays unknown where the account is a bot, or somebody who left', async () => {
    const number = open({ 'pay/bot.ts': 'export {};\n' });
    world.stub.change(number, { author: account('robot', 'bot') });
    const row = await look(number);
    expect(row.assessment.actors).toContainEqual({
      role: 'author',
      identity: 'forge.test/robot',
      person: null,
      level: null,
    });
  });
});

describe('reviews on the forge', () => {
  async function held(): Promise<number> {
    const number = open({ 'pay/review.ts': 'export {};\n' });
    await look(number);
    return number;
  }

  it('release it where somebody who may answer approves its head', async () => {
    const number = await held();
    world.stub.review(number, 'sena', 'approve');
    const row = await look(number, 'review submitted', 'sena');
    expect(row.state).toBe('released');
    const [answer] = await world.fresh.store.listAnswers(row.id);
    expect(answer).toMatchObject({ person: 'sena', means: 'forge-review', answer: 'approve' });
    expect(await world.kinds(row.id)).toEqual(['submitted', 'answered', 'released']);
    await look(number);
    expect(await world.fresh.store.listAnswers(row.id)).toHaveLength(1);
  });

  it.each([
    ['of another commit', 'sena', { commit: 'e'.repeat(40) }],
    ['of a commit nobody knows any more', 'sena', { commit: null }],
    ['of somebody who may not write', 'sena', { mayWrite: false }],
    ['of its author', 'ana', {}],
    ['of a bot', 'sena', { account: account('sena', 'bot') }],
    ['of somebody who left', 'gone', {}],
    ['of somebody nobody knows', 'stranger', {}],
  ] as const)('do not count %s', async (_what, by, more) => {
    const number = await held();
    world.stub.review(number, by, 'approve', more);
    const row = await look(number, 'review submitted', by);
    expect(row.state).toBe('waiting');
    expect(await world.fresh.store.listAnswers(row.id)).toEqual([]);
  });

  it('do not count where their list may be cut short', async () => {
    const number = await held();
    world.stub.review(number, 'sena', 'approve');
    const items = world.stub.reviews.get(number)?.items ?? [];
    world.stub.reviews.set(number, { items, isWhole: false });
    expect((await look(number)).state).toBe('waiting');
  });

  it('that ask for changes hold what is released, until they are taken back', async () => {
    const number = await held();
    world.stub.review(number, 'sena', 'approve');
    world.stub.review(number, 'pia', 'request-changes');
    expect((await look(number)).state).toBe('released');
    expect(reportOn(number)).toMatchObject({
      conclusion: 'held',
      title: 'Held: Pia asks for changes',
    });
    world.stub.review(number, 'pia', 'dismissed');
    await look(number);
    expect(reportOn(number)).toMatchObject({ conclusion: 'released' });
  });

  it('that were dismissed take the release back, and revive nothing older', async () => {
    const number = await held();
    world.stub.review(number, 'sena', 'approve');
    const released = await look(number);
    expect(released.state).toBe('released');
    world.stub.review(number, 'sena', 'dismissed');
    const row = await look(number);
    expect(row).toMatchObject({ id: released.id, state: 'waiting', releaseValidUntil: null });
    expect(await world.kinds(row.id)).toEqual([
      'submitted',
      'answered',
      'released',
      'answered',
      'release-taken-back',
    ]);
    expect(reportOn(number)).toMatchObject({ conclusion: 'held' });
    world.stub.review(number, 'sena', 'approve');
    expect((await look(number)).state).toBe('released');
  });

  it('and answers on the page of one person count once', async () => {
    const number = await held();
    const row = await requests.present(number);
    const given = { case: row.id, person: 'jun', reason: 'Read.', seen: seenIn(row) };
    await answerCase(world.engine, { ...given, answer: 'approve' });
    world.stub.review(number, 'jun', 'approve');
    const after = await look(number);
    expect(after.state).toBe('waiting');
    expect(await world.fresh.store.listAnswers(row.id)).toHaveLength(1);
  });
});

describe('two requests with one head', () => {
  function twins(): readonly [harmless: number, held: number] {
    const held = open({
      'pay/twin.ts': `export const held = ${Math.max(...world.stub.requests.keys())};\n`,
    });
    const { repository } = world.stub;
    repository.git('branch', '-f', 'aside', `topic-${held}`);
    push(held, { 'docs/twin.md': 'harmless\n' });
    const harmless = open({});
    repository.git('update-ref', `refs/pull/${harmless}/head`, headOf(held));
    const { head } = world.stub.requests.get(held) ?? {};
    const base = { branch: 'aside', commit: repository.git('rev-parse', 'aside') };
    world.stub.change(harmless, { base, ...(head && { head }) });
    return [harmless, held];
  }

  it('are green together or not at all, in whatever order they are looked at', async () => {
    for (const isHeldFirst of [true, false]) {
      const [harmless, held] = twins();
      for (const number of isHeldFirst ? [held, harmless] : [harmless, held]) await look(number);
      expect((await requests.present(harmless)).state).toBe('released');
      expect(reportOn(held)).toMatchObject({ conclusion: 'held' });
      await look(harmless);
      expect(reportOn(held)).toMatchObject({ conclusion: 'held' });
      world.stub.review(held, 'pia', 'approve');
      await look(held);
      expect(reportOn(held)).toMatchObject({ conclusion: 'released' });
    }
  });

  it('no longer hold each other once one is closed', async () => {
    const [harmless, held] = twins();
    await look(harmless);
    await look(held);
    expect(reportOn(harmless)).toMatchObject({ conclusion: 'held' });
    world.stub.change(held, { state: 'closed' });
    await look(held);
    expect(reportOn(harmless)).toMatchObject({ conclusion: 'released' });
  });
});

describe('a request that is closed', () => {
  it('is withdrawn, its release void; opened again it starts anew', async () => {
    const number = open({ 'pay/closed.ts': 'export {};\n' });
    world.stub.review(number, 'sena', 'approve');
    const released = await look(number);
    expect(released.state).toBe('released');
    world.stub.change(number, { state: 'closed' });
    expect(await look(number, 'closed')).toMatchObject({
      id: released.id,
      state: 'withdrawn',
      releaseValidUntil: null,
    });
    world.stub.change(number, { state: 'open' });
    world.stub.reviews.clear();
    const again = await look(number, 'reopened');
    expect(again).toMatchObject({ state: 'waiting' });
    expect(again.id).not.toBe(released.id);
    expect(await world.fresh.store.listAnswers(again.id)).toEqual([]);
  });

  it('or gone altogether waits for nobody', async () => {
    const number = open({ 'pay/vanished.ts': 'export {};\n' });
    await look(number);
    world.stub.requests.delete(number);
    expect(await look(number)).toMatchObject({ state: 'withdrawn' });
    expect(await world.fresh.store.forge.findRequest(ref(number))).toMatchObject({ state: 'gone' });
  });
});
