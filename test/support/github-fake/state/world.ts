/** Everything one fake forge holds, and how it is looked up: names are compared as the forge does, without case. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../../../src/engine/ports.ts';
import type { BareRepository } from '../git/bare-repository.ts';
import type { Deliveries } from '../hooks/deliveries.ts';
import type { Weather } from '../http/weather.ts';
import type { Token } from './tokens.ts';
import type { Account, FakeApp, Installation, Repo, Team } from './types.ts';

export interface World {
  readonly clock: Clock;
  /** Where the forge is reached: `http://127.0.0.1:port`. Known once it listens. */
  url: string;
  readonly folder: string;
  readonly accounts: Map<string, Account>;
  /** By login of the organisation; login of a member to their role. */
  readonly members: Map<string, Map<string, 'admin' | 'member'>>;
  readonly teams: Team[];
  readonly repos: Repo[];
  readonly repositories: BareRepository[];
  readonly apps: FakeApp[];
  readonly installations: Installation[];
  readonly tokens: Map<string, Token>;
  /** Codes of app manifests that were not yet exchanged. */
  readonly manifests: Map<string, { readonly app: FakeApp; readonly until: number }>;
  readonly weather: Weather;
  readonly deliveries: Deliveries;
  readonly cuts: { commits: number; files: number };
  lastId: number;
}

/** The forge's own account, in whose name the merge button commits. */
export const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com' };

export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

/** Seconds, as the forge writes instants. */
export function nowIn(world: World): string {
  return new Date(world.clock.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function findAccount(world: World, login: string): Account | null {
  return world.accounts.get(login.toLowerCase()) ?? null;
}

export function accountOf(world: World, login: string): Account {
  const found = findAccount(world, login);
  if (found === null) throw new Error(`no account ${login}: add it with addAccount first`);
  return found;
}

/** Whose address this is; nobody's when it is linked to no account, or to one that is gone. */
export function accountByEmail(world: World, email: string): Account | null {
  const wanted = email.toLowerCase();
  const login = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(wanted)?.[1];
  for (const account of world.accounts.values()) {
    if (account.deleted) continue;
    if (account.login.toLowerCase() === login) return account;
    if (account.emails.some((one) => one.toLowerCase() === wanted)) return account;
  }
  return null;
}

export function findRepo(world: World, owner: string, name: string): Repo | null {
  const wanted = `${owner}/${name}`.toLowerCase();
  return (
    world.repos.find(
      (repo) => !repo.deleted && `${repo.owner.login}/${repo.name}`.toLowerCase() === wanted,
    ) ?? null
  );
}

export function installationFor(world: World, app: FakeApp, repo: Repo): Installation | null {
  return (
    world.installations.find(
      (one) => one.app === app && one.account === repo.owner && covers(one, repo),
    ) ?? null
  );
}

export function covers(installation: Installation, repo: Repo): boolean {
  if (installation.account !== repo.owner || repo.deleted) return false;
  return installation.repositories === 'all' || installation.repositories.has(repo);
}

/** Letters that look random and are the same on every run. */
export function scrambled(world: World, length: number): string {
  const seed = `token ${nextId(world)}`;
  return createHash('sha512').update(seed).digest('hex').slice(0, length);
}
