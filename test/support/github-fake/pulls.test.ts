import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommit } from './git/read-commit.ts';
import { everyPage } from './testing/ask.ts';
import { openShop, type Shop } from './testing/shop.ts';

describe('listings of a pull', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop();
  });

  afterEach(() => shop.fake.close());

  const all = (path: string): Promise<readonly unknown[]> =>
    everyPage(shop.ask, shop.fake.apiUrl, `/repos/acme/shop/pulls/1/${path}`);

  it('end after 250 commits without a word, while the pull says how many there are', async () => {
    const many = Array.from({ length: 259 }, (_, at) => ({ message: `Commit ${at}` }));
    await shop.repo.push('feature', many, 'mary');
    const listed = await all('commits?per_page=100');
    const pull = await shop.ask('GET', '/repos/acme/shop/pulls/1');
    expect(listed).toHaveLength(250);
    expect(pull.body.commits).toBe(260);
  });

  it('end after as many files as the test says', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f/${at}.txt`, '']));
    await shop.repo.push('feature', { files }, 'mary');
    const whole = await all('files');
    shop.fake.cutLists({ files: 35 });
    const cut = await all('files');
    expect([whole.length, cut.length]).toEqual([41, 35]);
  });

  it('name renamed, removed and binary files as the forge does', async () => {
    await shop.repo.commit({
      branch: 'main',
      files: { 'long name.txt': 'same text in both\n'.repeat(9), 'gone.txt': 'x\n' },
    });
    const from = shop.repo.tip('main') ?? '';
    const sha = await shop.repo.commit({
      parents: [from],
      files: {
        'long name.txt': null,
        'é/new.txt': 'same text in both\n'.repeat(9),
        'gone.txt': null,
        'b.bin': new Uint8Array([0, 1, 2]),
      },
    });
    await shop.repo.forcePush('feature', sha, 'mary');
    expect(await all('files')).toMatchObject([
      { filename: 'b.bin', status: 'added', additions: 0, changes: 0 },
      { filename: 'gone.txt', status: 'removed', deletions: 1, patch: '@@ -1 +0,0 @@\n-x' },
      { filename: 'é/new.txt', status: 'renamed', previous_filename: 'long name.txt' },
    ]);
  });

  it('give no account for an unlinked address or a deleted account', async () => {
    shop.fake.addAccount({ login: 'gone', deleted: true });
    await shop.repo.push(
      'feature',
      [
        { author: { name: 'Mary', email: 'mary@nowhere.example' }, committer: 'ravi' },
        { author: 'gone' },
      ],
      'mary',
    );
    shop.repo.review(shop.pull, { by: 'gone', state: 'APPROVED' });
    expect(await all('commits')).toMatchObject([
      { author: { login: 'mary' } },
      { author: null, committer: { login: 'ravi' } },
      { author: null, commit: { author: { name: 'gone' } } },
    ]);
    expect(await all('reviews')).toMatchObject([{ user: null, state: 'APPROVED' }]);
  });

  it('lead from an address to whoever has it now', async () => {
    shop.fake.addAccount({ login: 'old', email: 'shared@example.com' });
    shop.fake.addAccount({ login: 'new', email: 'shared@example.com' });
    await shop.repo.push('feature', { author: 'old' }, 'mary');
    const before = await all('commits');
    shop.fake.deleteAccount('old');
    const after = await all('commits');
    const authors = [before, after].map((commits) => commits.at(-1));
    expect(authors).toMatchObject([{ author: { login: 'old' } }, { author: { login: 'new' } }]);
  });

  it('page reviews in order, with dismissed ones changed in place', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      shop.repo.review(shop.pull, { by: 'ravi', state: 'COMMENTED', body: `${turn}` });
    }
    const last = shop.repo.review(shop.pull, { by: 'ravi', state: 'APPROVED' });
    shop.repo.dismissReview(shop.pull, last, 'mary');
    const states = (await all('reviews?per_page=2')) as { state: string }[];
    expect(states.map(({ state }) => state)).toEqual([
      'COMMENTED',
      'COMMENTED',
      'COMMENTED',
      'COMMENTED',
      'DISMISSED',
    ]);
  });

  it('tell of a force push in the timeline and in who pushed', async () => {
    const before = shop.pull.headSha;
    const sha = await shop.repo.commit({ parents: [shop.pull.baseSha], files: { 'z.txt': 'z' } });
    await shop.repo.forcePush('feature', sha, 'ravi');
    const timeline = await shop.ask('GET', '/repos/acme/shop/issues/1/timeline');
    const activity = await shop.ask('GET', '/repos/acme/shop/activity?ref=refs/heads/feature');
    const forced = { event: 'head_ref_force_pushed', actor: { login: 'ravi' }, commit_id: sha };
    expect(timeline.body).toMatchObject([forced]);
    expect(activity.body[0]).toMatchObject({ activity_type: 'force_push', before, after: sha });
  });
});

describe('a fork', () => {
  it('brings its head under refs/pull, follows its branch, and may vanish', async () => {
    const { fake, repo, ask } = await openShop();
    fake.addAccount({ login: 'mallory' });
    const fork = await fake.addRepository('mallory/shop', { forkOf: 'acme/shop' });
    await fork.push('evil', { files: { 'a.txt': 'evil\n' } }, 'mallory');
    const pull = await repo.openPull({ head: 'mallory:evil', by: 'mallory' });
    const next = await fork.push('evil', { files: { 'c.txt': 'c\n' } }, 'mallory');
    expect(repo.state.git.refs().get(`refs/pull/${pull.number}/head`)).toBe(next);
    fork.remove();
    const answer = await ask('GET', `/repos/acme/shop/pulls/${pull.number}`);
    expect(answer.body).toMatchObject({ head: { sha: next, repo: null }, commits: 2 });
    await fake.close();
  });
});

describe('merging', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop();
    await shop.repo.commit({ branch: 'main', files: { 'other.txt': 'o\n' }, author: 'ravi' });
    await shop.repo.push('feature', { files: { 'b.txt': 'b\n' }, message: 'Second' }, 'mary');
  });

  afterEach(() => shop.fake.close());

  it.each([
    ['merge', 2, 'ravi', 'Merge pull request #1 from acme/feature'],
    ['squash', 1, 'mary', 'Pull feature (#1)'],
    ['rebase', 1, 'mary', 'Second'],
  ] as const)('%s makes real commits', async (method, parents, author, subject) => {
    const answer = await shop.repo.mergePull(shop.pull, 'ravi', { method });
    const tip = shop.repo.tip('main') ?? '';
    const commit = await readCommit(shop.repo.state.git, tip);
    const file = await shop.repo.state.git.read(`${tip}:a.txt`);
    expect(answer).toEqual({ kind: 'merged', sha: tip });
    expect(commit.parents).toHaveLength(parents);
    expect(commit.author.name).toBe(author);
    expect(commit.committer.name).toBe('GitHub');
    expect(commit.message.split('\n')[0]).toBe(subject);
    expect(file?.body.toString()).toBe('two\n');
    expect(shop.pull.state).toBe('closed');
  });

  it('is refused for another head, a conflict, and twice', async () => {
    const path = '/repos/acme/shop/pulls/1/merge';
    const stale = await shop.ask('PUT', path, { sha: shop.pull.baseSha });
    await shop.repo.push('main', { files: { 'a.txt': 'three\n' } }, 'ravi');
    const state = await shop.ask('GET', '/repos/acme/shop/pulls/1');
    const conflict = await shop.ask('PUT', path, { sha: shop.pull.headSha });
    expect([stale.status, conflict.status]).toEqual([409, 405]);
    expect(state.body).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    await shop.repo.push('feature', { files: { 'a.txt': 'one\n' } }, 'mary');
    const merged = await shop.ask('PUT', path, { sha: shop.pull.headSha, merge_method: 'squash' });
    const again = await shop.ask('PUT', path, {});
    expect([merged.status, again.status]).toEqual([200, 405]);
  });

  it('is seen when somebody pushes the head to the base by hand', async () => {
    const tree = await shop.repo.commit({
      parents: [shop.repo.tip('main') ?? '', shop.pull.headSha],
      files: { 'a.txt': 'two\n' },
    });
    await shop.repo.push('main', tree, 'eve');
    expect(shop.pull).toMatchObject({ state: 'closed', merged: { by: { login: 'eve' } } });
  });
});
