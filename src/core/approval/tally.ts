import type { Assessment } from '../assess.ts';
import type { CatalogIndex } from '../catalog/compile.ts';
import type { Person } from '../catalog/types.ts';
import type { AnswerTally } from '../policy/types.ts';
import { mayAnswer } from './people/eligibility.ts';
import type { Permission } from './people/eligibility.ts';
import type { Approval, ApprovalBinding } from './types.ts';

/** The answers that count, one a person, and what became of every other. */
export interface Tally {
  readonly approvedBy: readonly Person[];
  /** Those of them who signed with a passkey. */
  readonly approvedInPerson: readonly Person[];
  readonly refusedBy: readonly { readonly person: Person; readonly reason: string }[];
  readonly answers: readonly AnswerTally[];
}

/**
 * Counts answers: only for exactly this change, assessment and policy, only from people who may answer,
 * and of each person only the latest. Order is by sequence; times are never compared.
 */
export function tally(
  assessment: Assessment,
  policyHash: string,
  approvals: readonly Approval[],
  roster: CatalogIndex,
  asksOperator = false,
): Tally {
  const inOrder = approvals.toSorted((a, b) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1));
  const latest = new Map(inOrder.map((approval) => [approval.person, approval.id]));
  const seen: ApprovalBinding = {
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash,
  };

  const counted: Approval[] = [];
  const answers = inOrder.map((approval): AnswerTally => {
    const objection = objectionTo(approval, latest, seen, (person) =>
      mayAnswer(person, assessment, roster, asksOperator),
    );
    if (objection === null) counted.push(approval);
    return {
      approval: approval.id,
      person: approval.person,
      answer: approval.answer,
      counts: objection === null,
      why: objection ?? 'Given on exactly this change, by a person who may answer.',
    };
  });

  const byPerson = counted.flatMap((approval) => {
    const person = roster.people.get(approval.person);
    return person ? [{ approval, person }] : [];
  });
  const approving = byPerson.filter(({ approval }) => approval.answer === 'approve');
  return {
    approvedBy: approving.map(({ person }) => person),
    approvedInPerson: approving
      .filter(({ approval }) => approval.means === 'passkey')
      .map(({ person }) => person),
    refusedBy: byPerson
      .filter(({ approval }) => approval.answer === 'refuse')
      .map(({ approval, person }) => ({ person, reason: approval.reason })),
    answers,
  };
}

function objectionTo(
  approval: Approval,
  latest: ReadonlyMap<string, string>,
  seen: ApprovalBinding,
  permissionOf: (person: string) => Permission,
): string | null {
  if (approval.binding.changeDigest !== seen.changeDigest) return 'Given on another change.';
  if (approval.binding.policyHash !== seen.policyHash) return 'Given under another policy.';
  if (approval.binding.assessmentDigest !== seen.assessmentDigest) {
    return 'Given before the change was assessed anew.';
  }
  if (latest.get(approval.person) !== approval.id)
    return 'Replaced by a later answer of the same person.';
  if (approval.answer === 'withdraw') return 'They took back what they said before.';
  const permission = permissionOf(approval.person);
  return permission.allowed ? null : permission.why;
}
