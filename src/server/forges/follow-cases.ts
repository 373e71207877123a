import type { Logger } from 'pino';
import { instantAfter, type Engine } from '../../engine/engine.ts';
import { requestTask } from '../../engine/forge/queue.ts';
import type { ForgeSetup } from './types.ts';

/**
 * Asks for a report whenever the case of a request changes, at any server. Once at the start every open
 * request is looked at: webhooks sent while nobody listened are not sent again.
 */
export async function followCases(
  engine: Engine,
  { forges, limits }: Pick<ForgeSetup, 'forges' | 'limits'>,
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
    for (const [index, request] of (await store.forge.listOpenRequests(id)).entries()) {
      const row = request.case === null ? null : await store.findCase(request.case);
      // By other rules it is another question, also where it had been released.
      const isJudged = row?.verdict.policyHash === engine.world.policy.hash;
      const now = engine.clock.now();
      const dueAt = isJudged ? instantAfter(now, index * limits.pace) : now;
      await store.transaction((tx) => tx.forge.ask(requestTask(request, 'look', dueAt)));
    }
  }
  return async () => {
    await stop();
    await last;
  };
}
