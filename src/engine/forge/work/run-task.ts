import { syncForgeTeams } from '../../people/sync-forge-teams.ts';
import type { ForgeContext } from '../forge-context.ts';
import { judgeMergeGroup } from '../merged/judge-merge-group.ts';
import { judgePush } from '../merged/judge-push.ts';
import { requestTask, type Task } from '../queue.ts';
import { askForGroups } from '../reconcile/ask-for-groups.ts';
import { reconcileRequest } from '../reconcile/reconcile-request.ts';
import { sayHowItStands } from '../report/say-how-it-stands.ts';
import { answerCommand } from './answer-command.ts';
import type { WorkLimits } from './limits.ts';
import { lookAtAll, sweep } from './sweep.ts';
import { lookAtBranches } from './sweep-branches.ts';

/** Does what one row asks for. Whatever it throws means that it is to be done again. */
export async function runTask(
  context: ForgeContext,
  task: Task,
  limits: WorkLimits,
): Promise<void> {
  const { subject } = task;
  switch (subject.kind) {
    case 'request': {
      const ref = { forge: task.forge, repository: subject.repository, number: subject.number };
      if (task.wanted === 'say' && (await sayHowItStands(context, ref))) {
        return askForGroups(context, ref);
      }
      return reconcileRequest(context, ref);
    }
    case 'merge-group':
      return judgeMergeGroup(context, subject);
    case 'push':
      return judgePush(context, subject);
    case 'branches':
      return lookAtBranches(context, subject.repository);
    case 'command':
      return answerCommand(context, subject);
    case 'at-commit':
      return lookForUnknown(context, subject.repository, subject.commit);
    case 'people':
      await syncForgeTeams(context.engine, context.forge);
      return lookAtAll(context, limits);
    case 'sweep':
      return sweep(context, limits);
  }
}

/**
 * Open requests that nobody knew of yet: those at a commit, or all of a repository, since whoever pushes may have
 * pushed to one of them. That is asked for with each push, and one listing answers for all that came before it.
 */
async function lookForUnknown(
  { engine, forge }: ForgeContext,
  repository: string,
  commit: string | null,
): Promise<void> {
  const { items } =
    commit === null
      ? await forge.listOpenRequests(repository)
      : await forge.requestsAt(repository, commit);
  const known = await engine.store.forge.listOpenRequests(forge.id);
  const names = new Set(known.map((one) => `${one.repository}#${one.number}`));
  const unknown = items.filter((one) => !names.has(`${one.repository}#${one.number}`));
  if (unknown.length === 0) return;
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    for (const ref of unknown) {
      await tx.forge.seeRequest(ref, {}, now);
      await tx.forge.ask(requestTask(ref, 'look', now));
    }
  });
}
