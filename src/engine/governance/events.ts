import type { Finding } from '../../core/change/finding.ts';
import type { Acceptance } from '../../core/approval/standing.ts';
import type { LedgerEvent, StoredCase } from '../ports.ts';
import type { Audit, StoredExplanation, StoredStatement } from './types.ts';

/** What a case was when something was said about it. */
function binding({ assessment, verdict }: StoredCase) {
  return {
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash: verdict.policyHash,
  };
}

/** The proof of an act that was signed. */
function proven(evidence: string | null) {
  return evidence === null ? {} : { evidence };
}

export function explainedEvent(
  row: StoredCase,
  { said, carryKey, evidence }: StoredExplanation,
  name: string,
): LedgerEvent {
  return {
    kind: 'case.explained',
    at: said.at,
    case: row.id,
    actor: said.person,
    text: `${name} explained “${row.title}”: ${said.does}`,
    body: { ...binding(row), explanation: said, carryKey, ...proven(evidence) },
  };
}

export function statedEvent(
  row: StoredCase,
  statement: StoredStatement,
  name: string,
): LedgerEvent {
  const { id, carryKey, person, at, says, tool, note, evidence } = statement;
  const what = says === 'human' ? 'people alone wrote it' : `AI had a part in it${by(tool)}`;
  return {
    kind: 'provenance.stated',
    at,
    case: row.id,
    actor: person,
    text: `${name} stated of “${row.title}” that ${what}: ${note}`,
    body: {
      ...binding(row),
      statement: id,
      person,
      says,
      tool,
      note,
      carryKey,
      ...proven(evidence),
    },
  };
}

function by(tool: string | null): string {
  return tool === null ? '' : ` (${tool})`;
}

export function acceptedEvent(
  row: StoredCase,
  { id, pattern, title, path }: Finding,
  { person, reason, at, evidence }: Acceptance,
  name: string,
): LedgerEvent {
  return {
    kind: 'finding.accepted',
    at,
    case: row.id,
    actor: person,
    text: `${name} accepted “${title}” in ${path} as it is: ${reason}`,
    body: {
      ...binding(row),
      finding: id,
      pattern,
      path,
      person,
      reason,
      ...proven(evidence ?? null),
    },
  };
}

export function redecidedEvent(row: StoredCase, why: string, at: string): LedgerEvent {
  const { outcome, summary, reasons, holds } = row.verdict;
  return {
    kind: 'case.redecided',
    at,
    case: row.id,
    actor: null,
    text: `“${row.title}” was decided again, since ${why}: ${summary}`,
    body: {
      ...binding(row),
      why,
      outcome,
      summary,
      rules: reasons.map(({ rule }) => rule),
      exceptions: reasons.flatMap(({ excepted }) => excepted?.id ?? []),
      holds: holds.map(({ id }) => id),
    },
  };
}

export function auditedEvent(row: StoredCase, audit: Audit, name: string): LedgerEvent {
  const { directive, person, level, at, finding, note, evidence } = audit;
  return {
    kind: 'case.audited',
    at,
    case: row.id,
    actor: person,
    text: `${name} looked at “${row.title}” after its release and found it ${FOUND[finding]}: ${note}`,
    body: { ...binding(row), directive, person, level, finding, note, ...proven(evidence) },
  };
}

const FOUND = {
  sound: 'sound',
  unsound: 'unsound',
  'needs-standard': 'in need of a standard',
} as const;
