import type { Logger } from 'pino';
import type { Notifier } from '../../engine/presence/ports.ts';

/** Milliseconds after which a webhook has had its chance. */
const PATIENCE = 5_000;

/** Logs each notice, and posts it as JSON to an address where there is one. What fails is logged. */
export function createNotifier(url: URL | null, logger: Pick<Logger, 'info' | 'warn'>): Notifier {
  return {
    notify: (notice) => {
      logger.info({ notice }, notice.text);
      if (url === null) return;
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(notice),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      }).then(
        (response) => {
          if (!response.ok) logger.warn({ status: response.status }, 'a notice was not taken');
        },
        (error: unknown) => logger.warn({ err: error }, 'a notice could not be sent'),
      );
    },
  };
}
