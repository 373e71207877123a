import { confirmRelease } from '../../cases/confirm-release.ts';
import { EngineFault } from '../../fault.ts';
import { isInDoubt } from '../../ledger-trust.ts';
import type { StoredCase } from '../../ports.ts';
import { loginIdentity } from '../account.ts';
import type { ForgeContext } from '../forge-context.ts';
import { bypassedEvent, mergedEvent, type BypassKind } from '../forge-events.ts';
import { commitId, mustResolveAll, openMirror } from '../git/open-mirror.ts';
import { broughtDigest, commitsBetween, mergeBaseOf } from '../git/read-span.ts';
import { keepCase } from '../reconcile/keep-case.ts';
import { readRequestChange } from '../reconcile/read-change.ts';
import { sayHowItStands } from '../report/say-how-it-stands.ts';
import { requestSlot } from '../slot.ts';
import { ForgeFault } from '../ports.ts';
import type { ChangeRequest } from '../types.ts';
import { whySaidTooLate } from './said-in-time.ts';
import { howItWasMerged, type MergeFound } from './how-it-was-merged.ts';

const MOST_CASES = 50;

/**
 * Looks at a merge itself, once: was exactly this released, and is what came in what git makes of it? Then the
 * release is used; else the request went past us, which is written down.
 */
export async function judgeMerged(context: ForgeContext, request: ChangeRequest): Promise<void> {
  const { store } = context.engine;
  const known = await store.forge.findRequest(request);
  if (known?.outcome == null) await judge(context, request, known?.blockers ?? []);
  await sayHowItStands(context, request);
}

async function judge(
  context: ForgeContext,
  request: ChangeRequest,
  blockers: readonly string[],
): Promise<void> {
  const { repository, head, to } = await fetchMerge(context, request);
  // A fast-forward leaves no commit of its own: then only the forge knows where the base was.
  const before = to === head ? commitId(request.base.commit) : `${to}^`;
  const base = (await mergeBaseOf(repository, before, head)) ?? head;
  const commits = (await commitsBetween(repository, base, head)).map(({ commit }) => commit);
  const found = await howItWasMerged(repository, to, head, commits);
  const diff = await broughtDigest(repository, found.from, head);
  const row =
    (await caseOfMerge(context, request, diff)) ??
    // Nobody had seen it: judged now, it is released only where no rule holds it.
    (await keepCase(
      context,
      request,
      await readRequestChange(context, request, { repository, base: found.from, head }),
    ));
  const by = request.mergedBy === null ? null : loginIdentity(request.forge, request.mergedBy);
  const late = await whySaidTooLate(context.engine, row, request);
  const against = late === null ? blockers : [late, ...blockers];
  const objection = await objectionTo(context, row, found, against, by);
  await writeDown(context, request, row, found, objection, by);
}

async function fetchMerge({ forge, mirror }: ForgeContext, request: ChangeRequest) {
  const remote = await forge.remoteOf(request.repository);
  const merge = commitId(request.mergeCommit ?? request.head.commit);
  const refs = [remote.headRef(request.number), merge];
  const repository = await openMirror(await mirror.fetch(request.repository, remote, refs));
  const names = [merge, commitId(request.head.commit)] as const;
  const [to, head] = await mustResolveAll(repository, names);
  return { repository, to, head };
}

/** Of exactly this head, branch and difference: what was judged against another branch is another thing. */
async function caseOfMerge(
  { engine }: ForgeContext,
  request: ChangeRequest,
  diff: string | null,
): Promise<StoredCase | null> {
  const cases = await engine.store.forge.casesInSlot(requestSlot(request), MOST_CASES);
  const isOfMerge = ({ assessment: { change }, state }: StoredCase) =>
    state !== 'superseded' &&
    change.origin?.head === request.head.commit &&
    change.origin.baseBranch === request.base.branch &&
    change.origin.diff === diff;
  return cases.find(isOfMerge) ?? null;
}

interface Objection {
  readonly how: BypassKind;
  readonly why: string;
}

/** Uses the release; null where that went well. Asked again after a crash, the same use is confirmed again. */
async function objectionTo(
  { engine }: ForgeContext,
  row: StoredCase,
  found: MergeFound,
  blockers: readonly string[],
  by: string | null,
): Promise<Objection | null> {
  if (found.kind === 'differently') return { how: 'merged-differently', why: found.why };
  if (blockers[0] !== undefined) return { how: 'merged-without-release', why: blockers[0] };
  try {
    await confirmRelease(engine, {
      case: row.id,
      changeDigest: row.assessment.change.digest,
      attempt: `merge ${found.to}`,
      by: by ?? 'somebody',
    });
    return null;
  } catch (error) {
    // On a ledger that does not verify it cannot be told whether it was released: asked again once it does.
    if (!(error instanceof EngineFault) || isInDoubt(error)) throw error;
    return { how: 'merged-without-release', why: error.message };
  }
}

async function writeDown(
  { engine }: ForgeContext,
  request: ChangeRequest,
  { id }: StoredCase,
  { from, to }: MergeFound,
  objection: Objection | null,
  by: string | null,
): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const row = await tx.lockCase(id);
    if (row === null) throw new ForgeFault('gone', `case ${id} is no longer there`);
    if (objection === null) {
      await tx.appendToLedger(mergedEvent(row, request, by, { from, to }, now));
    } else {
      const { how, why } = objection;
      await tx.updateCase(id, { state: 'bypassed', releaseValidUntil: null });
      await tx.appendToLedger(bypassedEvent(row, by, how, why, { from, to }, now));
    }
    await tx.forge.seeRequest(
      request,
      {
        state: 'merged',
        case: id,
        baseBranch: request.base.branch,
        head: request.head.commit,
        merged: { from, to },
        outcome: objection === null ? 'merged' : 'bypassed',
        lookedAt: now,
      },
      now,
    );
  });
}
