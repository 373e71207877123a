/** What a token opens: what its scopes say, and nothing else. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MACHINE_SCOPES, type TokenScope } from '../../../src/engine/tokens/scopes.ts';
import type { TokenWanted } from '../../../src/engine/tokens/create-token.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import { openApiDocument } from '../../../src/server/openapi.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { machineAt, type Machine } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
const machines = new Map<TokenScope, Machine>();
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  for (const scope of MACHINE_SCOPES) {
    machines.set(scope, await tokenOf(`only-${scope}`, { scopes: [scope] }));
  }
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function tokenOf(name: string, wanted: Partial<TokenWanted> = {}): Promise<Machine> {
  const secret = `hp_${name}-${wanted.replaces ?? 'new'}`;
  await makeToken(server.engine, name, secret, wanted);
  return machineAt(server.url, secret);
}

/** Open to anybody, or shut to tokens with an entry in the ledger about what they tried (guards, stops). */
const ELSEWHERE = new Set([
  'GET /api/session',
  'POST /api/session',
  'DELETE /api/session',
  'POST /api/cases/{id}/answers',
  'POST /api/stops/{id}/resume',
]);

/** Every route that a token opens, by what it takes; whatever is not here opens for people alone. */
const OPENS: Readonly<Record<string, readonly TokenScope[]>> = {
  'POST /api/cases': ['submit'],
  'GET /api/cases/{id}/outcome': ['submit', 'confirm', 'read'],
  'POST /api/cases/{id}/confirm': ['submit', 'confirm'],
  'GET /api/cases/{id}/approvals': ['submit', 'confirm', 'read'],
  'GET /api/policy/patterns': ['submit', 'confirm', 'guard', 'read'],
  'PUT /api/catalog/facts/{origin}/{scope}': ['catalog'],
  'DELETE /api/catalog/facts/{origin}/{scope}': ['catalog'],
  'GET /api/catalog': ['catalog', 'read'],
  'POST /api/guard/decisions': ['guard'],
  'POST /api/guard/sessions': ['guard'],
  'GET /api/guard/snapshot': ['guard'],
  'GET /api/guard/stops': ['guard'],
  'POST /api/guard/stops/acknowledged': ['guard'],
  'POST /api/guard/stops/tampered': ['guard'],
  'POST /api/guard/holds': ['guard'],
  'GET /api/guard/holds/{case}': ['guard'],
  'POST /api/guard/holds/{case}/use': ['guard'],
  'POST /api/guard/grants/{id}/use': ['guard'],
  'POST /api/guard/lessons/given': ['guard'],
  'POST /api/guard/lessons/seen': ['guard'],
  'POST /api/lessons': ['teach'],
  'GET /api/lessons': ['guard', 'teach', 'read'],
  'POST /api/directives': ['propose'],
  'POST /api/directives/{name}/extend': ['propose'],
  'POST /api/directives/{name}/end': ['propose'],
  'GET /api/directives': ['propose', 'read'],
  'GET /api/directives/{name}': ['propose', 'read'],
  'GET /api/directives/{name}/report': ['propose', 'read'],
  'GET /api/exceptions': ['read'],
  'GET /api/ledger': ['read'],
  'POST /api/ledger/verify': ['read'],
  'GET /api/ledger/standing': ['read'],
  'POST /api/policy/replay': ['read'],
  'POST /api/compare': ['guard', 'read'],
  'GET /api/reach': ['guard', 'read'],
  'GET /api/systems': ['guard', 'read'],
  'GET /api/stops': ['guard', 'read'],
  'POST /api/stops': MACHINE_SCOPES,
};

function routes(): readonly string[] {
  const { paths = {} } = openApiDocument('0');
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Refused before anything is read of the request: nothing that it could have done is done. */
async function isShut(machine: Machine, route: string): Promise<string | null> {
  const [method = '', path = ''] = route.split(' ');
  const { status, body } = await machine.send<Partial<Problem>>(
    method,
    path.replaceAll(/\{\w+\}/g, 'none'),
    method === 'GET' || method === 'DELETE' ? undefined : 'not JSON',
    { 'content-type': 'application/json' },
  );
  return status === 403 ? (body.code ?? '') : null;
}

describe('a route', () => {
  it('is listed here with the scopes that open it, or opens for people alone', () => {
    const listed = Object.keys(OPENS);
    const known = routes();
    expect(listed.filter((route) => !known.includes(route))).toEqual([]);
    expect(known.length).toBeGreaterThan(listed.length);
  });

  it.each(routes().filter((route) => !ELSEWHERE.has(route)))(
    'opens by its scopes, and to no other token: %s',
    async (route) => {
      const opening = OPENS[route] ?? [];
      const opened: TokenScope[] = [];
      for (const [scope, machine] of machines) {
        const why = await isShut(machine, route);
        if (why === null) opened.push(scope);
        else if (opening.length > 0) expect([scope, why]).toEqual([scope, 'scope-missing']);
      }
      expect(opened).toEqual(MACHINE_SCOPES.filter((scope) => opening.includes(scope)));
    },
  );

  it('that streams to guards opens to guards', async () => {
    for (const [scope, machine] of machines) {
      if (scope === 'guard') continue;
      expect([scope, await isShut(machine, 'GET /api/guard/stream')]).toEqual([
        scope,
        'scope-missing',
      ]);
    }
    const abort = new AbortController();
    const stream = await fetch(`${server.url}/api/guard/stream`, {
      headers: { authorization: 'Bearer hp_only-guard-new' },
      signal: abort.signal,
    });
    expect(stream.status).toBe(200);
    abort.abort();
  });

  it('is described with the scopes that open it', () => {
    const { paths = {} } = openApiDocument('0');
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(([method, { security }]: [string, Described]) => ({
        route: `${method.toUpperCase()} ${path}`,
        scopes: (security ?? []).flatMap(({ token }) => token ?? []),
      })),
    );
    for (const { route, scopes } of described) {
      expect([route, scopes.toSorted()]).toEqual([route, [...(OPENS[route] ?? [])].toSorted()]);
    }
  });
});

/** Sends a path as it is: a URL would have put it in order first. */
function asWritten(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly type: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const asked = request({ hostname, port, method, path, headers }, (response) => {
      const { statusCode: status = 0, headers: said } = response;
      response.resume().on('end', () => resolve({ status, type: said['content-type'] ?? '' }));
    });
    asked.on('error', reject).end();
  });
}

describe('a route written otherwise', () => {
  it.each<readonly [string, string, Readonly<Record<string, string>>]>([
    ['GET', '/api/ledger', {}],
    ['HEAD', '/api/ledger', {}],
    ['OPTIONS', '/api/ledger', {}],
    ['GET', '/api/ledger/', {}],
    ['GET', '//api/ledger', {}],
    ['GET', '/api//ledger', {}],
    ['GET', '/api/./ledger', {}],
    ['GET', '/x/../api/ledger', {}],
    ['GET', '/api/%6cedger', {}],
    ['GET', '/%61pi/ledger', {}],
    ['GET', '/api%2fledger', {}],
    ['GET', '/API/ledger', {}],
    ['GET', '/api/ledger;x', {}],
    ['GET', '/api/ledger?_method=GET', {}],
    ['POST', '/api/ledger', { 'x-http-method-override': 'GET' }],
    ['GET', '/api/cases', { 'x-original-url': '/api/ledger', 'x-rewrite-url': '/api/ledger' }],
  ])('opens no more to a token that may not: %s %s', async (method, path, more) => {
    const opens = async (secret: string) => {
      const headers = { ...more, authorization: `Bearer ${secret}` };
      const { status, type } = await asWritten(method, path, headers);
      return status < 400 && type.startsWith('application/json');
    };
    expect([await opens('hp_only-submit-new'), await opens('hp_only-teach-new')]).toEqual([
      false,
      false,
    ]);
  });

  it('opens as it is to one that may', async () => {
    const headers = { authorization: 'Bearer hp_only-read-new' };
    for (const method of ['GET', 'HEAD']) {
      expect((await asWritten(method, '/api/ledger', headers)).status).toBe(200);
    }
  });
});

interface Described {
  readonly security?: readonly { readonly token?: readonly string[] }[];
}

describe('a token that may not', () => {
  it('is told what it is for, what this takes, and how to make such a one', async () => {
    const machine = await tokenOf('plain');
    const path = '/api/catalog/facts/mesh/prod';
    expect(await machine.send('DELETE', path)).toMatchObject({
      status: 403,
      body: {
        code: 'scope-missing',
        message: 'The token plain is for submit, and this takes one for catalog.',
        advice:
          'Make one on the server, holdpoint token create NAME --scope catalog, or let this one do more: holdpoint token create plain --replaces plain --scope submit,catalog.',
      },
    });
  });

  it('may once another took its place that does, and not before', async () => {
    const machine = await tokenOf('grows');
    expect(await isShut(machine, 'GET /api/ledger')).toBe('scope-missing');
    const next = await tokenOf('grows', { replaces: 'grows', scopes: ['submit', 'read'] });
    expect((await next.send('GET', '/api/ledger')).status).toBe(200);
    // Whoever takes its place in turn has the same scopes, unless others are named.
    const after = await tokenOf('grown', { replaces: 'grows' });
    expect((await after.send('GET', '/api/ledger')).status).toBe(200);
    const less = await tokenOf('less', { replaces: 'grown', scopes: ['submit'] });
    expect(await isShut(less, 'GET /api/ledger')).toBe('scope-missing');
  });
});

describe('a release', () => {
  let changes = 0;
  const released = async (machine: Machine, slot: string | null) => {
    changes += 1;
    const change = destructive(`change ${changes}`);
    const { id, changeDigest } = await machine.submit(submissionOf(change, { slot }));
    for (const person of ['sena', 'pia']) {
      const answered = await (await server.browser(person)).answer(id, 'approve');
      expect(answered.status).toBe(200);
    }
    return { id, changeDigest };
  };
  const SHUT = { status: 403, body: { code: 'not-its-release' } };

  it.each<[string, Partial<TokenWanted>, Partial<TokenWanted>, number]>([
    ['nobody owns either', {}, {}, 403],
    ['two people own them', { owner: 'ana' }, { owner: 'jun' }, 403],
    ['one person owns both', { owner: 'ana' }, { owner: 'ana' }, 200],
    ['both were made for its slot', { slots: ['s/'] }, { slots: ['s'] }, 200],
    ['only the other was made for its slot', {}, { slots: ['s/'] }, 403],
    ['only its own was made for its slot', { slots: ['s/'] }, {}, 403],
    ['the other may confirm', {}, { scopes: ['confirm'] }, 200],
    ['the other may confirm, in slots of its own', {}, { scopes: ['confirm'], slots: ['s'] }, 200],
    ['the other may confirm, in other slots', {}, { scopes: ['confirm'], slots: ['t'] }, 403],
  ])('of one token is used by another where %s: %#', async (what, one, other, status) => {
    const name = what.replaceAll(/[^a-z]+/g, '-');
    const first = await tokenOf(`${name}-1`, one);
    const second = await tokenOf(`${name}-2`, other);
    const { id, changeDigest } = await released(first, 's/x');
    const reply = await second.confirm(id, changeDigest, 'by another');
    expect(reply.status).toBe(status);
    // What was refused used nothing up, and nobody is said to have used it.
    const after = await first.confirm(id, changeDigest, 'by its own');
    expect(after.status).toBe(status === 200 ? 409 : 200);
    if (status !== 200) {
      const page = await (await server.browser('vic')).read(id);
      const used = page.record.filter(({ kind }) => kind === 'case.confirmed');
      expect(used.map(({ actor }) => actor)).toEqual([`${name}-1`]);
    }
  });

  it('is refused in one line that says what to do', async () => {
    const { id, changeDigest } = await released(await tokenOf('plans'), 'line/a');
    const reply = await (await tokenOf('strange')).confirm(id, changeDigest);
    expect(reply).toMatchObject(SHUT);
    expect(reply.body).toEqual({
      code: 'not-its-release',
      message: `Case ${id} was handed in by the token plans, so its release is not for the token strange to use.`,
      advice:
        'Use it by the token plans, give both tokens the slot (--slots line/a) or one owner, or make a token that may use what others hand in: holdpoint token create NAME --scope confirm.',
    });
  });

  it('is used by whoever took its token’s place, also two tokens on', async () => {
    const { id, changeDigest } = await released(await tokenOf('gen-1'), 'gen/a');
    await tokenOf('gen-2', { replaces: 'gen-1' });
    const last = await tokenOf('gen-2', { replaces: 'gen-2' });
    expect(await (await tokenOf('gen-x')).confirm(id, changeDigest)).toMatchObject(SHUT);
    expect((await last.confirm(id, changeDigest)).status).toBe(200);
  });

  it('without a slot is shared by nobody but an owner', async () => {
    const { id, changeDigest } = await released(await tokenOf('bare-1'), null);
    expect(await (await tokenOf('bare-2')).confirm(id, changeDigest)).toMatchObject(SHUT);
    const owned = await released(await tokenOf('bare-3', { owner: 'ana' }), null);
    const anas = await tokenOf('bare-4', { owner: 'ana' });
    expect((await anas.confirm(owned.id, owned.changeDigest)).status).toBe(200);
  });

  it('of a person is used by them and by their own token, and by nobody else', async () => {
    const ana = await server.browser('ana');
    const change = destructive('by ana herself');
    const body = submissionOf(change, { slot: 'ana/a' });
    const { id } = (await ana.send<{ readonly id: string }>('POST', '/api/cases', body)).body;
    for (const person of ['sena', 'pia']) {
      await (await server.browser(person)).answer(id, 'approve');
    }
    const digest = change.digest;
    expect(await (await tokenOf('nobodys')).confirm(id, digest)).toMatchObject(SHUT);
    const vic = await server.browser('vic');
    const use = { changeDigest: digest, attempt: 'attempt-one' };
    expect(await vic.send('POST', `/api/cases/${id}/confirm`, use)).toMatchObject(SHUT);
    const anas = await tokenOf('anas-own', { owner: 'ana' });
    expect((await anas.confirm(id, digest)).status).toBe(200);
  });

  it('of a token is used by its owner in person, and by no other person', async () => {
    const { id, changeDigest } = await released(await tokenOf('anas', { owner: 'ana' }), 'p/a');
    const use = { changeDigest, attempt: 'attempt-one' };
    const [vic, ana] = [await server.browser('vic'), await server.browser('ana')];
    expect(await vic.send('POST', `/api/cases/${id}/confirm`, use)).toMatchObject(SHUT);
    expect((await ana.send('POST', `/api/cases/${id}/confirm`, use)).status).toBe(200);
  });
});

describe('the graph', () => {
  const facts = (at: string, edges: readonly object[]) => ({
    origin: 'mesh',
    scope: 'prod',
    at,
    systems: [],
    edges,
  });
  const edge = { from: 'web', to: 'orders', source: 'observed', confidence: 0.9, via: 'HTTP' };

  it('is said by a token that was made for it, and thinned by no pipeline', async () => {
    const path = '/api/catalog/facts/mesh/prod';
    const mesh = machines.get('catalog');
    const at = server.time.clock.now();
    const said = await mesh?.send('PUT', path, facts(at, [{ ...edge, seenAt: at }]));
    expect(said?.status).toBe(201);
    for (const wanted of [{}, { owner: 'ana' }, { slots: ['catalog/mesh', 'web/'] }]) {
      const name = `pipeline-${Object.keys(wanted).join('')}`;
      const machine = await tokenOf(name, wanted);
      const later = new Date(Date.parse(at) + 1).toISOString();
      const shut = { status: 403, body: { code: 'scope-missing' } };
      expect(await machine.send('PUT', path, facts(later, []))).toMatchObject(shut);
      expect(await machine.send('DELETE', path)).toMatchObject(shut);
    }
    const known = await (
      await server.browser('vic')
    ).send<{ sources: object[] }>('GET', '/api/catalog');
    expect(known.body.sources).toMatchObject([{ origin: 'mesh', edges: 1 }]);
  });
});
