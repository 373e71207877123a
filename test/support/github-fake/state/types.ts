/** What the fake forge knows besides what git knows. It changes in place, as a forge does. */
import type { KeyObject } from 'node:crypto';
import type { BareRepository } from '../git/bare-repository.ts';
import type { Pull } from './pull.ts';
import type { CheckRun, CheckSuite, CommitStatus } from './checks.ts';

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Account {
  readonly id: number;
  login: string;
  type: 'User' | 'Bot' | 'Organization';
  name: string;
  /** Addresses that lead to this account; the first is the one it commits with. */
  emails: string[];
  deleted: boolean;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly org: string;
  /** Slug of the team above; its members listing has this team's members too. */
  readonly parent: string | null;
  /** Logins. */
  readonly members: Set<string>;
}

export interface FakeApp {
  readonly id: number;
  readonly slug: string;
  readonly owner: Account;
  readonly bot: Account;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  readonly publicKey: KeyObject;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  /** Where its webhooks are said to go; null for an app without any. */
  hookUrl: string | null;
}

export interface Installation {
  readonly id: number;
  readonly app: FakeApp;
  readonly account: Account;
  repositories: 'all' | Set<Repo>;
  suspended: boolean;
  readonly createdAt: string;
}

export interface RequiredCheck {
  readonly branch: string;
  readonly context: string;
  /** The app that alone may report it; null when anybody may. */
  readonly appId: number | null;
}

export interface ClassicProtection {
  /** `non_admins` lets administrators pass. */
  readonly level: 'non_admins' | 'everyone';
  readonly checks: readonly { readonly context: string; readonly appId: number | null }[];
}

export interface Activity {
  readonly id: number;
  readonly before: string;
  readonly after: string;
  readonly ref: string;
  readonly at: string;
  readonly kind:
    | 'push'
    | 'force_push'
    | 'branch_creation'
    | 'branch_deletion'
    | 'pr_merge'
    | 'merge_queue_merge';
  readonly actor: Account | null;
}

export interface Repo {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly git: BareRepository;
  private: boolean;
  readonly defaultBranch: string;
  readonly roles: Map<string, Role>;
  readonly forkOf: Repo | null;
  deleted: boolean;
  readonly createdAt: string;
  readonly pulls: Map<number, Pull>;
  /** Pulls and issues draw from one row of numbers. */
  lastNumber: number;
  readonly checkRuns: CheckRun[];
  readonly checkSuites: CheckSuite[];
  readonly statuses: CommitStatus[];
  readonly activity: Activity[];
  readonly required: RequiredCheck[];
  /** Classic protection by branch: shown, and not enforced. */
  readonly protections: Map<string, ClassicProtection>;
}

export { ZERO_SHA } from '../git/bare-repository.ts';

export function fullName(repo: Repo): string {
  return `${repo.owner.login}/${repo.name}`;
}
