import type { AppDeps } from '../app-deps.ts';
import { newRoutes } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

/** `/healthz`: the process answers. `/readyz`: so does the database. `/metrics`: for Prometheus. */
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
    .get('/metrics', (c) => {
      c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
      return c.body(deps.metrics.render({ listeners: deps.feed.size(), version: deps.version }));
    });
}

function notReady(message: string): HttpProblem {
  return new HttpProblem(503, 'not-ready', message, 'Try again in a moment.');
}
