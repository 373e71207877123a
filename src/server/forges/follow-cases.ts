import type { Logger } from 'pino';
import type { Engine } from '../../engine/engine.ts';
import type { Forge } from '../../engine/forge/ports.ts';
import { requestTask } from '../../engine/forge/queue.ts';

/**
 * Asks for a report whenever the case of a request changes, at any server, and for all open ones once at the
 * start: what changed while nobody listened, the rules among it, is said then.
 */
export async function followCases(
  engine: Engine,
  forges: readonly Forge[],
  logger: Logger,
): Promise<() => Promise<void>> {
  const { store } = engine;
  const ids = new Set(forges.map(({ id }) => id));
  let last: Promise<void> = Promise.resolve();
  const ask = async (caseId: string): Promise<void> => {
    const request = await store.forge.requestOfCase(caseId);
    if (request === null || !ids.has(request.forge)) return;
    await store.transaction((tx) => tx.forge.ask(requestTask(request, 'say', engine.clock.now())));
  };
  const stop = await store.onCaseChanged(({ case: id }) => {
    last = last
      .then(() => ask(id))
      .catch((error: unknown) => logger.error({ err: error }, 'a report could not be asked for'));
  });
  for (const id of ids) {
    for (const request of await store.forge.listOpenRequests(id)) {
      const row = request.case === null ? null : await store.findCase(request.case);
      // By other rules it is another question, also where it had been released.
      const isJudged = row?.verdict.policyHash === engine.world.policy.hash;
      const asked = requestTask(request, isJudged ? 'say' : 'look', engine.clock.now());
      await store.transaction((tx) => tx.forge.ask(asked));
    }
  }
  return async () => {
    await stop();
    await last;
  };
}
