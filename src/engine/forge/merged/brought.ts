import type { Repository } from '../../../readers/git/repository/run-git.ts';
import { instantAfter } from '../../engine.ts';
import type { LedgerEntry } from '../../ports.ts';
import type { ForgeContext } from '../forge-context.ts';
import { lineBetween } from '../git/merge-trees.ts';
import { ForgeFault } from '../ports.ts';
import { requestTask } from '../queue.ts';
import type { BranchPlace } from './branch-events.ts';
import { NotYet } from './not-yet.ts';
import { passedByHook } from './passed-by-hook.ts';

const MOST_MERGES = 500;
/** By then the requests that are asked about have been looked at, as a rule. */
const WAIT_MILLISECONDS = 30_000;
/** What comes after a commit may be older than the look that accounted for it, by as long as that was late. */
const LATE_MILLISECONDS = 24 * 60 * 60 * 1000;

interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * What of a line (newest first) neither a request brought, whatever came of it, nor a push that the hook beside
 * the repository let pass. `since`: when the branch was last accounted for. Throws `NotYet` where the forge says
 * that a request brought some of it which nobody has looked at since, and `ForgeFault` where it does not say it all.
 */
export async function broughtByNobody(
  context: ForgeContext,
  of: BranchPlace,
  repository: Repository,
  line: readonly string[],
  since: string,
): Promise<ReadonlySet<string>> {
  const left = new Set(line);
  await takeOut(repository, left, await mergesOf(context, of, left));
  if (left.size > 0) {
    await takeOut(
      repository,
      left,
      await passedByHook(context, of, repository, ({ to }) => left.has(to)),
    );
  }
  if (left.size > 0) await waitForRequests(context, of, left, since);
  return left;
}

/** Merges that end at one of these commits, as far as the ledger has them. A row alone excuses nothing. */
async function mergesOf(
  { engine: { store } }: ForgeContext,
  { forge, repository, branch }: BranchPlace,
  heads: ReadonlySet<string>,
): Promise<readonly Span[]> {
  const known = await store.forge.mergedInto(forge, repository, branch, MOST_MERGES);
  const found: Span[] = [];
  for (const { merged, case: id, number } of known) {
    if (merged === null || id === null || !heads.has(merged.to)) continue;
    const origin = { forge, repository, baseBranch: branch, request: number };
    const record = await store.listRecord(id);
    if (record.some((entry) => saysMerged(entry, origin, merged))) found.push(merged);
  }
  return found;
}

function saysMerged(
  { kind, body }: LedgerEntry,
  origin: Readonly<Record<string, unknown>>,
  { from, to }: Span,
): boolean {
  if (kind !== 'case.merged' && kind !== 'case.bypassed') return false;
  const said = (body['origin'] ?? {}) as Readonly<Record<string, unknown>>;
  const isOfRequest = Object.keys(origin).every((key) => said[key] === origin[key]);
  // Entries of earlier versions do not say where it began.
  return isOfRequest && body['commit'] === to && (body['from'] ?? from) === from;
}

async function takeOut(
  repository: Repository,
  left: Set<string>,
  spans: readonly Span[],
): Promise<void> {
  for (const { from, to } of spans) {
    if (!left.has(to)) continue;
    for (const commit of (await lineBetween(repository, from, to)) ?? []) left.delete(commit);
  }
}

/** Webhooks about them may be lost as well as the one about the push: then they are looked at first. */
async function waitForRequests(
  { engine, forge }: ForgeContext,
  { repository, branch }: BranchPlace,
  left: ReadonlySet<string>,
  since: string,
): Promise<void> {
  if (forge.listMergedRequests === undefined) return;
  const from = instantAfter(since, -LATE_MILLISECONDS);
  const { items, isWhole } = await forge.listMergedRequests(repository, branch, from);
  const bringing = items.filter(({ commits }) => commits.some((commit) => left.has(commit)));
  const unread: number[] = [];
  for (const ref of bringing) {
    if ((await engine.store.forge.findRequest(ref))?.outcome == null) unread.push(ref.number);
  }
  if (unread.length === 0) {
    if (isWhole) return;
    // A request that it leaves out would be told of as a push.
    const what = `the list of what was merged into ${branch} of ${repository} is cut short`;
    throw new ForgeFault('unreachable', what);
  }
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    for (const number of unread) {
      const ref = { forge: forge.id, repository, number };
      await tx.forge.seeRequest(ref, {}, now);
      await tx.forge.ask(requestTask(ref, 'look', now));
    }
  });
  const named = unread.slice(0, 10).join(', ');
  throw new NotYet(
    `what came to ${branch} was brought by requests that are looked at first: ${named}`,
    WAIT_MILLISECONDS,
  );
}
