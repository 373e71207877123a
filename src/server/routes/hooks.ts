import { bodyLimit } from 'hono/body-limit';
import { takeDelivery } from '../../engine/forge/take-in/take-delivery.ts';
import type { AppDeps } from '../app-deps.ts';
import { newRoutes } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

/** What GitHub sends at most. */
const LARGEST_DELIVERY = 25 * 1024 * 1024;

/**
 * `POST /hooks/{forge}`: webhooks. There is no session and no page behind them; the signature over the bytes
 * is all that counts, so the body is taken raw and nothing of it is believed before that.
 */
export function hookRoutes({ engine, forges, metrics, logger }: AppDeps) {
  return newRoutes().post(
    '/hooks/:forge',
    bodyLimit({ maxSize: LARGEST_DELIVERY, onError: () => Promise.reject(tooLarge()) }),
    async (c) => {
      const forge = forges?.find(c.req.param('forge')) ?? null;
      if (forge === null) throw unknownForge();
      const body = new Uint8Array(await c.req.arrayBuffer());
      const taken = await takeDelivery(engine, forge, { headers: c.req.header(), body });
      if (taken.kind === 'refused') {
        metrics.deliveryHeard(forge.id, 'refused');
        logger.warn({ forge: forge.id, why: taken.why }, 'a webhook was refused');
        throw refused();
      }
      metrics.deliveryHeard(forge.id, taken.isNew ? 'taken' : 'repeated');
      return c.json({ taken: taken.isNew, events: taken.events }, 202);
    },
  );
}

/** Says nothing of what was wrong with it: whoever guesses learns nothing. */
function refused(): HttpProblem {
  return new HttpProblem(
    401,
    'bad-signature',
    'The webhook is not signed as it should be.',
    'Set the same secret on the forge and here.',
  );
}

function unknownForge(): HttpProblem {
  return new HttpProblem(
    404,
    'unknown-forge',
    'No forge of this name is connected.',
    'Send webhooks to /hooks/github, and see docs/forges.md for how a forge is connected.',
  );
}

function tooLarge(): HttpProblem {
  return new HttpProblem(
    413,
    'too-large',
    'The webhook is larger than 25 MB.',
    'Nothing is lost: what it was about is found by the next sweep.',
  );
}
