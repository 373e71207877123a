import { instantAfter } from '../../engine.ts';
import type { ForgeContext } from '../forge-context.ts';
import { beginAt } from '../merged/accounted.ts';
import { placeOf } from '../merged/branch-events.ts';
import { guardedAmong } from '../merged/is-watched.ts';
import type { AccountedFor } from '../queue.ts';
import type { WorkLimits } from './limits.ts';

/** As after a push: by then the merges that it may come from have been looked at. */
const SETTLE_MILLISECONDS = 2 * 60 * 1000;
const BATCH = 100;

/** Asks for a look at where the branches of each repository are. Paced, so that webhooks go before. */
export async function askForBranches(
  { engine, forge }: ForgeContext,
  repositories: readonly string[],
  { pace }: WorkLimits,
): Promise<void> {
  const now = engine.clock.now();
  for (let at = 0; at < repositories.length; at += BATCH) {
    await engine.store.transaction(async (tx) => {
      for (const [index, repository] of repositories.slice(at, at + BATCH).entries()) {
        await tx.forge.ask({
          forge: forge.id,
          key: repository,
          subject: { kind: 'branches', repository },
          wanted: 'look',
          dueAt: instantAfter(now, (at + index) * pace),
        });
      }
    });
  }
}

/**
 * Finds what came to watched branches and no webhook told of: git is asked where they are, the ledger up to where
 * they are accounted for. A branch that is watched and that the ledger does not know begins where it is.
 */
export async function lookAtBranches(context: ForgeContext, repository: string): Promise<void> {
  const { engine, forge, mirror } = context;
  const heads = await mirror.listHeads(repository, await forge.remoteOf(repository));
  const placed = (branch: string): string => placeOf({ forge: forge.id, repository, branch });
  const known = await engine.store.forge.accountedFor([...heads.keys()].map(placed));
  const isNew = (branch: string): boolean => !known.has(placed(branch));
  const unknown = [...heads.keys()].filter(isNew);
  for (const branch of await guardedAmong(context, repository, unknown)) {
    const head = heads.get(branch);
    if (head === undefined) continue;
    const why = 'there it was when a sweep first found it watched';
    await beginAt(context, { forge: forge.id, repository, branch }, head, why);
  }
  const moved = [...heads].filter(([branch, head]) => hasMoved(known.get(placed(branch)), head));
  if (moved.length === 0) return;
  await engine.store.transaction(async (tx) => {
    const dueAt = instantAfter(engine.clock.now(), SETTLE_MILLISECONDS);
    for (const [branch, after] of moved) {
      // Apart from what a webhook asks for, which says more.
      const key = `${repository}@${branch}:${after}~`;
      const subject = { kind: 'push' as const, repository, branch, after };
      await tx.forge.ask({ forge: forge.id, key, subject, wanted: 'look', dueAt });
    }
  });
}

function hasMoved(known: AccountedFor | undefined, head: string): boolean {
  return known !== undefined && known.head !== head;
}
