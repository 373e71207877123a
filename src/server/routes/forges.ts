import { createRoute } from '@hono/zod-openapi';
import type { FailingTask } from '../../engine/forge/queue.ts';
import type { AppDeps } from '../app-deps.ts';
import { newRoutes } from '../app-env.ts';
import { ForgeHealth, type ForgeConnectionShown } from '../contract/forges.ts';
import { requirePerson } from '../middleware/require.ts';
import { json, PROBLEMS } from './responses.ts';

const MOST_FAILING = 50;
const MOST_DELIVERIES = 50;

const health = createRoute({
  method: 'get',
  path: '/api/forges',
  summary: 'Connections to forges: what is waiting to be looked at, and what goes wrong',
  middleware: [requirePerson] as const,
  responses: { 200: json(ForgeHealth, 'Connections, queue and deliveries'), ...PROBLEMS },
});

export const FORGE_ROUTES = [health];

export function forgeRoutes({ engine, forges }: AppDeps) {
  return newRoutes().openapi(health, async (c) => {
    const { forge: reads } = engine.store;
    const [known, failing, deliveries] = await Promise.all([
      reads.listConnections(),
      reads.listFailing(MOST_FAILING),
      reads.listDeliveries(MOST_DELIVERIES),
    ]);
    const connected = new Map((forges?.forges ?? []).map(({ id, kind }) => [id, kind]));
    const shown = known.map(({ forge: id, ...rest }): ForgeConnectionShown => {
      const kind = connected.get(id) ?? null;
      connected.delete(id);
      return { id, kind, ...rest };
    });
    const untouched = [...connected].map(([id, kind]) => ({ ...UNTOUCHED, id, kind }));
    return c.json(
      {
        connections: [...shown, ...untouched],
        failing: failing.map((task) => ({
          forge: task.forge,
          kind: task.subject.kind,
          about: aboutOf(task),
          attempts: task.attempts,
          dueAt: task.dueAt,
          fault: task.fault,
        })),
        deliveries: deliveries.map(({ kinds, ...delivery }) => ({
          ...delivery,
          kinds: [...kinds],
        })),
        at: engine.clock.now(),
      },
      200,
    );
  });
}

const UNTOUCHED: Omit<ForgeConnectionShown, 'id' | 'kind'> = {
  pausedUntil: null,
  sweptAt: null,
  fault: null,
  openRequests: 0,
  depth: 0,
  oldestDue: null,
  failing: 0,
};

function aboutOf({ forge, subject }: FailingTask): string {
  switch (subject.kind) {
    case 'request':
    case 'command':
      return `${subject.repository}#${subject.number}`;
    case 'merge-group':
      return `${subject.repository}@${subject.head}`;
    case 'push':
      return `${subject.repository}@${subject.branch}`;
    case 'branches':
      return subject.repository;
    case 'at-commit':
      return subject.commit === null
        ? subject.repository
        : `${subject.repository}@${subject.commit}`;
    case 'people':
    case 'sweep':
      return forge;
  }
}
