import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { ActorClaim } from '../../../core/provenance/types.ts';
import { claimOf, isButton, loginIdentity, numberIdentity, personOfAccount } from '../account.ts';
import type { ForgeContext } from '../forge-context.ts';
import type { SpanCommit } from '../git/read-span.ts';
import type { ChangeRequest, CommitAccounts, ForgeAccount, Listing } from '../types.ts';

/**
 * Everybody who had a hand in a request: git's own people, the account that opened it, every account that
 * pushed to it, those that the forge links to its commits, and whom agents acted for.
 */
export async function readHands(
  context: ForgeContext,
  request: ChangeRequest,
  commits: readonly SpanCommit[],
  byGit: readonly ActorClaim[],
): Promise<readonly ActorClaim[]> {
  const { engine, forge } = context;
  const roster = engine.world.catalog;
  const linked = await forge.listCommitAccounts(request);
  const claim = (account: ForgeAccount, role: ActorClaim['role']) =>
    claimOf(roster, forge.id, account, role);
  const ofCommits = linked.items.flatMap(({ author, committer }) => [
    ...(author === null ? [] : [claim(author, 'author')]),
    ...(committer === null || isButton(committer) ? [] : [claim(committer, 'committer')]),
  ]);
  return distinct([
    ...byGit.flatMap((each) => vouched(roster, forge.id, each, commits, linked)),
    claim(request.author, 'author'),
    ...(await pushersOf(context, request, commits)),
    ...ofCommits,
  ]);
}

/**
 * Who pushed while it was open stays, also where what they pushed was overwritten. Before that, whoever
 * pushed a commit that is still in it.
 */
async function pushersOf(
  { engine, forge }: ForgeContext,
  request: ChangeRequest,
  commits: readonly SpanCommit[],
): Promise<readonly ActorClaim[]> {
  const reads = engine.store.forge;
  const known = await reads.findRequest(request);
  const inIt = new Set(commits.map(({ commit }) => commit));
  const toBranch =
    request.head.repository === null
      ? []
      : await reads.listPushes(forge.id, request.head.repository, request.head.branch);
  const seen = [
    ...toBranch.filter(
      ({ at, commit }) =>
        inIt.has(commit) || commit === request.head.commit || at >= (known?.firstSeenAt ?? at),
    ),
    ...(await reads.listPushes(forge.id, request.repository, pushesOfRequest(request.number))),
  ];
  const listed = await forge.listPushers(request);
  const claims = [...seen.map(({ account }) => account), ...listed.items].map((account) =>
    claimOf(engine.world.catalog, forge.id, account, 'pusher'),
  );
  // One whom the list leaves out could be the very person who wants to approve.
  if (!listed.isWhole) {
    claims.push({ role: 'pusher', identity: `whoever pushed to ${request.head.branch}` });
  }
  return claims;
}

/** Stands where a branch stands for pushes that only name the request; git has no branch with a space. */
export function pushesOfRequest(number: number): string {
  return `request ${number}`;
}

/**
 * An address that the roster does not know, and that the forge says belongs to an account it does know, is
 * that account: the account is named by itself.
 */
function vouched(
  roster: CatalogIndex,
  forge: string,
  claim: ActorClaim,
  commits: readonly SpanCommit[],
  linked: Listing<CommitAccounts>,
): readonly ActorClaim[] {
  if (roster.personBy(claim.identity) !== null) return [claim];
  const hidden = hiddenAddress(roster, forge, claim);
  if (hidden !== null) return [hidden];
  const side = claim.role === 'author' ? 'authorEmail' : 'committerEmail';
  if (claim.role !== 'author' && claim.role !== 'committer') return [claim];
  const theirs = commits.filter((commit) => commit[side] === claim.identity);
  const accounts = new Map(linked.items.map((each) => [each.commit, each]));
  const areAllKnown =
    theirs.length > 0 &&
    theirs.every(({ commit }) => {
      const account = accounts.get(commit)?.[claim.role === 'author' ? 'author' : 'committer'];
      return account != null && personOfAccount(roster, forge, account) !== null;
    });
  return areAllKnown ? [] : [claim];
}

const HIDDEN = /^(?:(\d{1,20})\+)?([^@+\s]{1,100})@users\.noreply\.([^@\s]{1,200})$/i;

/** The address that a forge gives to whoever does not want to show theirs names the account. */
function hiddenAddress(
  roster: CatalogIndex,
  forge: string,
  { role, identity }: ActorClaim,
): ActorClaim | null {
  const [, id, login = '', host = ''] = HIDDEN.exec(identity) ?? [];
  if (host.toLowerCase() !== forge) return null;
  const spellings = [
    ...(id === undefined ? [] : [numberIdentity(forge, { id })]),
    loginIdentity(forge, { login }),
  ];
  const known = spellings.find((each) => roster.personBy(each) !== null);
  return known === undefined ? null : { role, identity: known };
}

function distinct(claims: readonly ActorClaim[]): readonly ActorClaim[] {
  const byText = new Map(claims.map((claim) => [`${claim.role} ${claim.identity}`, claim]));
  return [...byText.keys()].toSorted().map((key) => byText.get(key) as ActorClaim);
}
