import type { ForgeContext } from '../forge-context.ts';
import { branchRef, commitId, openMirror } from '../git/open-mirror.ts';
import { ForgeFault } from '../ports.ts';
import type { TaskSubject } from '../queue.ts';
import { accountFor, type BranchEnds } from './account-for.ts';
import { placeOf } from './branch-events.ts';
import { isWatched } from './is-watched.ts';
import { oneAfterTheOther } from './one-after-the-other.ts';
import { resolveCommits } from '../../../readers/git/repository/resolve-commits.ts';

export type Push = Extract<TaskSubject, { readonly kind: 'push' }>;

const NOTHING = /^0+$/;

/**
 * Commits that came to a branch that is watched, and that no request brought: they went past us. Judged is all
 * that came since the branch was last accounted for, whatever was told of it. Asked some time after they were
 * seen there, when the merges that it could be have been looked at.
 */
export async function judgePush(context: ForgeContext, push: Push): Promise<void> {
  const { repository, branch } = push;
  // Should the branch be made again, it is judged from where it was.
  if (NOTHING.test(push.after) || !(await isWatched(context, repository, branch))) return;
  const of = { forge: context.forge.id, repository, branch };
  await oneAfterTheOther(placeOf(of), async () => {
    await accountFor(context, of, await fetchEnds(context, push));
  });
}

/** Where the branch was seen, where it is now, and where a webhook says that it was before. */
async function fetchEnds({ engine, forge, mirror }: ForgeContext, push: Push): Promise<BranchEnds> {
  const place = placeOf({ forge: forge.id, repository: push.repository, branch: push.branch });
  const stood = (await engine.store.forge.accountedFor([place])).get(place)?.head ?? null;
  const remote = await forge.remoteOf(push.repository);
  const after = commitId(push.after);
  const isNew = push.before !== undefined && NOTHING.test(push.before);
  const before = push.before === undefined || isNew ? null : commitId(push.before);
  const ref = branchRef(push.branch);
  const isThere = await orGone(mirror.fetch(push.repository, remote, [ref]));
  const folder = isThere ?? (await mirror.fetch(push.repository, remote, [after]));
  const repository = await openMirror(folder);
  const has = async (id: string): Promise<boolean> => {
    const [found = null] = await resolveCommits(repository, [id]);
    if (found !== null) return true;
    // Written over since: the forge may still have it.
    return (await orGone(mirror.fetch(push.repository, remote, [id]))) !== null;
  };
  if (!(await has(after))) throw new ForgeFault('gone', `the repository does not have ${after}`);
  const names = isThere === null ? [] : [mirror.nameOf(folder, ref)];
  const [present = null] = await resolveCommits(repository, names);
  return {
    repository,
    after,
    present,
    isNew,
    before: before !== null && (await has(before)) ? before : null,
    has,
    stood,
  };
}

async function orGone(folder: Promise<string>): Promise<string | null> {
  try {
    return await folder;
  } catch (error) {
    if (error instanceof ForgeFault && error.code === 'gone') return null;
    throw error;
  }
}
