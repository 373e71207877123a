import type { Person } from '../../../core/catalog/types.ts';
import type { Directory, DirectoryAccount } from '../types.ts';
import { byText } from './order.ts';

/** An account with its directory, and what it is known by. */
export interface Claimant {
  /** Unique among all directories. */
  readonly key: string;
  readonly directory: Directory;
  readonly account: DirectoryAccount;
  readonly identities: readonly string[];
  /** A live account has some of its names now. */
  readonly gaveWay: boolean;
}

/** Who is known by what, before anybody is told apart. */
export interface Claims {
  /** Ids of people of the file, by identity. */
  readonly byFile: ReadonlyMap<string, ReadonlySet<string>>;
  /** In order of their keys. */
  readonly claimants: readonly Claimant[];
  /** Accounts of one directory that share an identity, by identity. */
  readonly shared: ReadonlyMap<string, readonly Claimant[]>;
}

const NONE: ReadonlySet<string> = new Set();

export function accountKey(directory: string, account: string): string {
  return JSON.stringify([directory, account]);
}

export function fold(identity: string): string {
  return identity.trim().toLowerCase();
}

/** What the file and the accounts of these directories are known by. */
export function claimsOf(people: readonly Person[], directories: readonly Directory[]): Claims {
  const claimants = directories
    .flatMap((directory) => {
      // On a forge a login goes to strangers, so whoever had it before keeps their claim.
      const live = directory.kind === 'scim' ? namesOfLive(directory) : NONE;
      return directory.accounts.map((account) => claimantOf(directory, account, live));
    })
    .toSorted((a, b) => byText(a.key, b.key));
  const all = new Map<string, Claimant[]>();
  for (const claimant of claimants) {
    for (const identity of claimant.identities) add(all, identity, claimant);
  }
  return {
    byFile: fileClaims(people),
    claimants,
    shared: new Map(
      [...all]
        .map(([identity, sharing]) => [identity, withinOne(sharing)] as const)
        .filter(([, sharing]) => sharing.length > 1),
    ),
  };
}

/** Those of a directory that has more than one of them. */
function withinOne(sharing: readonly Claimant[]): readonly Claimant[] {
  if (sharing.length < 2) return [];
  const byDirectory = Map.groupBy(sharing, ({ directory }) => directory.id);
  return [...byDirectory.values()].filter((group) => group.length > 1).flat();
}

function claimantOf(
  directory: Directory,
  account: DirectoryAccount,
  live: ReadonlySet<string>,
): Claimant {
  const identities = [...new Set(account.identities.map(fold))].filter((each) => each !== '');
  // Whoever was taken out gives way to the account that has their names now.
  const kept = account.gone ? identities.filter((each) => !live.has(each)) : identities;
  const gaveWay = kept.length < identities.length;
  return {
    key: accountKey(directory.id, account.id),
    directory,
    account,
    identities: kept,
    gaveWay,
  };
}

function namesOfLive({ accounts }: Directory): ReadonlySet<string> {
  return new Set(
    accounts.filter(({ gone }) => !gone).flatMap(({ identities }) => identities.map(fold)),
  );
}

function fileClaims(people: readonly Person[]): ReadonlyMap<string, ReadonlySet<string>> {
  const claims = new Map<string, Set<string>>();
  for (const { id, identities } of people) {
    for (const identity of [id, ...identities].map(fold)) {
      const holders = claims.get(identity);
      if (holders === undefined) claims.set(identity, new Set([id]));
      else holders.add(id);
    }
  }
  return claims;
}

function add<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
