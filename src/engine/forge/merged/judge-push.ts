import { sealChange } from '../../../core/change/seal.ts';
import { readRange } from '../../../readers/git/read-range.ts';
import { resolveCommits } from '../../../readers/git/repository/resolve-commits.ts';
import type { Repository } from '../../../readers/git/repository/run-git.ts';
import { sha256 } from '../../sha256.ts';
import { submitCase } from '../../cases/submit-case.ts';
import { claimOf, loginIdentity } from '../account.ts';
import type { ForgeContext } from '../forge-context.ts';
import { bypassedEvent } from '../forge-events.ts';
import { branchRef, commitId, mustResolveAll, openMirror } from '../git/open-mirror.ts';
import { lineBetween } from '../git/merge-trees.ts';
import { commitsBetween, diffDigest } from '../git/read-span.ts';
import type { TaskSubject } from '../queue.ts';
import { inputOf, mustHaveMergeBase } from '../reconcile/read-change.ts';
import { isWatched } from './is-watched.ts';
import { oneLine } from '../report/plain-text.ts';
import { pushSlot } from '../slot.ts';

export type Push = Extract<TaskSubject, { readonly kind: 'push' }>;

const MOST_MERGES = 500;
const NOTHING = /^0+$/;

/**
 * Commits that came to a branch that is watched, and that no request brought: they went past us. Asked
 * some time after the push, when the merges that it could be have been looked at.
 */
export async function judgePush(context: ForgeContext, push: Push): Promise<void> {
  const isCreation = NOTHING.test(push.before) || NOTHING.test(push.after);
  if (isCreation || !(await isWatched(context, push.repository, push.branch))) return;
  const repository = await fetchPush(context, push);
  const names = [commitId(push.after), commitId(push.before)] as const;
  const [after, before] = await mustResolveAll(repository, names);
  const line = await lineBetween(repository, before, after);
  const foreign = line === null ? [after] : await broughtByNobody(context, push, repository, line);
  if (foreign.length > 0) await record(context, push, repository, before, after);
}

async function fetchPush({ forge, mirror }: ForgeContext, push: Push): Promise<Repository> {
  const remote = await forge.remoteOf(push.repository);
  const ref = branchRef(push.branch);
  const repository = await openMirror(await mirror.fetch(push.repository, remote, [ref]));
  const ends = [commitId(push.before), commitId(push.after)];
  const there = await resolveCommits(repository, ends);
  // Written over since: the forge may still have it.
  const gone = ends.filter((end) => !there.includes(end));
  for (const end of gone) await mirror.fetch(push.repository, remote, [end]);
  return repository;
}

async function broughtByNobody(
  { engine, forge }: ForgeContext,
  push: Push,
  repository: Repository,
  line: readonly string[],
): Promise<readonly string[]> {
  const { repository: name, branch } = push;
  const merges = await engine.store.forge.mergedInto(forge.id, name, branch, MOST_MERGES);
  const left = new Set(line);
  for (const { merged } of merges) {
    if (merged === null || !left.has(merged.to)) continue;
    for (const commit of (await lineBetween(repository, merged.from, merged.to)) ?? []) {
      left.delete(commit);
    }
  }
  return [...left];
}

async function record(
  { engine, forge }: ForgeContext,
  push: Push,
  repository: Repository,
  before: string,
  after: string,
): Promise<void> {
  const range = `${before}...${after}`;
  const reading = await readRange({ repository: repository.directory, range });
  const mergeBase = mustHaveMergeBase(reading);
  const commits = await commitsBetween(repository, before, after);
  const change = sealChange(
    {
      kind: reading.kind,
      inputs: [inputOf(reading)],
      effects: reading.effects,
      signals: reading.signals,
      origin: {
        forge: forge.id,
        repository: push.repository,
        request: null,
        baseBranch: push.branch,
        base: before,
        mergeBase,
        head: after,
        diff: await diffDigest(repository, mergeBase, after),
      },
    },
    sha256,
  );
  const slot = pushSlot(forge.id, push.repository, push.branch, after);
  const [earlier] = await engine.store.forge.casesInSlot(slot, 1);
  if (earlier?.state === 'bypassed') return;
  const subject = commits.at(-1)?.subject ?? after;
  const { case: row } = await submitCase(
    engine,
    {
      title: oneLine(`${subject} (pushed to ${push.branch})`, 200),
      change,
      actors: [...reading.actors, claimOf(engine.world.catalog, forge.id, push.by, 'pusher')],
      clues: reading.clues,
      validations: [],
      commits: commits.map(({ commit, subject: line }) => ({ commit, subject: line })),
      slot,
      link: null,
    },
    { kind: 'machine', name: forge.id },
  );
  const by = loginIdentity(forge.id, push.by);
  const why = `${commits.length} commits came to ${push.branch}${push.isForced ? ' by force' : ''} with no request`;
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const locked = await tx.lockCase(row.id);
    if (locked === null || locked.state === 'bypassed') return;
    await tx.updateCase(row.id, { state: 'bypassed', releaseValidUntil: null });
    await tx.appendToLedger(bypassedEvent(locked, by, 'pushed-directly', why, after, now));
  });
}
