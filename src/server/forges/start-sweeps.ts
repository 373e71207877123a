import type { Logger } from 'pino';
import { instantAfter, type Engine } from '../../engine/engine.ts';
import type { ForgeSetup } from './types.ts';

/** How often a server looks whether a sweep is due; one server asks for it. */
const LOOKS_PER_SWEEP = 5;

/** Asks for a sweep of every forge again and again, the first at once. */
export function startSweeps(
  engine: Engine,
  { forges, limits }: ForgeSetup,
  logger: Logger,
): () => Promise<void> {
  let last: Promise<void> | null = null;
  const askAll = async (): Promise<void> => {
    try {
      for (const { id } of forges) await askFor(id);
    } catch (error) {
      logger.error({ err: error }, 'a sweep could not be asked for');
    }
    last = null;
  };
  const askFor = (forge: string): Promise<void> =>
    engine.store.transaction(async (tx) => {
      const now = engine.clock.now();
      const notSince = instantAfter(now, -limits.sweepEvery);
      if (!(await tx.forge.takeSweep(forge, now, notSince))) return;
      const subject = { kind: 'sweep' as const };
      await tx.forge.ask({ forge, key: '', subject, wanted: 'look', dueAt: now });
    });
  const look = () => {
    last ??= askAll();
  };
  look();
  const timer = setInterval(look, limits.sweepEvery / LOOKS_PER_SWEEP);
  return async () => {
    clearInterval(timer);
    await last;
  };
}
