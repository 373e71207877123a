import { answerFromForge } from '../../cases/answer-from-forge.ts';
import type { ForgeContext } from '../forge-context.ts';
import { judgeMerged } from '../merged/judge-merged.ts';
import { sayHowItStands } from '../report/say-how-it-stands.ts';
import { sayForSiblings } from '../report/siblings.ts';
import { opinionsOf } from '../reviews/opinions.ts';
import { requestTask } from '../queue.ts';
import type { ChangeRequest, RequestRef } from '../types.ts';
import { askForGroups } from './ask-for-groups.ts';
import { attachReplay } from './attach-replay.ts';
import { keepCase } from './keep-case.ts';
import { fetchEnds, readRequestChange } from './read-change.ts';
import { recheckRelease } from './recheck-release.ts';
import { withdraw } from './withdraw.ts';

/**
 * Looks at a request anew and brings its case, its answers and its report in line with what is there now,
 * whatever made somebody ask. Looking twice changes nothing. Throws `ForgeFault`, and whatever else went
 * wrong: then nothing was released by it, and it is to be looked at again.
 */
export async function reconcileRequest(context: ForgeContext, ref: RequestRef): Promise<void> {
  const request = await context.forge.readRequest(ref);
  if (request !== null && request.repository !== ref.repository)
    return moved(context, ref, request);
  switch (request?.state) {
    case undefined:
      return withdraw(context, ref, 'gone', 'the forge no longer knows the request');
    case 'closed':
      return withdraw(context, ref, 'closed', 'its request was closed without being merged');
    case 'merged':
      return judgeMerged(context, request);
    case 'open':
      return reconcileOpen(context, request);
  }
}

/** The repository has another name by now: the request is looked at under it. */
async function moved(
  context: ForgeContext,
  ref: RequestRef,
  request: ChangeRequest,
): Promise<void> {
  const { engine } = context;
  await withdraw(context, ref, 'gone', `its repository is now called ${request.repository}`);
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    await tx.forge.seeRequest(request, {}, now);
    await tx.forge.ask(requestTask(request, 'look', now));
  });
}

async function reconcileOpen(context: ForgeContext, request: ChangeRequest): Promise<void> {
  const { engine } = context;
  await makeKnown(context, request);
  const ends = await fetchEnds(context, request);
  const read = await readRequestChange(context, request, ends);
  const row = await keepCase(context, request, read);
  await recheckRelease(engine, row.id);
  await attachReplay(context, request, ends, row);
  const blockers = await countReviews(context, request, row.id);
  await engine.store.transaction((tx) =>
    tx.forge.seeRequest(
      request,
      { case: row.id, blockers, lookedAt: engine.clock.now() },
      engine.clock.now(),
    ),
  );
  await sayHowItStands(context, request);
  await askForGroups(context, request);
}

/** Written first: from here on pushes to its branch are known to be pushes to it. */
async function makeKnown({ engine }: ForgeContext, request: ChangeRequest): Promise<void> {
  const { base, head } = request;
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const before = (await tx.forge.findRequest(request))?.head ?? null;
    await tx.forge.seeRequest(
      request,
      {
        state: 'open',
        baseBranch: base.branch,
        headRepository: head.repository,
        headBranch: head.branch,
        head: head.commit,
        outcome: null,
        merged: null,
      },
      now,
    );
    if (before !== head.commit) await sayForSiblings(tx.forge, request, before, now);
  });
}

/** Where the policy counts reviews: approvals become answers, and whoever asks for changes is named. */
async function countReviews(
  { engine, forge }: ForgeContext,
  request: ChangeRequest,
  caseId: string,
): Promise<readonly string[]> {
  if (engine.world.policy.terms?.reviews !== 'count') return [];
  const reviews = await forge.listReviews(request);
  const opinions = opinionsOf(engine.world.catalog, forge.id, request.head.commit, reviews);
  await answerFromForge(engine, caseId, opinions);
  return opinions.blockers;
}
