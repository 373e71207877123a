import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { LiveWorld } from '../../engine/catalog/live-world.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ForgeContext } from '../../engine/forge/forge-context.ts';
import { runNext, type Outcome, type Workplace } from '../../engine/forge/work/run-next.ts';
import type { Task } from '../../engine/forge/queue.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { followCases } from './follow-cases.ts';
import { followWorld } from './follow-world.ts';
import { startSweeps } from './start-sweeps.ts';
import type { ForgeDesk, ForgeSetup } from './types.ts';

export interface ForgesOptions {
  readonly engine: Engine;
  readonly live: Pick<LiveWorld, 'onChanged'>;
  readonly setup: ForgeSetup;
  readonly publicUrl: URL | null;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'forgeTaskDone'>;
}

export interface RunningForges {
  /** Takes up nothing more, and waits a while for what is being done. */
  stop(): Promise<void>;
}

/** Where webhooks find the forge that they are for. */
export function forgeDesk({ forges }: Pick<ForgeSetup, 'forges'>): ForgeDesk {
  return {
    forges,
    find: (name) => {
      const byKind = forges.filter(({ kind }) => kind === name);
      const [only] = byKind.length === 1 ? byKind : [];
      return forges.find(({ id }) => id === name) ?? only ?? null;
    },
  };
}

/** How long a stop waits for looks under way. What is cut off is taken over once this server is gone. */
const PATIENCE = 10_000;

/** A notification may be lost with a connection to the database; looking now and then cannot. */
const POLL = 2_000;

/** Starts the workers that look at what webhooks, sweeps and changes of cases ask for. */
export async function startForges(options: ForgesOptions): Promise<RunningForges> {
  const { engine, setup, logger } = options;
  const life = await engine.store.showLife();
  const place = { ...workplaceOf(options), holder: life.holder };
  const bell = createBell();
  const stops = [
    await engine.store.onForgeWork(bell.ring),
    await followCases(engine, setup, logger),
    followWorld(options, place),
    startSweeps(engine, setup, logger),
  ];
  await freeAbandoned(options);
  const poll = setInterval(() => void freeAbandoned(options).then(bell.ring), POLL);
  const workers = Array.from({ length: setup.workers }, () => work(place, bell, logger));
  return {
    stop: async () => {
      clearInterval(poll);
      bell.close();
      for (const stop of stops) await stop();
      const impatience = new AbortController();
      const waited = sleep(PATIENCE, undefined, { signal: impatience.signal, ref: false });
      await Promise.race([Promise.all(workers), waited.catch(() => undefined)]);
      impatience.abort();
      await life.stop();
    },
  };
}

/** What a server held that is gone is anybody's at once. Where nobody can tell, its leases run out. */
async function freeAbandoned({ engine, logger }: ForgesOptions): Promise<void> {
  try {
    await engine.store.transaction((tx) => tx.forge.freeAbandoned(engine.clock.now()));
  } catch (error) {
    logger.warn({ err: error }, 'forge: whether other servers live could not be told');
  }
}

function workplaceOf({ engine, setup, publicUrl, logger, metrics }: ForgesOptions): Workplace {
  const { mirror, readers, limits, watchedBranches = [] } = setup;
  const url = publicUrl?.origin ?? null;
  const contexts = setup.forges.map((forge): [string, ForgeContext] => [
    forge.id,
    { engine, forge, mirror, readers, publicUrl: url, watchedBranches },
  ]);
  return {
    engine,
    contexts: new Map(contexts),
    limits,
    random: Math.random,
    beat: (renew) => {
      const timer = setInterval(() => {
        // A lease that could not be renewed runs out, and whatever is then written is not kept.
        renew().catch((error: unknown) => logger.warn({ err: error }, 'a lease was not renewed'));
      }, limits.lease / 4);
      return () => clearInterval(timer);
    },
    onDone: (task, outcome) => {
      metrics.forgeTaskDone(task.forge, task.subject.kind, outcome.kind);
      tell(logger, task, outcome);
    },
  };
}

function tell(logger: Logger, { forge, key, subject, attempts }: Task, outcome: Outcome): void {
  const line = { forge, kind: subject.kind, key, attempts };
  if (outcome.kind !== 'failed') return logger.debug(line, `forge: ${outcome.kind}`);
  logger.warn({ ...line, error: String(outcome.error) }, 'forge: to be looked at again');
}

async function work(place: Workplace, bell: Bell, logger: Logger): Promise<void> {
  while (!bell.isClosed()) {
    const heard = bell.next();
    try {
      if (await runNext(place)) continue;
    } catch (error) {
      // The database is away; what was taken up is taken up again once its lease ran out.
      logger.error({ err: error }, 'forge: the queue could not be read');
    }
    await heard;
  }
}

interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, or at once when closed. */
  readonly next: () => Promise<void>;
  readonly close: () => void;
  readonly isClosed: () => boolean;
}

function createBell(): Bell {
  let isClosed = false;
  let waiting: (() => void)[] = [];
  const ring = () => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return {
    ring,
    next: () =>
      new Promise<void>((resolve) => {
        if (isClosed) resolve();
        else waiting.push(resolve);
      }),
    close: () => {
      isClosed = true;
      ring();
    },
    isClosed: () => isClosed,
  };
}
