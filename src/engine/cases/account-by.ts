import type { Reporter } from '../../core/assess.ts';
import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { ActorClaim } from '../../core/provenance/types.ts';
import { isAgentSlot } from '../agents/holds/agent-slot.ts';
import type { Account } from './gather-facts.ts';
import type { CaseSubmission, Submitter } from './submit-case.ts';

/**
 * What was handed in, with whose hand handed it in and who reported its checks. A submission by a token that
 * nobody owns, which names nobody either, is by somebody unknown. What this server has read itself stays as it
 * is.
 */
export function accountBy(
  submission: CaseSubmission,
  by: Submitter,
  roster: CatalogIndex,
): Account {
  if (by.kind === 'machine' && by.token === undefined) return submission;
  const reportedBy: Reporter =
    by.kind === 'machine' ? { kind: 'token', name: by.name } : { kind: 'person', id: by.id };
  return {
    ...submission,
    actors: [...submission.actors, ...handsOf(submission, by, roster)],
    validations: submission.validations.map(({ name, outcome, detail }) => ({
      name,
      outcome,
      detail,
      reportedBy,
    })),
  };
}

function handsOf(
  { actors: named, slot }: Pick<CaseSubmission, 'actors' | 'slot'>,
  by: Submitter,
  roster: CatalogIndex,
): readonly ActorClaim[] {
  if (by.kind === 'person') return [{ role: 'requester', identity: by.id }];
  const owner = by.token?.owner ?? null;
  if (owner === null) {
    const identity = `whoever handed it in by token ${by.name}`;
    return named.length === 0 ? [{ role: 'requester', identity }] : [];
  }
  // Who runs an agent may answer where that is asked for. Only of guards' own words somebody is just that: in
  // what is handed in otherwise, whoever owns the token is a hand besides.
  const isGuards = isAgentSlot(slot);
  const isNamed = named.some(
    ({ role, identity }) =>
      (role !== 'agent-operator' || isGuards) && roster.personBy(identity)?.id === owner,
  );
  if (isNamed) return [];
  const source = `owns the token ${by.name}, by which it was handed in`;
  return [{ role: 'requester', identity: owner, source }];
}
