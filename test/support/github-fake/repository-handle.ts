/** A repository in the hands of a test. People are named by login; every verb is a thing that people do. */
import type { MergeGroup, GroupEnd } from './hooks/merge-group-event.ts';
import { checkRunHappened, checkSuiteHappened } from './hooks/check-events.ts';
import type { CheckRun, CommitStatus } from './state/checks.ts';
import type { Comment, Pull, Review } from './state/pull.ts';
import { ZERO_SHA, fullName, type FakeApp, type Repo, type Role } from './state/types.ts';
import { accountOf, findAccount, nextId, nowIn, type World } from './state/world.ts';
import { createCheckRun, type CheckFields } from './verbs/check-runs.ts';
import {
  endGroup,
  enqueue,
  mergePull,
  type MergeAnswer,
  type MergeOptions,
} from './verbs/merge-pull.ts';
import { moveBranch } from './verbs/move-branch.ts';
import { openPull, type PullGiven } from './verbs/open-pull.ts';
import { setRole } from './verbs/people.ts';
import * as changes from './verbs/pull-changes.ts';
import { draftCommits, startOf, type CommitGiven } from './verbs/repositories.ts';

export interface ReviewByLogin extends changes.ReviewGiven {
  readonly by: string;
}

export type RepositoryHandle = ReturnType<typeof handleOf>;

export function handleOf(world: World, repo: Repo) {
  const who = (login: string) => accountOf(world, login);

  /** Writes commits, moves the branch to the last one without a word, and gives their hashes. */
  const commits = async (
    branch: string,
    given: readonly CommitGiven[],
  ): Promise<readonly string[]> => {
    const shas = await draftCommits(world, repo, startOf(repo, branch), given, null);
    const tip = shas.at(-1);
    const author = given.at(-1)?.author;
    const actor = typeof author === 'string' ? findAccount(world, author) : null;
    const options = { quiet: true, actor };
    if (tip !== undefined) await moveBranch(world, repo, branch, tip, who('web-flow'), options);
    return shas;
  };

  return {
    state: repo,
    id: repo.id,
    name: fullName(repo),
    /** The folder of the bare repository, for tests that ask git themselves. */
    directory: repo.git.directory,
    tip: (branch: string): string | null => repo.git.refs().get(`refs/heads/${branch}`) ?? null,

    commits,
    /**
     * One commit. With a branch it is put there without a word, as history from before the app;
     * without one it is an object that a push can name.
     */
    commit: async (given: CommitGiven): Promise<string> => {
      const shas =
        given.branch === undefined
          ? await draftCommits(world, repo, null, [given], null)
          : await commits(given.branch, [given]);
      return shas[0] ?? '';
    },
    /** Pushes new commits, or a commit that is there: `push`, and `synchronize` for open pulls. The new tip. */
    push: async (
      branch: string,
      what: string | CommitGiven | readonly CommitGiven[],
      by: string,
    ): Promise<string> => {
      const given = Array.isArray(what) ? what : [what];
      const shas =
        typeof what === 'string'
          ? [what]
          : await draftCommits(world, repo, startOf(repo, branch), given, by);
      const tip = shas.at(-1) ?? '';
      await moveBranch(world, repo, branch, tip, who(by));
      return tip;
    },
    forcePush: (branch: string, sha: string, by: string): Promise<void> =>
      moveBranch(world, repo, branch, sha, who(by)),
    deleteBranch: (branch: string, by: string): Promise<void> =>
      moveBranch(world, repo, branch, ZERO_SHA, who(by)),

    openPull: (given: PullGiven): Promise<Pull> => openPull(world, repo, who(given.by), given),
    closePull: (pull: Pull, by: string): Promise<void> => changes.close(world, pull, who(by)),
    reopenPull: (pull: Pull, by: string): Promise<void> => changes.reopen(world, pull, who(by)),
    changeBase: (pull: Pull, base: string, by: string): Promise<void> =>
      changes.changeBase(world, pull, base, who(by)),
    label: (pull: Pull, name: string, by: string): Promise<void> =>
      changes.label(world, pull, name, who(by)),
    setDraft: (pull: Pull, draft: boolean, by: string): Promise<void> =>
      changes.setDraft(world, pull, draft, who(by)),

    review: (pull: Pull, { by, ...given }: ReviewByLogin): Review =>
      changes.review(world, pull, who(by), given),
    dismissReview: (pull: Pull, review: Review, by: string): void =>
      changes.dismissReview(world, pull, review, who(by)),
    editReview: (pull: Pull, review: Review, body: string, by: string): void =>
      changes.editReview(world, pull, review, body, who(by)),
    comment: (pull: Pull, by: string, body: string): Comment =>
      changes.comment(world, pull, who(by), body),

    /** Refused, like the button, while a required check is missing; `bypass` is an administrator. */
    mergePull: (pull: Pull, by: string, options?: MergeOptions): Promise<MergeAnswer> =>
      mergePull(world, pull, who(by), options),
    enqueueMergeGroup: (pull: Pull, by: string): Promise<MergeGroup> =>
      enqueue(world, pull, who(by)),
    endMergeGroup: (
      pull: Pull,
      group: MergeGroup,
      end: GroupEnd,
      by: string,
    ): Promise<MergeAnswer> => endGroup(world, pull, group, end, who(by)),

    /** Without this check, of this app when one is named, the branch takes no merge. */
    requireCheck: (context: string, app: FakeApp | null, branch = repo.defaultBranch): void => {
      repo.required.push({ branch, context, appId: app?.id ?? null });
    },
    /** Every run on a commit, oldest first. */
    checkRuns: (sha: string): readonly CheckRun[] =>
      repo.checkRuns.filter(({ headSha }) => headSha === sha),
    /** A run as any app may report it, under whatever name. */
    reportCheck: (
      app: FakeApp,
      given: Partial<CheckFields> & { readonly name: string; readonly headSha: string },
    ): CheckRun => createCheckRun(world, repo, app, { ...NO_FIELDS, ...given }),
    setStatus: (sha: string, context: string, state: CommitStatus['state'], by: string): void => {
      const made = { id: nextId(world), sha, state, context, description: null, targetUrl: null };
      repo.statuses.push({ ...made, by: who(by), at: nowIn(world) });
    },
    /** Somebody asks for a run again. */
    rerequest: (run: CheckRun, by: string): void =>
      checkRunHappened(world, repo, run, 'rerequested', who(by)),
    rerequestSuite: (run: CheckRun, by: string): void =>
      checkSuiteHappened(world, repo, run.suite, 'rerequested', who(by)),
    /** Somebody presses a button of a run. */
    requestAction: (run: CheckRun, identifier: string, by: string): void =>
      checkRunHappened(world, repo, run, 'requested_action', who(by), identifier),

    setRole: (login: string, role: Role | null, by: string): void =>
      setRole(world, repo, who(login), role, who(by)),
    /** From now on the repository is gone; pulls from it have no head repository. */
    remove: (): void => {
      repo.deleted = true;
    },
  };
}

const NO_FIELDS = {
  status: null,
  conclusion: null,
  externalId: null,
  detailsUrl: null,
  startedAt: null,
  completedAt: null,
  output: null,
  actions: null,
};
