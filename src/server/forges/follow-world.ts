import type { Workplace } from '../../engine/forge/work/run-next.ts';
import { lookAtAll } from '../../engine/forge/work/sweep.ts';
import type { ForgesOptions } from './start-forges.ts';

/**
 * Looks at every open request again once the catalog, the people in it or the rules changed: a release rests on
 * people who may have left since.
 */
export function followWorld(
  { live, logger }: Pick<ForgesOptions, 'live' | 'logger'>,
  { contexts, limits }: Pick<Workplace, 'contexts' | 'limits'>,
): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let isAsked = false;
  const ask = async (): Promise<void> => {
    isAsked = false;
    for (const context of contexts.values()) await lookAtAll(context, limits);
  };
  const stop = live.onChanged(() => {
    if (isAsked) return;
    isAsked = true;
    last = last
      .then(ask)
      .catch((error: unknown) => logger.error({ err: error }, 'requests could not be asked for'));
  });
  return async () => {
    stop();
    await last;
  };
}
