import { runGit, type Repository } from '../../../readers/git/repository/run-git.ts';
import type { ForgeContext } from '../forge-context.ts';
import { ancestorOf, lineBetween } from '../git/merge-trees.ts';
import { mergeBaseOf } from '../git/read-span.ts';
import type { AccountedFor } from '../queue.ts';
import { pushSlot, rewriteSlot } from '../slot.ts';
import { beginAt, goOn } from './accounted.ts';
import { placeOf, type BranchPlace } from './branch-events.ts';
import { broughtByNobody } from './brought.ts';
import { isGuarded } from './is-watched.ts';
import { NotYet } from './not-yet.ts';
import { followHook } from './passed-by-hook.ts';
import { recordBypass } from './record-bypass.ts';
import { stretchesOf } from './stretches.ts';

/** Where a branch was seen to be. Commits by their ids. */
export interface BranchEnds {
  readonly repository: Repository;
  /** What is to be accounted for: the branch was seen there some time ago. */
  readonly after: string;
  /** Where it is now by git itself; null where it is gone. */
  readonly present: string | null;
  /** Where it was before, as a webhook says; null where none does. */
  readonly before: string | null;
  /** The webhook says that the branch was made just then. */
  readonly isNew: boolean;
  /** Whether a commit is at hand, or can be fetched. */
  readonly has: (commit: string) => Promise<boolean>;
  /** Up to where the ledger had it as accounted for before git was asked; null where it did not know the branch. */
  readonly stood: string | null;
}

/**
 * Judges what came to a branch between the commit up to which the ledger says that it is accounted for and the one
 * where it was seen, and writes down that this is done. Old news changes nothing.
 */
export async function accountFor(
  context: ForgeContext,
  of: BranchPlace,
  ends: BranchEnds,
): Promise<void> {
  const known = await standingOf(context, of, ends);
  if (known.head !== (ends.stood ?? ends.before ?? ends.after)) {
    // What git said may be older than that: it would look as if the branch had been taken back.
    throw new NotYet(`${placeOf(of)} was accounted for by another server meanwhile`, 0);
  }
  await lookBefore(context, of, ends, known);
  const { repository, after, present } = ends;
  const { head } = known;
  if (after === head) return;
  const hasHead = await ends.has(head);
  if (hasHead && (await isAncestor(repository, after, head))) {
    // A branch that is there now was taken back to it; else it is a webhook that came late.
    if (after === present) await rewritten(context, of, ends, known, hasHead);
    return;
  }
  if (await isLongGone(context, of, ends)) return;
  if (ends.isNew && !(await isGuarded(context, of.repository, of.branch))) {
    return goOn(context, of, known, { head: after, how: 'made-anew', bypassed: [] });
  }
  const line = hasHead ? await lineBetween(repository, head, after) : null;
  if (line === null) return rewritten(context, of, ends, known, hasHead);
  const bypassed = await judgeLine(context, of, repository, head, line, known.at);
  await goOn(context, of, known, { head: after, how: 'grown', bypassed });
}

/** As the ledger has it. A branch that it does not know begins here. */
async function standingOf(
  context: ForgeContext,
  of: BranchPlace,
  { before, after, isNew }: BranchEnds,
): Promise<AccountedFor> {
  if (before !== null) {
    return beginAt(context, of, before, 'there it was before the first push that was heard of');
  }
  const why = isNew ? 'there it was made' : 'there it was when it was first looked at';
  return beginAt(context, of, after, why);
}

/** Furthest back that a webhook from before the beginning is followed, in commits. */
const MOST_BEFORE = 1000;

/**
 * A webhook may tell of a push from before the commit at which the branch was first looked at: it came out of
 * order, or the sweep was faster. What lies between is judged as well.
 */
async function lookBefore(
  context: ForgeContext,
  of: BranchPlace,
  { repository, before, after, has }: BranchEnds,
  { began, at }: AccountedFor,
): Promise<void> {
  if (before === null || before === began || !(await has(before)) || !(await has(began))) return;
  const to = (await isAncestor(repository, after, began)) ? after : began;
  const line = await lineBetween(repository, before, to);
  if (line === null || line.length === 0 || line.length > MOST_BEFORE) return;
  await judgeLine(context, of, repository, before, line, at);
}

/** It was accounted for, and taken away by force since: a webhook tells of it once more. */
async function isLongGone(
  { engine }: ForgeContext,
  of: BranchPlace,
  { repository, after, present, has }: BranchEnds,
): Promise<boolean> {
  if (present === null || (await isAncestor(repository, after, present))) return false;
  for (const left of await engine.store.forge.leftByForce(placeOf(of))) {
    if ((await has(left)) && (await isAncestor(repository, after, left))) return true;
  }
  return false;
}

/** Answers the cases of what went past us, one for each stretch. */
async function judgeLine(
  context: ForgeContext,
  of: BranchPlace,
  repository: Repository,
  from: string,
  line: readonly string[],
  since: string,
): Promise<readonly string[]> {
  const left = await broughtByNobody(context, of, repository, line, since);
  const cases: string[] = [];
  for (const { from: before, to, commits } of stretchesOf(from, line, left)) {
    const id = await recordBypass(context, of, repository, {
      from: before,
      to,
      how: 'pushed-directly',
      why: `${countOf(commits.length)} came to ${of.branch} with no request`,
      slot: pushSlot(of.forge, of.repository, of.branch, to),
      commits,
    });
    cases.push(id);
  }
  return cases;
}

/** What had been accounted for is no longer in the branch, or was not for a time. */
async function rewritten(
  context: ForgeContext,
  of: BranchPlace,
  ends: BranchEnds,
  known: AccountedFor,
  hasHead: boolean,
): Promise<void> {
  const { repository, after, present } = ends;
  const { head } = known;
  const leadsOn = (commit: string): Promise<boolean> => isAncestor(repository, commit, after);
  const reached = hasHead ? await followHook(context, of, repository, head, leadsOn) : head;
  if (reached !== head) {
    // Somebody released it that the branch was moved by force.
    await goOn(context, of, known, { head: reached, how: 'rewritten', bypassed: [] });
    return accountFor(context, of, { ...ends, stood: reached });
  }
  const base = hasHead ? await mergeBaseOf(repository, head, after) : null;
  const line = base === null ? [after] : ((await lineBetween(repository, base, after)) ?? []);
  const left =
    line.length === 0
      ? new Set<string>()
      : await broughtByNobody(context, of, repository, line, known.at);
  const lost = hasHead ? await countBetween(repository, after, head) : null;
  const from = hasHead ? head : ((await ancestorOf(repository, after, 1)) ?? after);
  const taken =
    lost === null
      ? `${head.slice(0, 12)}, up to which it had been accounted for, is nowhere any more`
      : `${countOf(lost)} that had been accounted for went from it`;
  const came = left.size === 0 ? '' : `, and ${countOf(left.size)} came with no request`;
  const id = await recordBypass(context, of, repository, {
    from,
    to: after,
    how: 'history-rewritten',
    why: `${of.branch} was moved by force: ${taken}${came}`,
    slot: rewriteSlot(of.forge, of.repository, of.branch, head, after),
    commits: line,
  });
  // Where the branch went back from there it is judged from where it had been.
  const isThere = present === null || (await isAncestor(repository, after, present));
  if (isThere) await goOn(context, of, known, { head: after, how: 'rewritten', bypassed: [id] });
}

async function countBetween(repository: Repository, from: string, to: string): Promise<number> {
  const { output } = await runGit(repository, ['rev-list', '--count', to, `^${from}`, '--']);
  return Number(output.toString('ascii'));
}

async function isAncestor(repository: Repository, one: string, other: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', one, other];
  return (await runGit(repository, args, { accept: [1, 128] })).code === 0;
}

function countOf(commits: number): string {
  return commits === 1 ? '1 commit' : `${commits} commits`;
}
