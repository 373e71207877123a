/** Projects and the commits in them. */
import { join } from 'node:path';
import { initBare } from '../../github-fake/git/bare-repository.ts';
import { writeCommits } from '../../github-fake/git/write-commits.ts';
import type { CommitDraft } from '../../github-fake/git/write-commits.ts';
import { projectHappened } from '../hooks/emit.ts';
import type { Account, Project, World } from '../state/world.ts';
import { nextId } from '../state/world.ts';
import { LEVELS } from './people.ts';
import type { Level } from './people.ts';
import { tipOf } from './move-branch.ts';

export interface ProjectGiven {
  readonly levels?: Readonly<Record<string, Level>>;
  readonly forkOf?: Project;
  readonly checks?: readonly string[] | null;
}

export async function newProject(
  world: World,
  path: string,
  { levels = {}, forkOf, checks = null }: ProjectGiven = {},
): Promise<Project> {
  const id = nextId(world);
  const git = await initBare(join(world.folder, `${id}.git`), 'main');
  if (forkOf !== undefined) {
    await git.run(['fetch', '--quiet', forkOf.git.directory, '+refs/heads/*:refs/heads/*']);
    await git.reload();
  }
  const project: Project = {
    id,
    path,
    git,
    levels: new Map(
      Object.entries(levels).map(([name, level]) => {
        const account = world.accounts.get(name);
        if (account === undefined) throw new Error(`no account ${name}`);
        return [account, LEVELS[level]];
      }),
    ),
    forkOf: forkOf ?? null,
    deleted: false,
    resetsApprovals: false,
    requests: new Map(),
    statuses: [],
    pipelines: [],
    train: [],
    protectedBranches: [],
    settings: { pipelinesMustSucceed: true, checksMustPass: false },
    events: [],
    checks: checks === null ? null : checks.map((name) => ({ id: nextId(world), name })),
  };
  world.projects.push(project);
  projectHappened(world, 'project_create', project);
  return project;
}

export interface CommitGiven {
  readonly files: Readonly<Record<string, string>>;
  readonly author?: string | { readonly name: string; readonly email: string };
  readonly message?: string;
  readonly parents?: readonly string[];
}

/** Writes commits, each on top of the one before, and moves nothing. Their hashes. */
export function draftCommits(
  world: World,
  project: Project,
  branch: string,
  given: readonly CommitGiven[],
  by: Account | null,
): Promise<readonly string[]> {
  const base = tipOf(project, branch) ?? tipOf(project, 'main');
  const at = world.clock.now();
  return writeCommits(
    project.git,
    given.map((one, index): CommitDraft => {
      const maker = { ...makerOf(world, one.author, by), at };
      const first = base === null ? [] : [base];
      const parents = one.parents ?? (index === 0 ? first : null);
      return {
        message: one.message ?? 'Change',
        author: maker,
        committer: maker,
        files: one.files,
        ...(parents === null ? {} : { parents }),
      };
    }),
  );
}

function makerOf(
  world: World,
  author: CommitGiven['author'],
  by: Account | null,
): { readonly name: string; readonly email: string } {
  if (typeof author === 'object') return author;
  const account = author === undefined ? by : (world.accounts.get(author) ?? null);
  if (account === null) return { name: 'Nobody', email: 'nobody@nowhere.example' };
  return { name: account.username, email: account.email };
}
