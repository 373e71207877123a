/** Repositories: new ones, forks, and commits that nobody has pushed yet. */
import { join } from 'node:path';
import { initBare } from '../git/bare-repository.ts';
import { writeCommits, type CommitDraft, type FileContent } from '../git/write-commits.ts';
import type { Repo, Role } from '../state/types.ts';
import { findAccount, findRepo, nextId, nowIn, type World } from '../state/world.ts';
import { install, select } from './apps.ts';
import { ownerOf } from './people.ts';

export interface RepositoryGiven {
  readonly permission?: Readonly<Record<string, Role>>;
  /** Default true. */
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** Full name. A fork starts with all branches of the other one. */
  readonly forkOf?: string;
  /** Whether the app under test may see it; default true, and false for forks. */
  readonly installed?: boolean;
}

export async function newRepository(
  world: World,
  full: string,
  given: RepositoryGiven = {},
): Promise<Repo> {
  const [login = '', name = ''] = full.split('/');
  const owner = ownerOf(world, login);
  const source = given.forkOf === undefined ? null : repoNamed(world, given.forkOf);
  const branch = given.defaultBranch ?? source?.defaultBranch ?? 'main';
  const id = nextId(world);
  const git = await initBare(join(world.folder, `${id}.git`), branch);
  world.repositories.push(git);
  if (source !== null) {
    await git.run(['fetch', '--quiet', source.git.directory, '+refs/heads/*:refs/heads/*']);
    await git.reload();
  }
  const repo: Repo = {
    id,
    owner,
    name,
    git,
    private: given.private ?? source?.private ?? true,
    defaultBranch: branch,
    roles: new Map(
      Object.entries(given.permission ?? {}).map(([who, role]) => [who.toLowerCase(), role]),
    ),
    forkOf: source,
    deleted: false,
    createdAt: nowIn(world),
    pulls: new Map(),
    lastNumber: 0,
    checkRuns: [],
    checkSuites: [],
    statuses: [],
    activity: [],
    required: [],
    protections: new Map(),
  };
  const app = world.apps[0];
  const there = world.installations.find((one) => one.app === app && one.account === owner);
  const installed = given.installed ?? source === null;
  world.repos.push(repo);
  if (app !== undefined && there === undefined && installed)
    install(world, app, owner, 'all', null);
  if (there !== undefined) select(world, there, repo, installed, null);
  return repo;
}

export function repoNamed(world: World, full: string): Repo {
  const [owner = '', name = ''] = full.split('/');
  const found = findRepo(world, owner, name);
  if (found === null) throw new Error(`no repository ${full}: add it with addRepository first`);
  return found;
}

/** Who made a commit: a login, or any name and address, linked to an account or not. */
export type Maker = string | { readonly name: string; readonly email: string };

export interface CommitGiven {
  /** Its tip is the parent when no parents are named. */
  readonly branch?: string;
  readonly files?: Readonly<Record<string, FileContent>>;
  readonly message?: string;
  readonly author?: Maker;
  /** The author, when left out. */
  readonly committer?: Maker;
  readonly parents?: readonly string[];
  /** ISO 8601; now when left out. */
  readonly at?: string;
}

/** Writes commits, each on top of the one before, and moves nothing. Their hashes. */
export async function draftCommits(
  world: World,
  repo: Repo,
  base: string | null,
  given: readonly CommitGiven[],
  by: string | null,
): Promise<readonly string[]> {
  const drafts = given.map((one, index): CommitDraft => {
    const author = makerOf(world, one.author ?? by ?? 'nobody');
    const committer = one.committer === undefined ? author : makerOf(world, one.committer);
    const at = one.at ?? nowIn(world);
    const first = base === null ? [] : [base];
    const parents = one.parents ?? (index === 0 ? first : null);
    return {
      message: one.message ?? 'Change',
      author: { ...author, at },
      committer: { ...committer, at },
      files: one.files ?? {},
      ...(parents === null ? {} : { parents }),
    };
  });
  return writeCommits(repo.git, drafts);
}

/** Where a commit to this branch starts: at its tip, or at that of the default branch. */
export function startOf(repo: Repo, branch: string): string | null {
  const refs = repo.git.refs();
  return refs.get(`refs/heads/${branch}`) ?? refs.get(`refs/heads/${repo.defaultBranch}`) ?? null;
}

function makerOf(world: World, maker: Maker): { readonly name: string; readonly email: string } {
  if (typeof maker !== 'string') return maker;
  const account = findAccount(world, maker);
  if (account === null) return { name: maker, email: `${maker}@nowhere.example` };
  return { name: account.name, email: account.emails[0] ?? '' };
}
