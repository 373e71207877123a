import { expireCases } from '../../engine/cases/expire-cases.ts';
import { closeDirectives } from '../../engine/governance/directives/close-directives.ts';
import { forgetOver } from '../../engine/forget-over.ts';
import { settleExceptions } from '../../engine/governance/exceptions/settle-exceptions.ts';
import type { ServerOptions } from '../open/start-server.ts';

/** Expires cases whose time is up, and forgets sessions and the like that are over; one look at a time. */
export function startSweeper(
  options: Pick<ServerOptions, 'engine' | 'metrics' | 'logger' | 'sweepEvery'>,
): { stop(): Promise<void> } {
  const { engine, metrics, logger } = options;
  let last: Promise<void> | null = null;
  const sweep = async (): Promise<void> => {
    try {
      metrics.casesExpired(await expireCases(engine, engine.clock.now()));
      await settleExceptions(engine);
      await closeDirectives(engine);
      await forgetOver(engine);
    } catch (error) {
      // Nothing overdue is ever released: answers and confirmations look at the time themselves.
      logger.error({ err: error }, 'overdue cases could not be expired');
    }
    last = null;
  };
  const timer = setInterval(() => {
    last ??= sweep();
  }, options.sweepEvery);
  return {
    stop: async () => {
      clearInterval(timer);
      await last;
    },
  };
}
