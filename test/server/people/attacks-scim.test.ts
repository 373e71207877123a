/** What somebody tries who has the directory's token, or an account in the directory that they may edit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import { openLiveWorld } from '../../../src/engine/catalog/live-world.ts';
import { followPeople, type LivePeople } from '../../../src/engine/people/follow-people.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import type { PasskeyPage } from '../../../src/server/contract/passkeys.ts';
import type { Session } from '../../../src/server/contract/session.ts';
import { person } from '../../support/builders.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { engineOver, testTime } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { sender, type Reply } from '../support/visitors.ts';
import { PEOPLE, worldOf } from '../support/world.ts';

const SCIM_TOKEN = 'hp_a-directory-that-only-tests-know';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface Resource {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
  readonly members: readonly { readonly value: string }[];
  readonly scimType?: string;
  readonly totalResults: number;
  readonly Resources: readonly Resource[];
}

const time = testTime();
let fresh: FreshStore;
let server: TestServer;
let people: LivePeople;
beforeAll(async () => {
  fresh = await freshStore();
  const { store } = fresh;
  await makeToken({ store, clock: time.clock }, 'okta', SCIM_TOKEN, { scopes: ['scim'] });
  const base = worldOf();
  const catalog = compileCatalog({
    ...base.catalog.catalog,
    people: [
      ...PEOPLE,
      person('pru', { level: 'principal', identities: ['pru@acme.example', 'oidc:00pru'] }),
      person('hub', { level: 'senior', identities: ['github.com/hub', 'github.com#77'] }),
    ],
    directory: {
      levels: [{ group: 'Eng Principals', from: null, level: 'principal', systems: null }],
      teams: [],
    },
  });
  const onError = (error: unknown) => {
    throw error;
  };
  const live = await openLiveWorld({
    store,
    clock: time.clock,
    base: { ...base, catalog },
    onError,
  });
  people = await followPeople({ live, store, onError, settle: 1 });
  // The server’s own world follows the directory.
  const engine = { ...engineOver(store, time, { world: people.world }), ids: systemIds };
  const started = await startTestServer(store, {
    time,
    world: people.world,
    server: { live: people, engine, people: () => people.people() },
  });
  server = { ...started, engine };
});
afterAll(async () => {
  await server.close();
  await people.close();
  await fresh.drop();
});

async function scim(method: string, path: string, body?: unknown): Promise<Reply<Resource>> {
  const send = sender(server.url, { authorization: `Bearer ${SCIM_TOKEN}` });
  const headers = body === undefined ? undefined : { 'content-type': 'application/scim+json' };
  const reply = await send<string>(method, `/scim/v2${path}`, body, headers);
  return { ...reply, body: (reply.body === '' ? {} : JSON.parse(reply.body)) as Resource };
}
const patch = (path: string, ...Operations: readonly object[]) =>
  scim('PATCH', path, { schemas: [PATCH], Operations });
const made = async (userName: string, more: object = {}) =>
  (await scim('POST', '/Users', { userName, active: true, ...more })).body;
const who = async (identity: string) => {
  await people.refresh();
  return people.world.catalog.personBy(identity)?.id ?? null;
};
const levelOf = async (identity: string) => {
  await people.refresh();
  return people.world.catalog.personBy(identity)?.level;
};
/** Until it is so; the test's own limit ends the wait. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('somebody leaves', () => {
  it('and their sessions end and their passkeys are revoked, for good', async () => {
    const account = await made('leah@acme.example');
    await people.refresh();
    const { browser, authenticator } = await withPasskey(server, 'leah');
    expect((await browser.send('GET', '/api/passkeys')).status).toBe(200);
    await patch(`/Users/${account.id}`, { op: 'replace', path: 'active', value: false });
    await until(async () => (await browser.send('GET', '/api/passkeys')).status === 401);
    await until(async () => {
      const kept = await fresh.store.presence.keptPasskeysOf(['leah']);
      return kept.length === 0;
    });
    const entry = (await fresh.store.listLedger(null, 5)).find(
      ({ kind }) => kind === 'passkey.revoked',
    );
    expect(entry).toMatchObject({
      actor: null,
      text: expect.stringContaining('account was closed'),
    });

    // Opened again, by mistake or by somebody else’s hand: what was left lying about opens nothing.
    await patch(`/Users/${account.id}`, { op: 'replace', path: 'active', value: true });
    await people.refresh();
    expect(await levelOf('leah@acme.example')).toBe('junior');
    const session = await browser.send<Session>('GET', '/api/session');
    expect(session.body.person).toBeNull();
    const send = sender(server.url, { origin: server.url });
    const asked = await send<{ statement: { nonce: string }; options: { challenge: string } }>(
      'POST',
      '/api/sign-in/passkey/challenge',
    );
    const response = authenticator.assert(asked.body.options);
    const presence = { nonce: asked.body.statement.nonce, response };
    expect((await send('POST', '/api/sign-in/passkey', presence)).status).toBe(403);
    const again = await server.browser('leah');
    const page = await again.send<PasskeyPage>('GET', '/api/passkeys');
    expect(page.body.own.map(({ state }) => state)).toEqual(['revoked']);
  });

  it('and nobody else is signed out', async () => {
    const account = await made('lou@acme.example');
    await people.refresh();
    const [stays, leaves] = [await server.browser('ana'), await server.browser('lou')];
    expect((await scim('DELETE', `/Users/${account.id}`)).status).toBe(204);
    await until(async () => (await leaves.send('GET', '/api/passkeys')).status === 401);
    expect((await stays.send('GET', '/api/passkeys')).status).toBe(200);
  });

  it('who was the last principal: they leave, and nobody takes their place', async () => {
    const account = await made('last@acme.example');
    const group = await scim('POST', '/Groups', {
      displayName: 'Eng Principals',
      members: [{ value: account.id }],
    });
    expect(await levelOf('last@acme.example')).toBe('principal');
    expect((await scim('DELETE', `/Users/${account.id}`)).status).toBe(204);
    await people.refresh();
    const active = people.world.catalog.catalog.people.filter(
      (each) => each.active && each.level === 'principal',
    );
    expect(active.map(({ id }) => id).toSorted()).toEqual(['pia', 'pru']);
    await scim('DELETE', `/Groups/${group.body.id}`);
  });
});

describe('an account that says it is somebody else', () => {
  it.each([
    ['the login of a forge', 'github.com/hub'],
    ['the number of a forge', 'github.com#77'],
    ['the account of the identity provider', 'oidc:00pru'],
    ['the same in capitals', 'OIDC:00PRU'],
    ['an account of the directory', 'scim:0'],
    ['a login of a forge that nobody has', 'github.com/free'],
  ])('by %s as userName is not', async (_, userName) => {
    const before = await who(userName);
    const account = await made(userName);
    expect(account.userName).toBe(userName);
    expect(await who(userName)).toBe(before);
    expect(await who(`scim:${account.id}`)).not.toBe('pru');
    await scim('DELETE', `/Users/${account.id}`);
  });

  it('by an address that another account has belongs to neither, and is not taken in later', async () => {
    const kim = await made('kim@acme.example');
    const mallory = await made('mallory@acme.example', {
      emails: [{ value: 'KIM@acme.example' }],
    });
    expect(await who('kim@acme.example')).toBeNull();
    expect(await who('mallory@acme.example')).not.toBe('kim');
    expect(await who(`scim:${kim.id}`)).not.toBe('mallory');
    await scim('DELETE', `/Users/${mallory.id}`);
    expect(await who('kim@acme.example')).toBe('kim');
    const max = await made('max@acme.example');
    const emails = { op: 'add', path: 'emails', value: [{ value: 'kim@acme.example' }] };
    expect((await patch(`/Users/${max.id}`, emails)).status).toBe(409);
    expect(await who('kim@acme.example')).toBe('kim');
    // Whoever leaves is closed, whatever else is said of them.
    const closed = await patch(`/Users/${max.id}`, emails, {
      op: 'replace',
      path: 'active',
      value: false,
    });
    expect(closed.body.active).toBe(false);
  });

  it('by a new userName keeps the id that it made, and gets nobody else’s', async () => {
    const account = await made('moe@acme.example');
    expect(await who('moe@acme.example')).toBe('moe');
    for (const userName of ['pia', 'sena', 'pru']) {
      const value = userName;
      const reply = await patch(`/Users/${account.id}`, { op: 'replace', path: 'userName', value });
      expect([userName, reply.status]).toEqual([userName, 409]);
      expect(await who(`scim:${account.id}`)).toBe('moe');
      expect(people.world.catalog.people.get(userName)?.active).toBe(true);
    }
    await patch(`/Users/${account.id}`, {
      op: 'replace',
      path: 'userName',
      value: 'moe@x.example',
    });
    expect(await who('moe@x.example')).toBe('moe');
  });

  it('by a path of PATCH into what is not its own changes nothing', async () => {
    const account = await made('ned@acme.example');
    const other = await made('nell@acme.example');
    const reply = await patch(
      `/Users/${account.id}`,
      { op: 'replace', path: 'id', value: other.id },
      { op: 'replace', path: 'person', value: 'pia' },
      { op: 'add', path: 'groups', value: [{ value: 'x', display: 'Eng Principals' }] },
      { op: 'replace', path: 'constructor.prototype', value: { active: true } },
      {
        op: 'replace',
        value: { level: 'vp', directory: 'oidc', identities: ['pia@example.test'] },
      },
    );
    expect(reply.body).toMatchObject({ id: account.id, userName: 'ned@acme.example' });
    expect(await who('ned@acme.example')).toBe('ned');
    expect(await levelOf('ned@acme.example')).toBe('junior');
    for (const path of [
      '__proto__.active',
      'a.b.c',
      "emails[value eq 'x'].value",
      'active; drop',
    ]) {
      const refused = await patch(`/Users/${account.id}`, { op: 'replace', path, value: 'x' });
      expect([path, refused.body.scimType]).toEqual([path, 'invalidPath']);
    }
  });
});

describe('one name twice', () => {
  it.each([
    ['another case', 'ZOË@acme.example'],
    ['another normal form', 'zoe\u0308@acme.example'],
    ['both', 'ZOE\u0308@ACME.example'],
    ['space around', '  zoë@acme.example '],
  ])('in %s is taken', async (_, userName) => {
    const zoe = (
      await scim('GET', `/Users?filter=${encodeURIComponent('userName eq "zoë@acme.example"')}`)
    ).body.Resources[0];
    if (zoe === undefined) await made('zoë@acme.example');
    const second = await scim('POST', '/Users', { userName });
    expect([second.status, second.body.scimType]).toEqual([409, 'uniqueness']);
  });

  it('as a userName to be renamed to is taken, too', async () => {
    const account = await made('zac@acme.example');
    const value = 'zoe\u0308@acme.example';
    const reply = await patch(`/Users/${account.id}`, { op: 'replace', path: 'userName', value });
    expect(reply.status).toBe(409);
  });
});

describe('a level through a group', () => {
  it('is not had by a second group of the same name', async () => {
    const insider = await made('ivy@acme.example');
    const real = await scim('POST', '/Groups', { displayName: 'Eng Principals' });
    expect(real.status).toBe(201);
    for (const displayName of ['Eng Principals', 'eng principals', ' ENG PRINCIPALS ']) {
      const copy = await scim('POST', '/Groups', { displayName, members: [{ value: insider.id }] });
      expect([displayName, copy.status]).toEqual([displayName, 409]);
    }
    const own = await scim('POST', '/Groups', {
      displayName: 'Ivy’s',
      members: [{ value: insider.id }],
    });
    const renamed = await patch(`/Groups/${own.body.id}`, {
      op: 'replace',
      path: 'displayName',
      value: 'Eng Principals',
    });
    expect(renamed.status).toBe(409);
    expect(await levelOf('ivy@acme.example')).toBe('junior');
    await scim('DELETE', `/Groups/${real.body.id}`);
  });

  it('is not had by a name that only looks alike, nor by an attribute of one’s own', async () => {
    const insider = await made('ira@acme.example', {
      level: 'principal',
      groups: [{ value: 'x' }],
    });
    const displayName = 'Eng Princip\u0430ls';
    await scim('POST', '/Groups', { displayName, members: [{ value: insider.id }] });
    expect(await levelOf('ira@acme.example')).toBe('junior');
  });
});

describe('filters', () => {
  it.each([
    'userName eq "a" or userName eq "b"',
    'userName eq "a\' or 1=1 --"x',
    'userName eq "a" and userName eq "b"',
    'userName pr',
    'not (userName eq "a")',
    '(((((((((userName eq "a")))))))))',
    `userName eq "${'\\'.repeat(1_999)}`,
    `${'userName eq "a" and '.repeat(50)}userName eq "a"`,
    'userName eq "\\ud800',
    'password eq "x"',
    'members.value sw "a"',
  ])('%s is refused', async (filter) => {
    const reply = await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`);
    expect([reply.status, reply.body.scimType]).toEqual([400, 'invalidFilter']);
  });

  it.each(["a' or '1'='1", 'a%', 'a_', '"; drop table holdpoint.people_accounts; --', '$1'])(
    'by the value %s finds what is called so, which is nobody',
    async (value) => {
      const filter = encodeURIComponent(`userName eq ${JSON.stringify(value)}`);
      const reply = await scim('GET', `/Users?filter=${filter}`);
      expect([reply.status, reply.body.totalResults]).toEqual([200, 0]);
    },
  );
});

describe('ten thousand members', () => {
  it('are taken in, told in few words, and looked through once', async () => {
    const ids: string[] = [];
    await fresh.store.transaction(async (tx) => {
      for (let n = 0; n < 10_000; n += 1) {
        const id = `m${n}`;
        ids.push(id);
        await tx.people.putAccount({
          directory: 'scim',
          id,
          person: id,
          login: `${id}@acme.example`,
          name: id,
          identities: [`${id}@acme.example`, `scim:${id}`],
          externalId: null,
          active: true,
          gone: false,
          resource: {},
          createdAt: time.clock.now(),
          changedAt: time.clock.now(),
        });
      }
    });
    const members = ids.map((value) => ({ value }));
    const group = await scim('POST', '/Groups', { displayName: 'Everybody', members });
    expect([group.status, group.body.members.length]).toEqual([201, 10_000]);
    const [entry] = await fresh.store.listLedger(null, 1);
    expect(JSON.stringify(entry).length).toBeLessThan(100_000);
    const unknown = await patch(`/Groups/${group.body.id}`, {
      op: 'add',
      path: 'members',
      value: [{ value: 'nobody' }],
    });
    expect([unknown.status, unknown.body.scimType]).toEqual([400, 'invalidValue']);
    const left = await patch(`/Groups/${group.body.id}`, { op: 'remove', path: 'members' });
    expect(left.body.members).toEqual([]);
  });
});
