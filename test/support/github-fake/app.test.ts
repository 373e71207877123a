import { createHmac } from 'node:crypto';
import { App } from '@octokit/app';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitHubFake, type GitHubFake } from './start-github-fake.ts';
import { asker } from './testing/ask.ts';
import { receiveHooks } from './testing/hook-receiver.ts';
import { openShop, type Shop } from './testing/shop.ts';

describe('an app as Octokit makes it', () => {
  let shop: Shop;
  let app: App;

  beforeEach(async () => {
    shop = await openShop();
    app = appOf(shop.fake);
  });

  afterEach(() => shop.fake.close());

  it('finds its installations and their repositories', async () => {
    await shop.fake.addRepository('acme/pay');
    await shop.fake.addRepository('other/thing');
    const names: string[] = [];
    for await (const { repository } of app.eachRepository.iterator()) {
      names.push(repository.full_name);
    }
    expect(names.sort()).toEqual(['acme/pay', 'acme/shop', 'other/thing']);
  });

  it('reads a pull with an installation token', async () => {
    const octokit = await app.getInstallationOctokit(shop.fake.installation('acme').id);
    const where = { owner: 'acme', repo: 'shop', pull_number: shop.pull.number };
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', where);
    expect(data.head.sha).toBe(shop.pull.headSha);
    expect(data).toMatchObject({ mergeable: true, mergeable_state: 'clean', commits: 1 });
    expect(data.user.login).toBe('mary');
  });

  it('corrects its clock by the date of the forge', async () => {
    const fake = await startGitHubFake({ clock: { now: () => '2031-05-05T05:05:05.000Z' } });
    const { data } = await appOf(fake).octokit.request('GET /app');
    expect(data?.slug).toBe(fake.app.slug);
    await fake.close();
  });

  it('is refused by another key', async () => {
    const other = await shop.fake.addApp({ slug: 'other', installedFor: 'acme' });
    const posing = new App({ ...settings(shop.fake), privateKey: other.privateKey });
    await expect(posing.octokit.request('GET /app')).rejects.toMatchObject({ status: 401 });
  });

  it('verifies a delivery with its own library', async () => {
    const [delivery] = shop.fake.deliveries;
    const seen: string[] = [];
    app.webhooks.on('pull_request.opened', ({ payload }) => {
      seen.push(payload.pull_request.title);
    });
    const digest = createHmac('sha256', shop.fake.webhookSecret)
      .update(delivery?.body ?? '')
      .digest('hex');
    await app.webhooks.verifyAndReceive({
      id: delivery?.id ?? '',
      name: 'pull_request',
      payload: delivery?.body ?? '',
      signature: `sha256=${digest}`,
    });
    expect(seen).toEqual(['Pull feature']);
  });
});

describe('lost webhooks', () => {
  it('are found page by page and sent again on request', async () => {
    const { fake, repo, pull } = await openShop();
    const receiver = await receiveHooks();
    fake.hooksTo(receiver.url);
    fake.deliver('drop');
    for (const body of ['one', 'two', 'three']) repo.comment(pull, 'mary', body);
    const { octokit } = appOf(fake);
    const lost: number[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? {} : { cursor };
      const page = await octokit.request('GET /app/hook/deliveries', { per_page: 2, ...more });
      lost.push(
        ...page.data.filter(({ status_code: code }) => code === 0).map(({ id }) => Number(id)),
      );
      cursor = /cursor=(\d+)/.exec(page.headers.link ?? '')?.[1];
    } while (cursor !== undefined);
    for (const delivery_id of lost) {
      await octokit.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id });
    }
    await fake.settled();
    expect(lost).toHaveLength(4);
    expect(receiver.received.map(({ delivery }) => delivery).toSorted()).toEqual(
      fake.deliveries.map(({ id }) => id),
    );
    await fake.close();
    await receiver.close();
  });
});

describe('an installation', () => {
  it('is made in the open where the app was not before', async () => {
    const fake = await startGitHubFake();
    fake.addAccount({ login: 'mary' });
    const shop = await fake.addRepository('acme/shop', { installed: false });
    await fake.addRepository('acme/pay', { installed: false });
    expect(() => fake.installation('acme')).toThrow('not installed for acme');
    fake.install('acme', [shop.state], 'mary');
    const ask = asker(fake.apiUrl, fake.installationToken('acme'));
    const seen = [await ask('GET', '/repos/acme/shop'), await ask('GET', '/repos/acme/pay')];
    expect(seen.map(({ status }) => status)).toEqual([200, 404]);
    expect(fake.deliveries).toMatchObject([
      { event: 'installation', action: 'created', payload: { repositories: [{ name: 'shop' }] } },
    ]);
    await fake.close();
  });
});

describe('tokens', () => {
  it('end after an hour of the fake’s clock', async () => {
    let now = '2026-03-11T09:00:00.000Z';
    const { fake } = await openShop({ clock: { now: () => now } });
    const ask = asker(fake.apiUrl, fake.installationToken('acme'));
    const path = '/repos/acme/shop';
    const first = await ask('GET', path);
    now = '2026-03-11T09:59:59.000Z';
    const second = await ask('GET', path);
    now = '2026-03-11T10:00:00.000Z';
    const third = await ask('GET', path);
    expect([first.status, second.status, third.status]).toEqual([200, 200, 401]);
    expect(third.body).toMatchObject({ message: 'Bad credentials' });
    await fake.close();
  });

  it('see the repositories of their installation and no others', async () => {
    const { fake, ask, repo } = await openShop();
    await fake.addRepository('other/thing');
    await fake.addRepository('other/open', { private: false });
    const hidden = await ask('GET', '/repos/other/thing');
    const open = await ask('GET', '/repos/other/open');
    fake.selectRepository(repo.state, false, 'mary');
    const removed = await ask('GET', '/repos/acme/shop');
    expect([hidden.status, open.status, removed.status]).toEqual([404, 200, 404]);
    expect(fake.deliveries.at(-1)).toMatchObject({
      event: 'installation_repositories',
      payload: { repositories_removed: [{ full_name: 'acme/shop' }] },
    });
    await fake.close();
  });

  it('are refused while the installation is suspended, and after it is gone', async () => {
    const { fake, ask } = await openShop();
    fake.suspend('acme', true, 'mary');
    const suspended = await ask('GET', '/repos/acme/shop');
    fake.suspend('acme', false, 'mary');
    const back = await ask('GET', '/repos/acme/shop');
    fake.uninstall('acme', 'mary');
    const gone = await ask('GET', '/repos/acme/shop');
    expect([suspended.status, back.status, gone.status]).toEqual([403, 200, 401]);
    await fake.close();
  });

  it('do only what the app has permission for', async () => {
    const { fake, ask, pull } = await openShop({
      permissions: { contents: 'read', pull_requests: 'read', checks: 'write' },
    });
    const read = await ask('GET', '/repos/acme/shop/pulls/1');
    const merge = await ask('PUT', '/repos/acme/shop/pulls/1/merge', { sha: pull.headSha });
    const teams = await ask('GET', '/orgs/acme/teams');
    expect([read.status, merge.status, teams.status]).toEqual([200, 403, 403]);
    expect(merge.body).toMatchObject({ message: 'Resource not accessible by integration' });
    await fake.close();
  });
});

describe('a manifest', () => {
  it('is exchanged once, and its code is not logged', async () => {
    const fake = await startGitHubFake();
    const code = fake.manifestCode();
    const ask = asker(fake.apiUrl, null);
    const first = await ask('POST', `/app-manifests/${code}/conversions`);
    const second = await ask('POST', `/app-manifests/${code}/conversions`);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ id: fake.app.id, webhook_secret: fake.webhookSecret });
    expect(second.status).toBe(404);
    expect(JSON.stringify(fake.requests)).not.toContain(code);
    await fake.close();
  });
});

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

type Kind = NonNullable<ConstructorParameters<typeof App>[0]['Octokit']>;

function settings(fake: GitHubFake) {
  const { id: appId, privateKey } = fake.app;
  // The library's own client, turned to another address; it is not a dependency by itself.
  const Client = new App({ appId, privateKey }).octokit.constructor as Kind;
  return {
    appId,
    privateKey,
    webhooks: { secret: fake.webhookSecret },
    Octokit: Client.defaults({ baseUrl: fake.apiUrl, log: QUIET }),
  };
}

function appOf(fake: GitHubFake): App {
  return new App(settings(fake));
}
