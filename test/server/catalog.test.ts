import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reassessWaiting } from '../../src/engine/cases/reassess.ts';
import type { GraphFacts } from '../../src/core/catalog/facts.ts';
import type {
  CatalogState,
  ForgetReceipt,
  Health,
  ImportReceipt,
} from '../../src/server/contract/catalog.ts';
import type { LedgerPage } from '../../src/server/contract/ledger.ts';
import type { ReachAnswer, SystemList } from '../../src/server/contract/reach.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { destructive, submissionOf } from './support/changes.ts';
import { START } from './support/engine.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { worldOf } from './support/world.ts';

let fresh: FreshStore;
let one: TestServer;
let two: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  one = await startTestServer(fresh.store);
  two = await startTestServer(await fresh.another());
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await fresh.drop();
});

const facts = (
  scope: string,
  pairs: readonly (readonly [string, string])[],
  at = START,
): GraphFacts => ({
  origin: 'jaeger',
  scope,
  at,
  systems: [],
  edges: pairs.map(([from, to]) => ({
    from,
    to,
    source: 'observed',
    confidence: 0.9,
    via: 'HTTP, 12 calls',
    seenAt: at,
  })),
});

const address = ({ origin, scope }: Pick<GraphFacts, 'origin' | 'scope'>) =>
  `/api/catalog/facts/${origin}/${encodeURIComponent(scope)}`;
const put = (server: TestServer, given: GraphFacts) =>
  server.machine().send<ImportReceipt & { code: string }>('PUT', address(given), given);
const get = async <T>(server: TestServer, path: string) =>
  (await server.machine().send<T>('GET', path)).body;
const reached = async (server: TestServer, of: string) =>
  (await get<ReachAnswer>(server, `/api/reach?of=${of}`)).study.systems.map(({ id }) => id);

/** Asks until the answer is this one; the test's own time limit ends it otherwise. */
async function until<T>(ask: () => Promise<T>, is: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (is(answer)) return answer;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

describe('facts put at one server', () => {
  it('are answered with there at once, and soon at the other', async () => {
    const given = facts('live', [
      ['web', 'orders'],
      ['app', 'web'],
    ]);
    const { status, body } = await put(one, given);
    expect(status).toBe(201);
    expect(body).toMatchObject({ scope: 'live', edges: 2, isNew: true, changed: 2, gone: 0 });
    expect(await reached(one, 'orders')).toEqual(['orders', 'web', 'app']);
    await until(
      () => reached(two, 'orders'),
      (ids) => ids.join() === 'orders,web,app',
    );
    const listed = await get<SystemList>(two, '/api/systems?search=web');
    expect(listed.systems.map(({ id }) => id)).toEqual(['web']);
    const state = await get<CatalogState>(one, '/api/catalog');
    expect(state).toMatchObject({ systems: 3, dependencies: 2, degraded: false });
    expect(state.sources).toMatchObject([{ origin: 'jaeger', scope: 'live', age: 0, edges: 2 }]);
  });

  it('are put in place of what the source said before, and the same again changes nothing', async () => {
    await put(one, facts('swap', [['blog', 'orders']]));
    const later = facts('swap', [['news', 'orders']], '2026-03-02T09:00:00.001Z');
    expect((await put(one, later)).body).toMatchObject({ changed: 1, gone: 1 });
    const again = await put(two, later);
    expect([again.status, again.body.isNew]).toEqual([200, false]);
    const ids = await until(
      () => reached(two, 'orders'),
      (each) => each.includes('news'),
    );
    expect(ids).not.toContain('blog');
    expect((await put(two, facts('swap', [['blog', 'orders']]))).body.code).toBe('older-facts');
  });

  it('of a source that is gone are forgotten on both, and can be put again', async () => {
    const given = facts('a/b gone.json', [['leaving', 'orders']]);
    await put(one, given);
    await put(one, facts('stays', [['staying', 'orders']]));
    await until(
      () => reached(two, 'orders'),
      (ids) => ids.includes('leaving') && ids.includes('staying'),
    );
    const forgotten = await one.machine().send<ForgetReceipt>('DELETE', address(given));
    expect([forgotten.status, forgotten.body]).toEqual([
      200,
      { origin: 'jaeger', scope: 'a/b gone.json', at: START, systems: 0, edges: 1 },
    ]);
    expect(await reached(one, 'orders')).not.toContain('leaving');
    const left = await until(
      () => reached(two, 'orders'),
      (ids) => !ids.includes('leaving'),
    );
    expect(left).toContain('staying');
    const scopes = (await get<CatalogState>(two, '/api/catalog')).sources.map(({ scope }) => scope);
    expect(scopes).toContain('stays');
    expect(scopes).not.toContain('a/b gone.json');
    const { entries } = await get<LedgerPage>(one, '/api/ledger');
    expect(entries[0]).toMatchObject({ kind: 'catalog.forgotten', actor: 'ci', case: null });
    expect(entries[0]?.text).toContain('ci had jaeger (a/b gone.json) forgotten');
    const again = await one.machine().send<{ code: string }>('DELETE', address(given));
    expect([again.status, again.body.code]).toEqual([404, 'unknown-source']);
    expect((await put(two, given)).status).toBe(201);
    expect(await reached(two, 'orders')).toContain('leaving');
  });

  it('are forgotten by machines alone', async () => {
    const given = facts('kept', [['kept', 'orders']]);
    await put(one, given);
    const browser = await one.browser('sena');
    const reply = await browser.send<{ code: string }>('DELETE', address(given));
    expect([reply.status, reply.body.code]).toEqual([403, 'machines-only']);
    expect(await reached(one, 'orders')).toContain('kept');
  });

  it('are written down with who imported them', async () => {
    await put(one, facts('recorded', [['x', 'orders']]));
    const { entries } = await get<LedgerPage>(one, '/api/ledger');
    expect(entries[0]).toMatchObject({ kind: 'catalog.imported', actor: 'ci', case: null });
    expect(entries[0]?.text).toContain('ci imported what jaeger (recorded) says');
  });

  it('come in lines too', async () => {
    const lines = [
      {
        format: 'holdpoint-graph',
        version: 1,
        origin: 'jaeger',
        scope: 'a/b c.json',
        at: '2026-03-02T10:00:00+01:00',
      },
      { system: 'ledgerd', kind: 'service', paths: ['ledgerd/**'] },
      { from: 'ledgerd', to: 'orders', source: 'observed', confidence: 0.8 },
    ];
    const { status, body } = await one
      .machine()
      .send<ImportReceipt>(
        'PUT',
        address({ origin: 'jaeger', scope: 'a/b c.json' }),
        lines.map((line) => JSON.stringify(line)).join('\n'),
        { 'content-type': 'application/x-ndjson' },
      );
    expect([status, body.at, body.scope]).toEqual([201, START, 'a/b c.json']);
    expect(await reached(one, 'ledgerd%2Fmain.ts')).toEqual(['ledgerd']);
  });

  it.each([
    ['not JSON', '{', 'application/json', 400, 'bad-facts'],
    ['of another source', JSON.stringify(facts('other', [])), 'application/json', 400, 'bad-facts'],
    ['without a header', '{"from":"a","to":"b"}', 'application/x-ndjson', 400, 'bad-facts'],
    [
      'with a line that is no fact',
      `{"format":"holdpoint-graph","version":1,"origin":"jaeger","scope":"bad","at":"${START}"}\n[]`,
      'application/x-ndjson',
      400,
      'bad-facts',
    ],
    ['empty', '', 'application/x-ndjson', 400, 'bad-facts'],
    [
      'an edge too sure',
      JSON.stringify(facts('bad', [['a', 'b']])).replace('0.9', '1.1'),
      'application/json',
      400,
      'bad-facts',
    ],
    ['of another kind', 'a,b', 'text/csv', 415, 'not-json'],
    [
      'with NUL in a name',
      JSON.stringify(facts('bad', [['a\u0000', 'b']])),
      'application/json',
      400,
      'bad-input',
    ],
  ])('are refused when %s', async (_, body, type, status, code) => {
    const before = (await get<LedgerPage>(one, '/api/ledger')).size;
    const reply = await one
      .machine()
      .send<{ code: string }>('PUT', address({ origin: 'jaeger', scope: 'bad' }), body, {
        'content-type': type,
      });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect((await get<LedgerPage>(one, '/api/ledger')).size).toBe(before);
  });

  it('take a machine token', async () => {
    const browser = await one.browser('sena');
    const given = facts('page', []);
    const reply = await browser.send<{ code: string }>('PUT', address(given), given);
    expect([reply.status, reply.body.code]).toEqual([403, 'machines-only']);
    const nobody = await fetch(one.url + address(given), { method: 'PUT' });
    expect(nobody.status).toBe(403);
  });

  it('have the waiting cases they reach assessed again, and an answer to what was seen is void', async () => {
    const world = worldOf({ version: 'reassess' });
    const other = await freshStore();
    const [here, there] = [
      await startTestServer(other.store, { world }),
      await startTestServer(await other.another(), { world }),
    ];
    try {
      const { id } = await here.machine().submit(submissionOf(destructive()));
      const pia = await there.browser('pia');
      await pia.answer(id, 'approve');
      await put(here, facts('cases', [['web', 'orders']]));
      const page = await until(
        () => pia.read(id),
        ({ assessment }) => assessment.reach.total === 2,
      );
      expect(page.record.map(({ kind }) => kind)).toContain('case.reassessed');
      expect(page.verdict.answers.some(({ counts }) => counts)).toBe(false);
      const before = page.record.length;
      await pia.answer(id, 'approve');
      const at = '2026-03-02T09:00:00.002Z';
      const again = facts('cases', [['web', 'orders']], at);
      await put(here, {
        ...again,
        edges: again.edges.map((edge) => ({ ...edge, via: '99 calls' })),
      });
      await put(here, facts('cases-more', [['far', 'away']]));
      expect(await reassessWaiting(here.engine)).toEqual([]);
      expect((await pia.read(id)).record).toHaveLength(before + 1);
      expect((await pia.read(id)).verdict.answers.filter(({ counts }) => counts)).toHaveLength(1);
    } finally {
      await Promise.all([here.close(), there.close()]);
      await other.drop();
    }
  });
});

describe('/health', () => {
  it('says that the catalog is up to date', async () => {
    const health = await get<Health>(one, '/health');
    expect(health).toMatchObject({ status: 'ok', catalog: { degraded: false } });
  });

  it('says degraded while it cannot be refreshed, and the graph of before still answers', async () => {
    const { store } = fresh;
    let broken = false;
    const factsSince: typeof store.factsSince = (revision) =>
      broken ? Promise.reject(new Error('no database')) : store.factsSince(revision);
    const third = await startTestServer({ ...store, factsSince });
    try {
      const before = await reached(third, 'orders');
      broken = true;
      await put(third, facts('unheard', [['unheard', 'orders']]));
      expect(await get<Health>(third, '/health')).toMatchObject({ status: 'degraded' });
      expect(await reached(third, 'orders')).toEqual(before);
      broken = false;
      await third.live.refresh();
      expect(await get<Health>(third, '/health')).toMatchObject({ status: 'ok' });
      expect(await reached(third, 'orders')).toContain('unheard');
    } finally {
      await third.close();
    }
  });
});
