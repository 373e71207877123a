import type { ForgeContext } from '../forge-context.ts';
import { mergeGroupTask } from '../queue.ts';
import type { RequestRef } from '../types.ts';

/** Cars of one train; GitLab itself runs twenty at once. */
const MOST_GROUPS = 50;

/** Where the forge does not tell of what it is about to merge, it is asked. */
export async function askForGroups(
  { engine, forge }: ForgeContext,
  request: RequestRef,
): Promise<void> {
  const groups = (await forge.mergeGroupsOf?.(request)) ?? [];
  if (groups.length === 0) return;
  await engine.store.transaction(async (tx) => {
    for (const group of groups.slice(0, MOST_GROUPS)) {
      await tx.forge.ask(mergeGroupTask(forge.id, group, engine.clock.now()));
    }
  });
}
