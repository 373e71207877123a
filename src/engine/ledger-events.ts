import type { Approval } from '../core/approval/types.ts';
import { reporterWords } from '../core/approval/checks.ts';
import type { CatalogIndex } from '../core/catalog/compile.ts';
import type { Verdict } from '../core/policy/types.ts';
import type { Forgotten } from './catalog/forget-facts.ts';
import type { Imported } from './catalog/import-facts.ts';
import type { LedgerIncident } from './ledger-trust.ts';
import type { LedgerEvent, StoredCase } from './ports.ts';

/** What a case is bound to, as every entry about it says. */
function binding(row: StoredCase): Readonly<Record<string, unknown>> {
  return {
    changeDigest: row.assessment.change.digest,
    assessmentDigest: row.assessment.digest,
    policyHash: row.verdict.policyHash,
  };
}

function judgement(verdict: Verdict): Readonly<Record<string, unknown>> {
  return {
    outcome: verdict.outcome,
    summary: verdict.summary,
    rules: verdict.reasons.map((reason) => reason.rule),
    holds: verdict.holds.map((hold) => hold.id),
  };
}

export function submittedEvent(row: StoredCase): LedgerEvent {
  return {
    kind: 'case.submitted',
    at: row.submittedAt,
    case: row.id,
    actor: row.submittedBy,
    text: `${row.submittedBy} submitted “${row.title}”: ${row.assessment.headline}${checksText(row)}`,
    body: {
      ...binding(row),
      ...judgement(row.verdict),
      title: row.title,
      slot: row.slot,
      link: row.link,
      environment: row.assessment.environment,
      expiresAt: row.expiresAt,
      actors: row.assessment.actors,
      ...(row.assessment.validations.length > 0 && { checks: row.assessment.validations }),
    },
  };
}

function checksText({ assessment: { validations } }: StoredCase): string {
  if (validations.length === 0) return '';
  const words = validations.map(({ name, outcome }) => `“${name}” ${outcome}`).join(', ');
  const reporter = validations[0]?.reportedBy;
  const by = reporter === undefined ? '' : `, by the word of ${reporterWords(reporter)}`;
  return `. Its checks${by}: ${words}`;
}

export function supersededEvent(old: StoredCase, by: string, at: string): LedgerEvent {
  return {
    kind: 'case.superseded',
    at,
    case: old.id,
    actor: null,
    text: `“${old.title}” was superseded by a newer change in the same slot; its approvals do not carry over`,
    body: { ...binding(old), supersededBy: by },
  };
}

const DID = { approve: 'approved', refuse: 'refused', withdraw: 'took back their answer' } as const;

export function answeredEvent(
  row: StoredCase,
  answer: Approval,
  name: string,
  verdict: Verdict,
): LedgerEvent {
  const tally = verdict.answers.find((each) => each.approval === answer.id);
  const did = DID[answer.answer];
  return {
    kind: 'case.answered',
    at: answer.at,
    case: row.id,
    actor: answer.person,
    text: answer.carriedFrom ? carriedText(answer, name) : `${name} ${did}: ${answer.reason}`,
    body: {
      approval: answer.id,
      person: answer.person,
      answer: answer.answer,
      reason: answer.reason,
      sequence: answer.sequence,
      binding: answer.binding,
      ...(answer.carriedFrom && { carriedFrom: answer.carriedFrom }),
      ...(answer.means && { means: answer.means }),
      ...(answer.evidence !== undefined && { evidence: answer.evidence }),
      counts: tally?.counts ?? false,
      why: tally?.why ?? 'The rules could not be applied',
      ...judgement(verdict),
    },
  };
}

function carriedText({ answer }: Approval, name: string): string {
  return answer === 'refuse'
    ? `The refusal of ${name} carries over: the difference is the same`
    : `The approval of ${name} carries over: the difference is the same, and nobody new had a hand in it`;
}

export function releasedEvent(
  roster: CatalogIndex,
  row: StoredCase,
  actor: string | null,
  at: string,
): LedgerEvent {
  const counted = row.verdict.answers.filter((each) => each.counts && each.answer === 'approve');
  const people = [...new Set(counted.map((each) => each.person))];
  return {
    kind: 'case.released',
    at,
    case: row.id,
    actor,
    text:
      people.length === 0
        ? `“${row.title}” was released: no rule holds it`
        : `“${row.title}” was released by ${people.map((id) => roster.people.get(id)?.name ?? id).join(' and ')}`,
    body: {
      ...binding(row),
      ...judgement(row.verdict),
      approvals: counted.map((each) => each.approval),
      people,
      validUntil: row.releaseValidUntil,
    },
  };
}

export function deniedEvent(row: StoredCase, at: string): LedgerEvent {
  return {
    kind: 'case.denied',
    at,
    case: row.id,
    actor: null,
    text: `“${row.title}” was denied: ${row.verdict.summary}`,
    body: { ...binding(row), ...judgement(row.verdict) },
  };
}

export function refusedEvent(row: StoredCase, answer: Approval, name: string): LedgerEvent {
  return {
    kind: 'case.refused',
    at: answer.at,
    case: row.id,
    actor: answer.person,
    text: `“${row.title}” was refused by ${name}: ${answer.reason}`,
    body: { ...binding(row), approval: answer.id },
  };
}

export function expiredEvent(row: StoredCase, at: string, why: string): LedgerEvent {
  return {
    kind: 'case.expired',
    at,
    case: row.id,
    actor: null,
    text: `“${row.title}” expired: ${why}`,
    body: { ...binding(row), was: row.state, why },
  };
}

export function reassessedEvent(before: StoredCase, after: StoredCase, at: string): LedgerEvent {
  return {
    kind: 'case.reassessed',
    at,
    case: after.id,
    actor: null,
    text: `“${after.title}” was assessed again: ${changedParts(before, after)}; earlier approvals no longer count`,
    body: { ...binding(after), ...judgement(after.verdict), before: binding(before) },
  };
}

function changedParts(before: StoredCase, after: StoredCase): string {
  const parts: string[] = [];
  if (before.verdict.policyHash !== after.verdict.policyHash) parts.push('the policy changed');
  if (before.assessment.digest !== after.assessment.digest) {
    parts.push('what is known of its reach or its makers changed');
  }
  return parts.join(' and ');
}

export function confirmedEvent(
  row: StoredCase,
  by: string,
  attempt: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'case.confirmed',
    at,
    case: row.id,
    actor: by,
    text: `${by} confirmed that what goes through is what was released`,
    body: { ...binding(row), attempt },
  };
}

export function answerRefusedEvent(caseId: string, token: string, at: string): LedgerEvent {
  return {
    kind: 'case.answer-refused',
    at,
    case: caseId,
    actor: token,
    text: `${token} tried to answer with a machine token and was refused: only people answer`,
    body: { code: 'machines-cannot-answer' },
  };
}

export function factsImportedEvent(imported: Imported, by: string, at: string): LedgerEvent {
  const { origin, scope, systems, edges, changed, gone } = imported;
  return {
    kind: 'catalog.imported',
    at,
    case: null,
    actor: by,
    text: `${by} imported what ${origin} (${scope}) says: ${systems} systems and ${edges} dependencies, ${changed} of them new or different, ${gone} gone`,
    body: {
      origin,
      scope,
      asOf: imported.at,
      digest: imported.digest,
      systems,
      edges,
      changed,
      gone,
    },
  };
}

export function factsForgottenEvent(
  forgotten: Forgotten,
  digest: string,
  by: string,
  at: string,
): LedgerEvent {
  const { origin, scope, systems, edges } = forgotten;
  return {
    kind: 'catalog.forgotten',
    at,
    case: null,
    actor: by,
    text: `${by} had ${origin} (${scope}) forgotten, with ${systems} systems and ${edges} dependencies that it said`,
    body: { origin, scope, asOf: forgotten.at, digest, systems, edges },
  };
}

/** What was wrong with the ledger, once it verifies again: nobody needs the server's log to learn of it. */
export function ledgerVerifiedAgainEvent(
  incident: LedgerIncident,
  now: { readonly size: number; readonly rootHash: string },
  at: string,
): LedgerEvent {
  const { firstBad, check, why, since } = incident;
  return {
    kind: 'ledger.verified-again',
    at,
    case: null,
    actor: null,
    text: `The ledger verifies again. Since ${since} it did not: entry ${firstBad} (${check}): ${why}`,
    body: { firstBad, check, why, since, size: now.size, rootHash: now.rootHash },
  };
}
