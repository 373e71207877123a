import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asker, everyPage } from './testing/ask.ts';
import { openShop, type Shop } from './testing/shop.ts';

describe('people', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
    const { fake } = shop;
    fake.addAccount({ login: 'gone', deleted: true });
    fake.addAccount({ login: 'helper[bot]', type: 'Bot' });
    fake.addMember('acme', 'ravi', 'admin');
    fake.addTeam('platform', ['mary']);
    fake.addTeam('database', ['eve', 'gone'], { parent: 'platform' });
  });

  afterAll(() => shop.fake.close());

  it.each([
    ['mary', 200, 'User'],
    ['MARY', 200, 'User'],
    ['helper[bot]', 200, 'Bot'],
    ['ghost', 200, 'User'],
    ['gone', 404, undefined],
    ['never', 404, undefined],
  ])('%s is answered with %i', async (login, status, type) => {
    const answer = await shop.ask('GET', `/users/${encodeURIComponent(login)}`);
    expect([answer.status, answer.body.type]).toEqual([status, type]);
  });

  it.each([
    ['mary', 'write', 'write'],
    ['ravi', 'admin', 'admin'],
    ['eve', 'read', 'read'],
    ['helper[bot]', 'none', 'none'],
  ])('%s may %s', async (login, permission, role) => {
    const path = `/repos/acme/shop/collaborators/${encodeURIComponent(login)}/permission`;
    const answer = await shop.ask('GET', path);
    expect(answer.body).toMatchObject({ permission, role_name: role, user: { login } });
  });

  it('knows the finer roles behind the four old words', async () => {
    shop.fake.addAccount({ login: 'kim' });
    shop.repo.setRole('kim', 'maintain', 'ravi');
    const path = '/repos/acme/shop/collaborators/kim/permission';
    const maintain = await shop.ask('GET', path);
    shop.repo.setRole('kim', 'triage', 'ravi');
    const triage = await shop.ask('GET', path);
    expect(maintain.body).toMatchObject({ permission: 'write', role_name: 'maintain' });
    expect(triage.body).toMatchObject({ permission: 'read', role_name: 'triage' });
  });

  it('says that nobody is called so', async () => {
    const answer = await shop.ask('GET', '/repos/acme/shop/collaborators/gone/permission');
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ message: 'gone is not a user' });
  });

  it('lists teams with their children’s members, page by page, without the deleted', async () => {
    const path = '/orgs/acme/teams/platform/members?per_page=1';
    const members = (await everyPage(shop.ask, shop.fake.apiUrl, path)) as { login: string }[];
    const teams = await shop.ask('GET', '/orgs/acme/teams');
    expect(members.map(({ login }) => login)).toEqual(['mary', 'eve']);
    expect(teams.body).toMatchObject([
      { slug: 'platform', parent: null },
      { slug: 'database', parent: { slug: 'platform' } },
    ]);
  });

  it('lists members and administrators of the organisation', async () => {
    const all = await shop.ask('GET', '/orgs/acme/members');
    const admins = await shop.ask('GET', '/orgs/acme/members?role=admin');
    expect(all.body).toHaveLength(3);
    expect(admins.body).toMatchObject([{ login: 'ravi' }]);
  });

  it('shows an organisation to its own installations alone', async () => {
    await shop.fake.addRepository('other/thing');
    const foreign = asker(shop.fake.apiUrl, shop.fake.installationToken('other'));
    const answer = await foreign('GET', '/orgs/acme/teams');
    expect(answer.status).toBe(404);
  });
});

describe('contents', () => {
  it('come by ref, as base64, as folders, or as they are', async () => {
    const { fake, ask, repo } = await openShop();
    await repo.commit({ branch: 'main', files: { 'dir/b.txt': 'b\n' } });
    const old = await ask('GET', '/repos/acme/shop/contents/a.txt');
    const fresh = await ask('GET', '/repos/acme/shop/contents/a.txt?ref=feature');
    const folder = await ask('GET', '/repos/acme/shop/contents/dir');
    const none = await ask('GET', '/repos/acme/shop/contents/none.txt');
    const raw = await fetch(`${fake.apiUrl}/repos/acme/shop/contents/dir/b.txt`, {
      headers: {
        authorization: `Bearer ${fake.installationToken('acme')}`,
        accept: 'application/vnd.github.raw+json',
      },
    });
    const text = (content: string): string => Buffer.from(content, 'base64').toString();
    expect([text(old.body.content), text(fresh.body.content)]).toEqual(['one\n', 'two\n']);
    expect(folder.body).toMatchObject([{ path: 'dir/b.txt', type: 'file' }]);
    expect([none.status, await raw.text()]).toEqual([404, 'b\n']);
    await fake.close();
  });
});
