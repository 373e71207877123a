/** How rows become the engine's shapes. */
import type { Approval } from '../core/approval/types.ts';
import type { Assessment } from '../core/assess.ts';
import { inPresentForm, type EarlierReach } from '../core/reach/earlier-form.ts';
import type { Reach } from '../core/reach/types.ts';
import type { LedgerEntry, StoredCase } from '../engine/ports.ts';
import { parseEntry } from '../ledger/entry.ts';
import { LedgerFault } from '../ledger/faults.ts';
import { hashText } from '../ledger/merkle/hash.ts';

export interface CaseRow {
  readonly id: string;
  readonly title: string;
  readonly state: StoredCase['state'];
  readonly slot: string | null;
  readonly link: string | null;
  readonly submitted_at: Date;
  readonly submitted_by: string;
  readonly expires_at: Date;
  readonly release_valid_until: Date | null;
  readonly superseded_by: string | null;
  /** As the version that kept it wrote it. */
  readonly assessment: Omit<Assessment, 'reach'> & { readonly reach: Reach | EarlierReach };
  readonly verdict: StoredCase['verdict'];
}

export const CASE_COLUMNS = `id, title, state, slot, link, submitted_at, submitted_by, expires_at,
  release_valid_until, superseded_by, assessment, verdict`;

export function caseOf(row: CaseRow): StoredCase {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    slot: row.slot,
    link: row.link,
    submittedAt: row.submitted_at.toISOString(),
    submittedBy: row.submitted_by,
    expiresAt: row.expires_at.toISOString(),
    releaseValidUntil: row.release_valid_until?.toISOString() ?? null,
    supersededBy: row.superseded_by,
    assessment: { ...row.assessment, reach: inPresentForm(row.assessment.reach) },
    verdict: row.verdict,
  };
}

export interface AnswerRow {
  readonly id: string;
  readonly person: string;
  readonly answer: Approval['answer'];
  readonly reason: string;
  readonly at: Date;
  readonly sequence: number;
  readonly change_digest: string;
  readonly assessment_digest: string;
  readonly policy_hash: string;
  readonly means: Approval['means'] | null;
  readonly carried_from: string | null;
  readonly evidence: string | null;
}

export function answerOf(row: AnswerRow): Approval {
  return {
    id: row.id,
    person: row.person,
    answer: row.answer,
    reason: row.reason,
    at: row.at.toISOString(),
    sequence: row.sequence,
    binding: {
      changeDigest: row.change_digest,
      assessmentDigest: row.assessment_digest,
      policyHash: row.policy_hash,
    },
    ...(row.means == null ? {} : { means: row.means }),
    ...(row.carried_from === null ? {} : { carriedFrom: row.carried_from }),
    ...(row.evidence === null ? {} : { evidence: row.evidence }),
  };
}

export interface EntryRow {
  /** The driver gives 64-bit integers as text. */
  readonly sequence: string;
  readonly kind: string;
  readonly at: string;
  readonly case_id: string | null;
  readonly actor: string | null;
  readonly text: string;
  readonly canonical: string;
  readonly leaf_hash: Buffer;
}

export const ENTRY_COLUMNS = 'sequence, kind, at, case_id, actor, text, canonical, leaf_hash';

/** Throws `LedgerFault` when the row holds no entry; whether it is the right one only verification says. */
export function entryOf(row: EntryRow): LedgerEntry {
  return { ...columnsOf(row), body: parseEntry(row.canonical).body };
}

/** An entry as a list shows it. One that cannot be read has no body there; verification names it. */
export function listedEntryOf(row: EntryRow): LedgerEntry {
  try {
    return entryOf(row);
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error;
    return { ...columnsOf(row), body: {} };
  }
}

function columnsOf(row: EntryRow): Omit<LedgerEntry, 'body'> {
  return {
    sequence: Number(row.sequence),
    kind: row.kind,
    at: row.at,
    case: row.case_id,
    actor: row.actor,
    text: row.text,
    leafHash: hashText(row.leaf_hash),
  };
}
