/** What the fake GitLab knows besides what git knows. It changes in place, as a forge does. */
import type { Clock } from '../../../../src/engine/ports.ts';
import type { BareRepository } from '../../github-fake/git/bare-repository.ts';
import type { Weather } from '../../github-fake/http/weather.ts';
import type { Deliveries } from '../hooks/deliveries.ts';

export interface Account {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  state: 'active' | 'blocked' | 'deactivated';
  readonly bot: boolean;
  deleted: boolean;
}

export interface Group {
  readonly id: number;
  readonly path: string;
  readonly members: Set<Account>;
}

export interface Note {
  readonly id: number;
  readonly by: Account;
  body: string;
  readonly system: boolean;
  readonly at: string;
}

export interface Version {
  readonly id: number;
  readonly head: string;
  readonly base: string;
  readonly start: string;
  readonly at: string;
}

export interface CheckResponse {
  readonly check: number;
  readonly sha: string;
  readonly status: string;
}

export interface Request {
  readonly iid: number;
  readonly project: Project;
  /** Where the source branch lies: the same project, or a fork of it. */
  readonly source: Project;
  readonly sourceBranch: string;
  targetBranch: string;
  readonly by: Account;
  readonly title: string;
  readonly createdAt: string;
  state: 'opened' | 'closed' | 'merged';
  sha: string;
  readonly versions: Version[];
  readonly notes: Note[];
  readonly approvals: Set<Account>;
  readonly responses: CheckResponse[];
  merged: {
    readonly by: Account;
    readonly commit: string | null;
    readonly squash: string | null;
    readonly at: string;
  } | null;
}

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly by: Account;
  readonly name: string;
  state: string;
  description: string;
  target: string | null;
  readonly pipeline: number | null;
}

export interface Pipeline {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
}

export interface Car {
  readonly id: number;
  readonly request: Request;
  readonly pipeline: Pipeline;
}

export interface PushEvent {
  readonly by: Account;
  readonly at: string;
  readonly branch: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Project {
  readonly id: number;
  readonly path: string;
  readonly git: BareRepository;
  readonly levels: Map<Account, number>;
  readonly forkOf: Project | null;
  deleted: boolean;
  /** Whether a push takes approvals back, as projects may choose. */
  resetsApprovals: boolean;
  readonly requests: Map<number, Request>;
  readonly statuses: Status[];
  readonly events: PushEvent[];
  readonly pipelines: Pipeline[];
  /** Cars in front first. */
  train: Car[];
  protectedBranches: readonly string[];
  /** As the project’s merge request settings have it. */
  readonly settings: { pipelinesMustSucceed: boolean; checksMustPass: boolean };
  /** Names of external status checks; null where the tier has none. */
  checks: readonly { readonly id: number; readonly name: string }[] | null;
}

export interface World {
  readonly clock: Clock;
  url: string;
  readonly folder: string;
  readonly accounts: Map<string, Account>;
  readonly ghost: Account;
  /** Whose token the door under test has. */
  readonly holdpoint: Account;
  token: string;
  readonly groups: Group[];
  readonly projects: Project[];
  readonly weather: Weather;
  readonly deliveries: Deliveries;
  cutCommits: number;
  /** Milliseconds that pass between two things that are written down. */
  pace: number;
  written: number;
  lastId: number;
}

export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

export function accountOf(world: World, username: string): Account {
  const found = world.accounts.get(username);
  if (found === undefined) throw new Error(`no account ${username}: add it with addAccount first`);
  return found;
}

/** As others see them: whoever is gone is the ghost. */
export function shownAs(world: World, account: Account): Account {
  return account.deleted ? world.ghost : account;
}

export function projectOf(world: World, path: string): Project {
  const found = world.projects.find((one) => one.path === path && !one.deleted);
  if (found === undefined) throw new Error(`no project ${path}`);
  return found;
}

/** GitLab’s own instant of writing something down: each a little later than the one before. */
export function instantOf(world: World): string {
  world.written += world.pace;
  return new Date(Date.parse(world.clock.now()) + world.written).toISOString();
}
