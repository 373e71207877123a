import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGit } from './git/run-git.ts';
import { openShop, type Shop } from './testing/shop.ts';

describe('git over HTTP', () => {
  let shop: Shop;
  let folder: string;

  beforeAll(async () => {
    shop = await openShop();
    folder = await mkdtemp(join(tmpdir(), 'holdpoint-fake-git-'));
  });

  afterAll(async () => {
    await shop.fake.close();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (token: string, name = 'acme/shop'): string =>
    `${shop.fake.url.replace('http://', `http://x-access-token:${token}@`)}/${name}.git`;
  const refused = async (args: readonly string[]): Promise<string> =>
    runGit(folder, args).then(
      () => 'it went through',
      (error: unknown) => String(error),
    );

  it('lets the installation fetch branches, heads of pulls and any hash', async () => {
    const clone = join(folder, 'clone');
    await runGit(folder, ['clone', '--quiet', address(shop.fake.installationToken('acme')), clone]);
    await runGit(clone, ['fetch', '--quiet', 'origin', 'refs/pull/1/head', shop.pull.headSha]);
    const head = await runGit(clone, ['rev-parse', 'FETCH_HEAD']);
    expect(head.output.toString().trim()).toBe(shop.pull.headSha);
    expect(await readFile(join(clone, 'a.txt'), 'utf8')).toBe('one\n');
  });

  it('takes a push, moves the pull and says who pushed', async () => {
    const clone = join(folder, 'pushed');
    const token = shop.fake.userToken('ravi');
    await runGit(folder, ['clone', '--quiet', '--branch=feature', address(token), clone]);
    await writeFile(join(clone, 'pushed.txt'), 'x'.repeat(5000));
    await runGit(clone, ['add', '.']);
    const as = ['-c', 'user.name=ravi', '-c', 'user.email=ravi@example.com'];
    await runGit(clone, [...as, 'commit', '--quiet', '--message=By hand']);
    await runGit(clone, ['push', '--quiet', 'origin', 'feature']);
    const sha = (await runGit(clone, ['rev-parse', 'HEAD'])).output.toString().trim();
    expect(shop.pull.headSha).toBe(sha);
    const last = shop.fake.deliveries.at(-1);
    expect(last?.event).toBe('pull_request');
    expect(last?.payload).toMatchObject({ action: 'synchronize', after: sha });
    expect(last?.payload['sender']).toMatchObject({ login: 'ravi' });
    expect(shop.repo.state.activity.at(-1)?.actor?.login).toBe('ravi');
  });

  it('refuses who may only read to push, and lets them read', async () => {
    const clone = join(folder, 'reader');
    await runGit(folder, ['clone', '--quiet', address(shop.fake.userToken('eve')), clone]);
    const answer = await refused(['-C', clone, 'push', 'origin', 'HEAD:refs/heads/mine']);
    expect(answer).toContain('403');
    expect(shop.repo.tip('mine')).toBeNull();
  });

  it.each([
    ['no token', () => shop.fake.url + '/acme/shop.git', /could not read Username/],
    ['an unknown token', () => address('ghs_unknown'), /Authentication failed|terminal prompts/],
    [
      'a token of another organisation',
      async () => {
        await shop.fake.addRepository('other/thing');
        return address(shop.fake.installationToken('other'));
      },
      /not found/,
    ],
  ])('refuses %s', async (_name, make, why) => {
    expect(await refused(['ls-remote', await make()])).toMatch(why);
  });

  it('refuses a token that has expired', async () => {
    const token = shop.fake.installationToken('acme');
    expect(await refused(['ls-remote', address(token)])).toBe('it went through');
    shop.fake.expireTokens();
    expect(await refused(['ls-remote', address(token)])).toMatch(/Authentication failed/);
  });

  it('logs requests without tokens', () => {
    const log = JSON.stringify(shop.fake.requests);
    expect(log).toContain('/acme/shop.git/git-upload-pack');
    expect(log).not.toMatch(/gh[sp]_/);
  });
});
