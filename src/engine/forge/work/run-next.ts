import { instantAfter, type Engine } from '../../engine.ts';
import type { ForgeContext } from '../forge-context.ts';
import { NotYet } from '../merged/not-yet.ts';
import { ForgeFault } from '../ports.ts';
import { requestTask, type Task } from '../queue.ts';
import { faultReport } from '../report/report-of.ts';
import { publishOnce } from '../report/say-how-it-stands.ts';
import type { RequestRef } from '../types.ts';
import { fencedStore, LeaseLost } from './fenced.ts';
import { leaseName } from './lease-name.ts';
import { pauseAfter, type WorkLimits } from './limits.ts';
import { runTask } from './run-task.ts';

/** What a worker works with. */
export interface Workplace {
  readonly engine: Engine;
  /** By the id of their forge. */
  readonly contexts: ReadonlyMap<string, ForgeContext>;
  readonly limits: WorkLimits;
  /** 0 to 1. */
  readonly random: () => number;
  /** Calls `renew` now and then until the function that it returns is called. */
  readonly beat: (renew: () => Promise<void>) => () => void;
  /** The number under which this server shows that it lives; null, or left out, where it does not. */
  readonly holder?: () => number | null;
  /** Hears how each row came out. */
  readonly onDone: (task: Task, outcome: Outcome) => void;
}

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'put-off' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Takes up the row that is due first and does what it asks for. False where none is due. */
export async function runNext(place: Workplace): Promise<boolean> {
  const { engine, contexts, limits } = place;
  const task = await engine.store.transaction((tx) => {
    const now = engine.clock.now();
    const until = instantAfter(now, limits.lease);
    const lease = leaseName(place.holder?.() ?? null, engine.ids.next());
    return tx.forge.claim([...contexts.keys()], lease, now, until);
  });
  const context = task === null ? undefined : contexts.get(task.forge);
  if (task === null || context === undefined) return false;
  const store = fencedStore(engine.store, task);
  const rest = place.beat(() => renew(place, task));
  try {
    await runTask({ ...context, engine: { ...engine, store } }, task, limits);
    await store.transaction((tx) => tx.forge.settle(task, engine.clock.now()));
    place.onDone(task, { kind: 'done' });
  } catch (error) {
    await settleFault(place, context, task, error);
  } finally {
    rest();
  }
  return true;
}

async function renew({ engine, limits }: Workplace, task: Task): Promise<void> {
  const until = instantAfter(engine.clock.now(), limits.lease);
  await engine.store.transaction((tx) => tx.forge.renewLease(task, until));
}

async function settleFault(
  place: Workplace,
  context: ForgeContext,
  task: Task,
  error: unknown,
): Promise<void> {
  if (error instanceof LeaseLost) return afterLoss(place, task);
  if (error instanceof NotYet) return lookLater(place, task, error);
  place.onDone(task, { kind: 'failed', error });
  const { engine, limits, random } = place;
  const now = engine.clock.now();
  const said = error instanceof Error ? error.message : String(error);
  const fault = said.replaceAll('\u0000', '').toWellFormed().slice(0, 500).toWellFormed();
  if (error instanceof ForgeFault && error.code === 'rate-limited') {
    const until = instantAfter(now, error.retryAfter ?? limits.pause);
    await engine.store.transaction(async (tx) => {
      await tx.forge.pauseConnection(task.forge, until, fault, now);
      await tx.forge.putOff(task, until, fault, false);
    });
    return;
  }
  const attempts = task.attempts + 1;
  const dueAt = instantAfter(now, pauseAfter(task.attempts, limits, random()));
  if (attempts >= limits.attemptsUntilSaid) {
    await sayFault(context, task, limits.attemptsUntilSaid);
  }
  await engine.store.transaction(async (tx) => {
    if (error instanceof ForgeFault) await tx.forge.noteFault(task.forge, fault, now);
    await tx.forge.putOff(task, dueAt, fault, true);
  });
}

/** Nothing failed, so it is no attempt. */
async function lookLater({ engine, onDone }: Workplace, task: Task, not: NotYet): Promise<void> {
  onDone(task, { kind: 'put-off' });
  const dueAt = instantAfter(engine.clock.now(), not.wait);
  await engine.store.transaction((tx) => tx.forge.putOff(task, dueAt, null, false));
}

/** What this one still published may be older than what the other did, so it is said again. */
async function afterLoss(place: Workplace, task: Task): Promise<void> {
  place.onDone(task, { kind: 'lost' });
  const ref = refOf(task);
  if (ref === null) return;
  const { engine } = place;
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    await tx.forge.seeRequest(ref, { published: null }, now);
    await tx.forge.ask(requestTask(ref, 'say', now));
  });
}

/** Whatever was said before, it is held while nobody can tell. That this fails, too, changes nothing. */
async function sayFault(context: ForgeContext, task: Task, attempts: number): Promise<void> {
  try {
    const { subject } = task;
    if (subject.kind === 'merge-group') {
      const { repository, head } = subject;
      await context.forge.publish({ repository }, faultReport(head, attempts));
    }
    const ref = refOf(task);
    const known = ref === null ? null : await context.engine.store.forge.findRequest(ref);
    if (ref === null || known?.head == null) return;
    await publishOnce(context, ref, faultReport(known.head, attempts));
  } catch {
    // The next attempt says it again.
  }
}

function refOf({ forge, subject }: Task): RequestRef | null {
  if (subject.kind !== 'request') return null;
  return { forge, repository: subject.repository, number: subject.number };
}
