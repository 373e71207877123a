import type { AppDeps } from '../app-deps.ts';
import { newRoutes } from '../app-env.ts';
import type { Health } from '../contract/catalog.ts';
import { standingOf } from '../present/ledger-standing.ts';
import { HttpProblem } from '../problem.ts';

/**
 * `/healthz`: the process answers. `/readyz`: so does the database. `/health`: whether the catalog is up to
 * date and the ledger verifies; neither is a reason to take the server away. `/metrics`: for Prometheus.
 */
export function healthRoutes(deps: AppDeps) {
  return newRoutes()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      if (deps.stopping.aborted) throw notReady('The server is stopping.');
      try {
        await deps.engine.store.ping();
      } catch (error) {
        deps.logger.warn({ error: String(error) }, 'the database does not answer');
        throw notReady('The database does not answer.');
      }
      return c.text('ready\n');
    })
    .get('/health', (c) => {
      const { revision, asOf, fault } = deps.live.status();
      const degraded = fault !== null;
      const { kind, firstBad, check } = standingOf(deps.ledger.standing());
      const health: Health = {
        status: kind === 'verified' ? (degraded ? 'degraded' : 'ok') : 'holding',
        ledger: { kind, firstBad, check },
        catalog: { revision, asOf, degraded },
      };
      return c.json(health);
    })
    .get('/metrics', (c) => {
      c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
      const { doubt, verified } = deps.ledger.standing();
      return c.body(
        deps.metrics.render({
          listeners: deps.feed.size(),
          version: deps.version,
          ledger: { doubt: doubt?.kind ?? null, size: verified?.size ?? 0 },
        }),
      );
    });
}

function notReady(message: string): HttpProblem {
  return new HttpProblem(503, 'not-ready', message, 'Try again in a moment.');
}
