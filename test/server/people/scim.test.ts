import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followPeople, type LivePeople } from '../../../src/engine/people/follow-people.ts';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { person } from '../../support/builders.ts';
import { startTestServer, TOKEN, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { sender, type Reply, type Send } from '../support/visitors.ts';
import { worldOf } from '../support/world.ts';

const SCIM_TOKEN = 'hp_a-directory-that-only-tests-know';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface Resource {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly emails: readonly { readonly value: string; readonly type?: string }[];
  readonly members: readonly { readonly value: string }[];
  readonly groups: readonly { readonly display: string }[];
  readonly scimType?: string;
  readonly status: string;
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly Resources: readonly Resource[];
}

let count = 0;
let fresh: FreshStore;
let server: TestServer;
let people: LivePeople;
let send: (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply<Resource>>;

beforeAll(async () => {
  fresh = await freshStore();
  const { store } = fresh;
  const clock = { now: () => '2026-03-02T09:00:00.000Z' };
  await makeToken({ store, clock }, 'okta', SCIM_TOKEN, { scopes: ['scim'] });
  const base = worldOf();
  const catalog = compileCatalog({
    ...base.catalog.catalog,
    people: [
      ...base.catalog.catalog.people,
      person('ada.file', { level: 'principal', identities: ['ada@acme.example'] }),
    ],
    directory: {
      levels: [{ group: 'Eng Seniors', from: null, level: 'senior', systems: null }],
      teams: [],
    },
  });
  server = await startTestServer(store, {
    world: { ...base, catalog },
    server: { people: () => people.people() },
  });
  people = await followPeople({
    live: server.live,
    store,
    onError: (error) => {
      throw error;
    },
    settle: 1,
  });
  const raw: Send = sender(server.url, { authorization: `Bearer ${SCIM_TOKEN}` });
  send = async (method, path, body, headers = {}) => {
    const reply = await raw<string>(method, `/scim/v2${path}`, body, {
      ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      ...headers,
    });
    const text = reply.body;
    return { ...reply, body: (text === '' ? {} : JSON.parse(text)) as Resource };
  };
});
afterAll(async () => {
  await people.close();
  await server.close();
  await fresh.drop();
});

const user = (userName: string, more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  active: true,
  ...more,
});
const patch = (...operations: readonly object[]) => ({ schemas: [PATCH], Operations: operations });
const made = async (userName: string, more: object = {}) =>
  (await send('POST', '/Users', user(userName, more))).body;
const who = async (identity: string) => {
  await people.refresh();
  return people.world.catalog.personBy(identity);
};
const record = async () => (await fresh.store.listLedger(null, 500)).map(({ kind }) => kind);

describe('users', () => {
  it('are made, read back, found and listed', async () => {
    const created = await send(
      'POST',
      '/Users',
      user('Eve@Acme.example', {
        externalId: '00u1',
        displayName: 'Eve Adler',
        name: { givenName: 'Eve', familyName: 'Adler' },
        emails: [{ value: 'eve.adler@acme.example', type: 'work', primary: true }],
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'X' },
      }),
    );
    expect(created.status).toBe(201);
    expect(created.headers.get('content-type')).toContain('application/scim+json');
    expect(created.headers.get('location')).toContain(`/scim/v2/Users/${created.body.id}`);
    expect(created.body).toMatchObject({ userName: 'Eve@Acme.example', active: true });
    const again = await send('GET', `/Users/${created.body.id}`);
    expect(again.body).toEqual(created.body);
    for (const filter of [
      'userName eq "eve@acme.EXAMPLE"',
      'externalId eq "00u1"',
      'emails.value eq "eve.adler@acme.example"',
      'emails[type eq "work"].value eq "eve.adler@acme.example"',
      'displayName eq "eve adler" and userName eq "eve@acme.example"',
      `urn:ietf:params:scim:schemas:core:2.0:User:userName Eq "eve@acme.example"`,
      `id eq "${created.body.id}"`,
    ]) {
      const found = await send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      expect([filter, found.body.totalResults]).toEqual([filter, 1]);
      expect(found.body.Resources[0]?.id).toBe(created.body.id);
    }
    const none = await send('GET', '/Users?filter=userName%20eq%20%22nobody%22');
    expect(none.body).toMatchObject({ totalResults: 0, Resources: [] });
    expect(await who('EVE.adler@acme.example')).toMatchObject({ id: 'eve', level: 'junior' });
    expect(await record()).toContain('people.joined');
  });

  it('are paged from 1', async () => {
    for (const name of ['p1', 'p2', 'p3']) await made(`${name}@acme.example`);
    const { total } = await fresh.store.people.listAccounts('scim', {}, 0, 0);
    const page = await send('GET', '/Users?startIndex=2&count=2');
    expect(page.body).toMatchObject({ totalResults: total, startIndex: 2, itemsPerPage: 2 });
    expect((await send('GET', '/Users?count=0')).body.Resources).toEqual([]);
    expect((await send('GET', '/Users?startIndex=x')).status).toBe(400);
  });

  it('of the file are one with it, and closed with it', async () => {
    const ada = await made('a.lovelace', { emails: [{ value: 'ada@acme.example' }] });
    expect(await who(`scim:${ada.id}`)).toMatchObject({ id: 'ada.file', level: 'principal' });
    const closed = await send(
      'PATCH',
      `/Users/${ada.id}`,
      patch({ op: 'Replace', path: 'active', value: 'False' }),
    );
    expect(closed.body.active).toBe(false);
    expect(await who('ada@acme.example')).toMatchObject({ id: 'ada.file', active: false });
    await send('PATCH', `/Users/${ada.id}`, patch({ op: 'replace', value: { active: true } }));
    expect((await who('ada@acme.example'))?.active).toBe(true);
    expect(await record()).toContain('people.left');
  });

  it('are known twice by no login', async () => {
    await made('twice@acme.example', { externalId: 'x-2' });
    const second = await send('POST', '/Users', user('TWICE@acme.example'));
    expect([second.status, second.body.scimType, second.body.status]).toEqual([
      409,
      'uniqueness',
      '409',
    ]);
    const third = await send('POST', '/Users', user('other@acme.example', { externalId: 'x-2' }));
    expect(third.status).toBe(409);
  });

  it.each<[string, readonly object[], object]>([
    ['Entra closes', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
    ['Okta closes', [{ op: 'replace', value: { active: false } }], { active: false }],
    [
      'a value in capitals, by a qualified path',
      [
        {
          op: 'REPLACE',
          path: 'urn:ietf:params:scim:schemas:core:2.0:User:displayName',
          value: 'New',
        },
      ],
      { displayName: 'New' },
    ],
    [
      'an address that was not there, as replacement',
      [{ op: 'Replace', path: 'emails[type eq "home"].value', value: 'h@x' }],
      {
        emails: [
          { value: 'w@x', type: 'work' },
          { type: 'home', value: 'h@x' },
        ],
      },
    ],
    [
      'an address by its type',
      [{ op: 'Add', path: 'emails[type eq "work"].value', value: 'n@x' }],
      { emails: [{ value: 'n@x', type: 'work' }] },
    ],
    ['an address out', [{ op: 'remove', path: 'emails[value eq "w@x"]' }], { emails: [] }],
    [
      'paths as keys, with attributes that nobody keeps',
      [
        {
          op: 'add',
          value: {
            'name.givenName': 'G',
            'emails[type eq "work"].value': 'k@x',
            title: 'x',
            'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'y',
          },
        },
      ],
      { name: { givenName: 'G' }, emails: [{ value: 'k@x', type: 'work' }] },
    ],
    [
      'several in order',
      [
        { op: 'add', path: 'displayName', value: 'One' },
        { op: 'remove', path: 'displayName' },
      ],
      { displayName: 'patched' },
    ],
  ])('are patched: %s', async (_, operations, expected) => {
    const { id } = await made(`patched-${++count}@x`, {
      name: { formatted: 'patched' },
      emails: [{ value: 'w@x', type: 'work' }],
    });
    const reply = await send('PATCH', `/Users/${id}`, patch(...operations));
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject(expected);
    expect((await send('GET', `/Users/${id}`)).body).toEqual(reply.body);
    await send('DELETE', `/Users/${id}`);
  });

  it('that are sent again as they are change nothing', async () => {
    const body = user('same@acme.example', { displayName: 'Same' });
    const { id } = (await send('POST', '/Users', body)).body;
    const before = await record();
    server.time.pass(60_000);
    const put = await send('PUT', `/Users/${id}`, body);
    expect(put.status).toBe(200);
    expect(await record()).toEqual(before);
    expect((await send('GET', `/Users/${id}`)).body).toEqual(put.body);
  });

  it('that are deleted are gone for the directory, closed for the roster, and may come back', async () => {
    const first = await made('left@acme.example');
    const id = (await who('left@acme.example'))?.id;
    expect((await send('DELETE', `/Users/${first.id}`)).status).toBe(204);
    expect((await send('GET', `/Users/${first.id}`)).status).toBe(404);
    expect((await send('DELETE', `/Users/${first.id}`)).status).toBe(404);
    expect(await who('left@acme.example')).toMatchObject({ id, active: false });
    const back = await send('POST', '/Users', user('left@acme.example'));
    expect(back.status).toBe(201);
    expect(back.body.id).not.toBe(first.id);
    const now = await who('left@acme.example');
    expect([now?.active, now?.id === id]).toEqual([true, false]);
  });
});

describe('groups', () => {
  it('are made, changed and taken out, and mean what the file says', async () => {
    const [a, b] = [await made('g1@acme.example'), await made('g2@acme.example')];
    const created = await send('POST', '/Groups', {
      displayName: 'Eng Seniors',
      members: [{ value: a.id }],
    });
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect((await who('g1@acme.example'))?.level).toBe('senior');
    const ids = (reply: Reply<Resource>) => reply.body.members.map(({ value }) => value).toSorted();
    const change = async (...operations: readonly object[]) =>
      ids(await send('PATCH', `/Groups/${id}`, patch(...operations)));
    expect(await change({ op: 'Add', path: 'members', value: [{ value: b.id }] })).toEqual(
      [a.id, b.id].toSorted(),
    );
    expect(await change({ op: 'remove', path: `members[value eq "${a.id}"]` })).toEqual([b.id]);
    expect((await who('g1@acme.example'))?.level).toBe('junior');
    expect((await who('g2@acme.example'))?.level).toBe('senior');
    expect(
      await change({ op: 'replace', value: { id, displayName: 'Eng Seniors', members: [] } }),
    ).toEqual([]);
    expect(await change({ op: 'add', path: 'members', value: { value: a.id } })).toEqual([a.id]);
    expect(await change({ op: 'Remove', path: 'members', value: [{ value: a.id }] })).toEqual([]);
    await change({ op: 'add', path: 'members', value: [{ value: a.id }, { value: b.id }] });
    expect(await change({ op: 'remove', path: 'members' })).toEqual([]);
    await send('PUT', `/Groups/${id}`, { displayName: 'Eng Seniors', members: [{ value: a.id }] });
    const filters = [
      'displayName eq "eng seniors"',
      `id eq "${id}" and members eq "${a.id}"`,
      `members[value eq "${a.id}"].value eq "${a.id}"`,
    ];
    for (const filter of filters) {
      const found = await send(
        'GET',
        `/Groups?excludedAttributes=members&filter=${encodeURIComponent(filter)}`,
      );
      expect([filter, found.body.totalResults]).toEqual([filter, 1]);
      expect(found.body.Resources[0]).not.toHaveProperty('members');
    }
    const reader = await send('GET', `/Users/${a.id}`);
    expect(reader.body.groups).toMatchObject([{ display: 'Eng Seniors' }]);
    expect((await send('DELETE', `/Groups/${id}`)).status).toBe(204);
    expect((await who('g1@acme.example'))?.level).toBe('junior');
    expect(await record()).toContain('people.team-changed');
  });

  it('have no members that nobody knows', async () => {
    const reply = await send('POST', '/Groups', { displayName: 'x', members: [{ value: 'none' }] });
    expect([reply.status, reply.body.scimType]).toEqual([400, 'invalidValue']);
    expect((await send('GET', '/Groups?filter=displayName%20eq%20%22x%22')).body.totalResults).toBe(
      0,
    );
  });
});

describe('hostile and malformed', () => {
  it.each<[string, string, string, unknown, number, string | undefined]>([
    ['no login', 'POST', '/Users', { active: true }, 400, 'invalidValue'],
    ['an empty login', 'POST', '/Users', user(' '), 400, 'invalidValue'],
    ['a login of lines', 'POST', '/Users', user('a\nb'), 400, 'invalidValue'],
    ['a login of nothing', 'POST', '/Users', user('a\u0000b'), 400, 'invalidValue'],
    ['a list', 'POST', '/Users', [], 400, 'invalidValue'],
    ['no JSON', 'POST', '/Users', '{"userName":', 400, 'invalidValue'],
    ['too long', 'POST', '/Users', user('a'.repeat(400)), 400, 'invalidValue'],
    [
      'too many addresses',
      'POST',
      '/Users',
      user('m', { emails: Array.from({ length: 30 }, (_, n) => ({ value: `${n}@x` })) }),
      400,
      'invalidValue',
    ],
    ['active as a number', 'POST', '/Users', user('n', { active: 1 }), 400, 'invalidValue'],
    ['too large', 'POST', '/Users', user('l', { title: 'x'.repeat(70_000) }), 413, undefined],
    ['an unknown verb', 'PATCH', '/Users/x', patch({ op: 'move', path: 'a' }), 400, 'invalidValue'],
    ['a path of noise', 'PATCH', '/Users/x', patch({ op: 'add', path: 'a[[' }), 400, 'invalidPath'],
    ['removal of all', 'PATCH', '/Users/x', patch({ op: 'remove' }), 400, 'noTarget'],
    ['no operations', 'PATCH', '/Users/x', patch(), 400, 'invalidValue'],
    [
      'nobody',
      'PATCH',
      '/Users/x',
      patch({ op: 'add', path: 'active', value: true }),
      404,
      undefined,
    ],
    [
      'an operator of its own',
      'GET',
      '/Users?filter=userName%20co%20%22a%22',
      undefined,
      400,
      'invalidFilter',
    ],
    [
      'an unknown attribute',
      'GET',
      '/Users?filter=title%20eq%20%22a%22',
      undefined,
      400,
      'invalidFilter',
    ],
    [
      'an endless filter',
      'GET',
      `/Users?filter=${'a'.repeat(3_000)}`,
      undefined,
      400,
      'invalidFilter',
    ],
    [
      'a filter by nothing',
      'GET',
      '/Users?filter=userName%20eq%20%22%5Cu0000%22',
      undefined,
      400,
      'invalidFilter',
    ],
    ['nothing there', 'GET', '/Devices', undefined, 404, undefined],
    ['a path that is none', 'GET', '/Users/%00', undefined, 404, undefined],
  ])('%s', async (_, method, path, body, status, scimType) => {
    const reply = await send(method, path, body);
    expect([reply.status, reply.body.scimType]).toEqual([status, scimType]);
    expect(reply.body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
  });

  it('touches no prototype', async () => {
    const body = '{"userName":"proto@acme.example","__proto__":{"active":false},"constructor":1}';
    const reply = await send('POST', '/Users', body);
    expect([reply.status, reply.body.active]).toEqual([201, true]);
    expect(({} as { active?: boolean }).active).toBeUndefined();
  });

  it.each([
    ['no token', {}],
    ['a token of a pipeline', { authorization: `Bearer ${TOKEN}` }],
    ['noise', { authorization: 'Basic x' }],
  ])('is not let in with %s', async (_, headers) => {
    const reply = await fetch(`${server.url}/scim/v2/Users`, { headers });
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ status: '401' });
  });

  it('opens nothing else with a token of a directory', async () => {
    const reply = await sender(server.url, { authorization: `Bearer ${SCIM_TOKEN}` })(
      'GET',
      '/api/cases',
    );
    expect(reply.status).toBe(401);
  });

  it('takes nothing from another origin, nor what is no JSON', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await send('POST', '/Users', user('o'), foreign)).status).toBe(403);
    expect((await send('POST', '/Users', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('what it tells of itself', () => {
  it.each(['ServiceProviderConfig', 'ResourceTypes', 'Schemas', 'ResourceTypes/User'])(
    '%s',
    async (path) => {
      const reply = await send('GET', `/${path}`);
      expect(reply.status).toBe(200);
      expect(reply.body.schemas).toHaveLength(1);
    },
  );
});

describe('who may release, on pages', () => {
  it('is shown with where it is from, and to people alone', async () => {
    const { store } = fresh;
    const id = (await store.people.listAccounts('scim', { login: 'a.lovelace' }, 0, 1)).items[0]
      ?.id;
    await people.refresh();
    const reader = await server.browser('ana');
    const list = await reader.send<{ people: { id: string; sources: unknown[] }[] }>(
      'GET',
      '/api/people',
    );
    expect(list.body.people.find((each) => each.id === 'ada.file')?.sources).toMatchObject([
      { kind: 'file' },
      { kind: 'scim', account: id, active: true },
    ]);
    const page = await reader.send('GET', '/api/people/ada.file');
    expect(page.body).toMatchObject({ level: 'principal', given: null });
    const own = await reader.send('GET', '/api/people/ana');
    expect(own.body).toMatchObject({ given: { answers: [], exceptions: [] } });
    expect((await reader.send('GET', '/api/people/nobody')).status).toBe(404);
    expect((await reader.send('GET', '/api/teams')).status).toBe(200);
    expect((await server.machine().send('GET', '/api/people')).status).toBe(403);
  });
});
