import type { Logger } from 'pino';
import { instantAfter, type Engine } from '../../engine/engine.ts';
import type { ForgeSetup } from './types.ts';

/** How often a server looks whether a sweep is due; one server asks for it. */
const LOOKS_PER_SWEEP = 5;

/** A server that starts again and again does not sweep each time. */
const APART_AT_START = 30_000;

/**
 * Asks for a sweep of every forge again and again, the first at once: whatever was told while no server ran is
 * lost, however lately the last sweep was.
 */
export function startSweeps(
  engine: Engine,
  { forges, limits }: ForgeSetup,
  logger: Logger,
): () => Promise<void> {
  let last: Promise<void> | null = null;
  const askAll = async (): Promise<void> => {
    try {
      for (const { id } of forges) await askFor(id);
      isFirst = false;
    } catch (error) {
      logger.error({ err: error }, 'a sweep could not be asked for');
    }
    last = null;
  };
  let isFirst = true;
  const askFor = (forge: string): Promise<void> =>
    engine.store.transaction(async (tx) => {
      const now = engine.clock.now();
      const apart = isFirst ? Math.min(APART_AT_START, limits.sweepEvery) : limits.sweepEvery;
      const notSince = instantAfter(now, -apart);
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
