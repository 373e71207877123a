import type { Logger } from 'pino';
import type { Notifier } from '../../engine/presence/ports.ts';
import type { Notice } from '../../engine/presence/types.ts';

/** Milliseconds after which a webhook has had its chance. */
const PATIENCE = 5_000;

/** Logs each notice, and posts it as JSON to an address where there is one. What fails is logged. */
export function createNotifier(url: URL | null, logger: Pick<Logger, 'info' | 'warn'>): Notifier {
  return {
    notify: (notice) => {
      logger.info({ notice }, notice.text);
      if (url !== null) void post(url, notice, logger);
    },
  };
}

async function post(url: URL, notice: Notice, logger: Pick<Logger, 'warn'>): Promise<void> {
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(notice),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!ok) logger.warn({ status }, 'a notice was not taken');
  } catch (error) {
    logger.warn({ err: error }, 'a notice could not be sent');
  }
}
