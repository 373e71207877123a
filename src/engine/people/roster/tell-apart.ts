import type { RosterFile, RosterProblem } from '../types.ts';
import { fold, type Claimant, type Claims } from './claims.ts';
import { byText, listed, sortedSet } from './order.ts';

/** Whose each account is, as far as that can be told. */
export interface ToldApart {
  /** Ids of people, by account. */
  readonly personOf: ReadonlyMap<string, string>;
  /** Accounts that make a person whom the file does not know, by the id of that person. */
  readonly made: ReadonlyMap<string, Claimant>;
  /** Accounts that cannot be told, with the people of the file whom they may belong to. */
  readonly unresolved: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly RosterProblem[];
}

type Told =
  | { readonly kind: 'theirs'; readonly person: string }
  | { readonly kind: 'own'; readonly person: string }
  | {
      readonly kind: 'unresolved';
      readonly touched: readonly string[];
      readonly problem: RosterProblem;
    }
  | { readonly kind: 'nobody' };

/**
 * Whose account each is. An account is a person's of the file with whom it shares an identity that no other
 * account has. One that may be two people's, or shares the login of another, is nobody's: two people behind
 * one name could each release what the other wrote, and one person with two could release their own.
 */
export function tellApart(file: RosterFile, claims: Claims): ToldApart {
  const personOf = new Map<string, string>();
  const made = new Map<string, Claimant>();
  const unresolved = new Map<string, readonly string[]>();
  const problems: RosterProblem[] = [];
  const fileIds = new Set([...file.people, ...file.teams].map(({ id }) => id.toLowerCase()));
  const contested = contestedIn(claims);
  const owned = ownIds(claims);
  for (const claimant of claims.claimants) {
    const told = tell(claimant, claims, contested, fileIds, owned);
    if (told.kind === 'theirs') personOf.set(claimant.key, told.person);
    if (told.kind === 'own') {
      personOf.set(claimant.key, told.person);
      made.set(told.person, claimant);
    }
    if (told.kind === 'unresolved') {
      unresolved.set(claimant.key, told.touched);
      problems.push(told.problem);
    }
  }
  return { personOf, made, unresolved, problems };
}

function tell(
  claimant: Claimant,
  { byFile, shared }: Claims,
  contested: ReadonlySet<string>,
  fileIds: ReadonlySet<string>,
  owned: ReadonlyMap<string, number>,
): Told {
  const { account, identities } = claimant;
  const peopleBy = (names: readonly string[]) =>
    sortedSet(names.flatMap((name) => [...(byFile.get(name) ?? [])]));
  const theirs = peopleBy(identities.filter((name) => !shared.has(name)));
  if (theirs.length > 1)
    return { kind: 'unresolved', touched: theirs, problem: many(claimant, theirs) };
  const [person] = theirs;
  if (person !== undefined) return { kind: 'theirs', person };
  const disputed = identities.find((name) => contested.has(name));
  if (disputed !== undefined) {
    const sharing = shared.get(disputed) ?? [];
    return {
      kind: 'unresolved',
      touched: peopleBy(identities),
      problem: sharedProblem(disputed, sharing, peopleBy([disputed])),
    };
  }
  const { person: id } = account;
  if (id === null) return { kind: 'nobody' };
  const isTaken = fileIds.has(id) || byFile.has(fold(id)) || (owned.get(id) ?? 0) > 1;
  if (isTaken && claimant.gaveWay) return { kind: 'nobody' };
  if (isTaken)
    return { kind: 'unresolved', touched: peopleBy([fold(id)]), problem: taken(claimant, id) };
  return { kind: 'own', person: id };
}

/** Identities of several accounts by which somebody could be taken for another. */
function contestedIn({ shared, byFile }: Claims): ReadonlySet<string> {
  return new Set(
    [...shared]
      .filter(
        ([name, sharing]) =>
          byFile.has(name) || sharing.some(({ account }) => fold(account.login) === name),
      )
      .map(([name]) => name),
  );
}

function ownIds({ claimants }: Claims): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { account } of claimants) {
    if (account.person !== null) counts.set(account.person, (counts.get(account.person) ?? 0) + 1);
  }
  return counts;
}

function many({ account, directory }: Claimant, people: readonly string[]): RosterProblem {
  return {
    code: 'many-people',
    text: `The account ${account.login} of ${directory.id} has identities of ${listed(people)}, so it is nobody’s`,
    advice: 'Correct its addresses in the directory, or the identities in catalog.yaml.',
    people,
  };
}

function taken({ account, directory }: Claimant, id: string): RosterProblem {
  return {
    code: 'taken-id',
    text: `The account ${account.login} of ${directory.id} was known as ${id}, which is somebody else’s name by now, so it is nobody’s`,
    advice: 'If it is the same person, add one of its identities to them in catalog.yaml.',
    people: [],
  };
}

/** The same for every account that shares it, so that it is told once. */
export function sharedProblem(
  identity: string,
  sharing: readonly Claimant[],
  people: readonly string[],
): RosterProblem {
  const accounts = sharing.map(({ account, directory }) => `${account.login} (${directory.id})`);
  const names = [...new Set([...people, ...accounts.toSorted(byText)])];
  return {
    code: 'shared-identity',
    text: `“${identity}” stands for ${listed(names)}, so it belongs to none of them`,
    advice:
      'Let one account have it; accounts of one person are joined by their logins in catalog.yaml.',
    people,
  };
}
