import { createRoute, z } from '@hono/zod-openapi';
import { forgetFacts } from '../../../engine/catalog/forget-facts.ts';
import { importFacts } from '../../../engine/catalog/import-facts.ts';
import { refuseOtherSources } from '../../../engine/tokens/may-hand-in.ts';
import { catalogFigures } from '../../../engine/read-catalog.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { CatalogState, Facts, ForgetReceipt, ImportReceipt } from '../../contract/catalog.ts';
import { machineWho, requireAnybody, requireMachine } from '../../middleware/require.ts';
import type { FactSource } from '../../../engine/ports.ts';
import { badInput, HttpProblem } from '../../problem.ts';
import { readFacts } from '../../open/read-facts.ts';
import { json, PROBLEMS } from '../responses.ts';

const Address = z.object({
  origin: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  scope: z.string().min(1).max(2_000),
});

const put = createRoute({
  method: 'put',
  path: '/api/catalog/facts/{origin}/{scope}',
  summary: 'Put what a graph source says in the place of all that it said before',
  middleware: [requireMachine('catalog')] as const,
  request: {
    params: Address,
    body: {
      required: true,
      content: {
        'application/json': { schema: Facts },
        'application/x-ndjson': { schema: z.string() },
      },
    },
  },
  responses: {
    200: json(ImportReceipt, 'The source had said exactly this before'),
    201: json(ImportReceipt, 'It is in, and this server answers with it'),
    ...PROBLEMS,
  },
});

const forget = createRoute({
  method: 'delete',
  path: '/api/catalog/facts/{origin}/{scope}',
  summary: 'Take back all that a graph source said, for one that is no more',
  middleware: [requireMachine('catalog')] as const,
  request: { params: Address },
  responses: { 200: json(ForgetReceipt, 'What was known from it'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/catalog',
  summary: 'The catalog in figures, with its sources and their age',
  middleware: [requireAnybody('read', 'catalog')] as const,
  responses: { 200: json(CatalogState, 'The catalog'), ...PROBLEMS },
});

export const CATALOG_ROUTES = [put, forget, read];

export function catalogRoutes({ engine, live }: AppDeps) {
  // Facts may be large, so a server takes them in one after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return (
    newRoutes()
      .openapi(read, (c) => {
        const now = engine.clock.now();
        const { revision, sources, asOf, fault } = live.status();
        const known = sources.toSorted((a, b) => (a.at < b.at ? 1 : -1));
        const figures = catalogFigures(engine.world.catalog, now);
        const shown = known.map((source) => presentSource(source, now));
        return c.json(
          { ...figures, sources: shown, revision, asOf, degraded: fault !== null },
          200,
        );
      })
      .openapi(forget, async (c) => {
        const { origin, scope } = c.req.valid('param');
        const { name: by, token } = machineWho(c);
        refuseOtherSources(token, origin);
        const forgotten = await inTurn(() => forgetFacts(engine, origin, scope, by));
        await live.refresh();
        return c.json(forgotten, 200);
      })
      // The body is read as it comes, so the route is described above and checked here.
      .put('/api/catalog/facts/:origin/:scope', requireMachine('catalog'), async (c) => {
        const named = Address.safeParse(c.req.param());
        if (!named.success) throw badAddress();
        const body = c.req.raw.body ?? new Blob([]).stream();
        const type = c.req.header('content-type') ?? '';
        const { name: by, token } = machineWho(c);
        refuseOtherSources(token, named.data.origin);
        const imported = await inTurn(async () =>
          importFacts(engine, await readFacts(body, type, named.data), by),
        );
        await live.refresh();
        return c.json(imported, imported.isNew ? 201 : 200);
      })
  );
}

function presentSource({ id: _id, digest: _digest, ...source }: FactSource, now: string) {
  const age = Math.max(0, Math.floor((Date.parse(now) - Date.parse(source.at)) / 1000));
  return { ...source, age };
}

function badAddress(): HttpProblem {
  const { code, message, advice } = badInput(
    'The address must be /api/catalog/facts/ORIGIN/SCOPE, each part URL-encoded.',
  );
  return new HttpProblem(400, code, message, advice);
}
