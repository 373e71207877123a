import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { ForgeApproval, ForgeOpinions } from '../../cases/answer-from-forge.ts';
import { sha256 } from '../../sha256.ts';
import { loginIdentity, personOfAccount } from '../account.ts';
import type { ForgeReview, Listing } from '../types.ts';

/** Where everybody stands: what counts as an answer, and who asks for changes. */
export interface Opinions extends ForgeOpinions {
  /** One line each, sorted. */
  readonly blockers: readonly string[];
}

/**
 * The latest opinion of each person over all their accounts, in the order of the listing. A comment is no
 * opinion. What was dismissed is taken back, and nothing older is revived. Of a listing that may be cut short
 * nothing counts as an approval, while each call for changes that is seen still does.
 */
export function opinionsOf(
  roster: CatalogIndex,
  forge: string,
  head: string,
  reviews: Listing<ForgeReview>,
): Opinions {
  const latest = latestOfEach(roster, forge, reviews.items);
  const blockers = latest
    .filter(({ opinion, mayWrite, account }) => {
      return opinion === 'request-changes' && mayWrite && account.kind === 'person';
    })
    .map(({ account }) => `${nameOf(roster, forge, account)} asks for changes`);
  if (!reviews.isWhole) {
    const why = 'the list of reviews may be cut short, so none of them counts';
    return { approvals: [], standing: new Set(), blockers: blockers.toSorted(), why };
  }
  const approving = latest.flatMap((review): readonly (ForgeApproval & { commit: string })[] => {
    const person = personOfAccount(roster, forge, review.account);
    if (review.opinion !== 'approve' || !review.mayWrite) return [];
    if (person === null || review.commit === null) return [];
    const evidence = evidenceOf(forge, review.id, review.commit);
    return [{ person: person.id, evidence, url: review.url, commit: review.commit }];
  });
  return {
    approvals: approving
      .filter(({ commit }) => commit === head)
      .map(({ person, evidence, url }) => ({ person, evidence, url })),
    standing: new Set(approving.map(({ evidence }) => evidence)),
    blockers: blockers.toSorted(),
    why: 'it was dismissed, replaced, or its author may no longer write to the repository',
  };
}

function latestOfEach(
  roster: CatalogIndex,
  forge: string,
  reviews: readonly ForgeReview[],
): readonly ForgeReview[] {
  const latest = new Map<string, ForgeReview>();
  for (const review of reviews) {
    if (review.opinion === 'comment') continue;
    const person = personOfAccount(roster, forge, review.account);
    latest.set(person === null ? `account ${review.account.id}` : `person ${person.id}`, review);
  }
  return [...latest.values()];
}

function nameOf(roster: CatalogIndex, forge: string, account: ForgeReview['account']): string {
  return (
    personOfAccount(roster, forge, account)?.name ?? loginIdentity(forge, account).slice(0, 100)
  );
}

function evidenceOf(forge: string, review: string, commit: string): string {
  return `sha256:${sha256(canonicalJson({ forge, review, commit }))}`;
}
