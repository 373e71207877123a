import { instantAfter } from '../../engine.ts';
import { syncForgeTeams } from '../../people/sync-forge-teams.ts';
import type { ForgeContext } from '../forge-context.ts';
import { requestTask, type KnownRequest } from '../queue.ts';
import type { RequestRef } from '../types.ts';
import type { WorkLimits } from './limits.ts';
import { askForBranches } from './sweep-branches.ts';

/**
 * Finds what no webhook told of: requests that are new, and those that are open here and no longer there.
 * Others are looked at again once nobody has for a while. All of it paced, so that webhooks go before.
 */
export async function sweep(context: ForgeContext, limits: WorkLimits): Promise<void> {
  const { engine, forge } = context;
  if (await areTeamsOld(context, limits)) await syncForgeTeams(engine, forge);
  const known = new Map(
    (await engine.store.forge.listOpenRequests(forge.id)).map((each) => [nameOf(each), each]),
  );
  const due: RequestRef[] = [];
  const { items: repositories } = await forge.listRepositories();
  for (const repository of repositories) {
    const open = await forge.listOpenRequests(repository);
    for (const ref of open.items) {
      const request = known.get(nameOf(ref));
      if (request === undefined || isLongAgo(context, request, limits)) due.push(ref);
      known.delete(nameOf(ref));
    }
  }
  // What is left is closed, merged or gone, or its listing was cut short: a look tells which.
  await ask(context, [...due, ...known.values()], limits);
  await askForBranches(context, repositories, limits);
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    await tx.forge.forgetDeliveries(instantAfter(now, -limits.keepDeliveries));
    await tx.forge.sweepDone(forge.id, now);
  });
}

async function areTeamsOld(
  { engine, forge }: ForgeContext,
  { syncTeams }: WorkLimits,
): Promise<boolean> {
  const directories = await engine.store.people.listDirectories();
  const { syncedAt = null, faultAt = null } = directories.find(({ id }) => id === forge.id) ?? {};
  const latest = [syncedAt, faultAt]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  return latest === undefined || latest <= instantAfter(engine.clock.now(), -syncTeams);
}

/** Who may write, and who is known by what account, is part of every judgement. */
export async function lookAtAll(context: ForgeContext, limits: WorkLimits): Promise<void> {
  const { engine, forge } = context;
  await ask(context, await engine.store.forge.listOpenRequests(forge.id), limits);
}

function isLongAgo(
  { engine }: ForgeContext,
  { lookedAt }: KnownRequest,
  { lookAgain }: WorkLimits,
): boolean {
  return lookedAt === null || lookedAt <= instantAfter(engine.clock.now(), -lookAgain);
}

const BATCH = 100;

async function ask(
  { engine }: ForgeContext,
  refs: readonly RequestRef[],
  { pace }: WorkLimits,
): Promise<void> {
  const now = engine.clock.now();
  for (let at = 0; at < refs.length; at += BATCH) {
    await engine.store.transaction(async (tx) => {
      for (const [index, ref] of refs.slice(at, at + BATCH).entries()) {
        await tx.forge.seeRequest(ref, {}, now);
        await tx.forge.ask(requestTask(ref, 'look', instantAfter(now, (at + index) * pace)));
      }
    });
  }
}

function nameOf({ repository, number }: RequestRef): string {
  return `${repository}#${number}`;
}
