import { asksOperator, mayAnswer } from '../../core/approval/people/eligibility.ts';
import type { CatalogIndex } from '../../core/catalog/compile.ts';
import { areUndeployed } from '../../core/change/kinds.ts';
import { sessionId } from '../../engine/agents/session-id.ts';
import type { HeldCall } from '../../engine/agents/types.ts';
import type { LedgerEntry, StoredCase } from '../../engine/ports.ts';
import type { CaseFile } from '../../engine/cases/read-case.ts';
import type { AgentBehind, RecordEntry, SafetyCase } from '../contract/cases.ts';
import { couldLift } from './case-summary.ts';
import { peopleIn } from './people.ts';

/** The one page a person decides from, as `viewer` (a person's id, or null) sees it. */
export function safetyCaseOf(
  file: CaseFile,
  roster: CatalogIndex,
  viewer: string | null,
): SafetyCase {
  const row = file.case;
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    slot: row.slot,
    link: row.link,
    submittedAt: row.submittedAt,
    submittedBy: row.submittedBy,
    expiresAt: row.expiresAt,
    releaseValidUntil: row.releaseValidUntil,
    supersededBy: row.supersededBy,
    undeployed: areUndeployed(row.assessment.change.effects),
    ...(file.call !== null && { agent: agentBehind(file.call) }),
    assessment: row.assessment,
    verdict: row.verdict,
    answers: [...file.answers],
    people: peopleIn(file, roster),
    record: file.record.map(recordEntryOf),
    me: standingOf(row, roster, viewer),
  };
}

function agentBehind(call: HeldCall): AgentBehind {
  const { host, session, machine, tool, cwd, repository, operator } = call;
  return { id: sessionId(call), host, session, machine, tool, cwd, repository, operator };
}

export function recordEntryOf(entry: LedgerEntry): RecordEntry {
  const { sequence, kind, at, text, actor, leafHash } = entry;
  return { sequence, kind, at, text, actor, leafHash };
}

function standingOf(
  row: StoredCase,
  roster: CatalogIndex,
  viewer: string | null,
): SafetyCase['me'] {
  if (row.state !== 'waiting') {
    return { canAnswer: false, why: `This case is ${row.state}; no answer is asked for any more.` };
  }
  if (viewer === null) return { canAnswer: false, why: 'Sign in to answer.' };
  const { allowed, why } = mayAnswer(viewer, row.assessment, roster, asksOperator(row.verdict));
  if (!allowed) return { canAnswer: false, why };
  const lifts = row.verdict.holds.filter((hold) => couldLift(hold, viewer));
  return { canAnswer: true, why: `${why} ${worthOfApproval(lifts.length, row, viewer)}` };
}

function worthOfApproval(lifts: number, row: StoredCase, viewer: string): string {
  if (lifts > 0) {
    return lifts === 1
      ? 'An approval counts towards 1 hold.'
      : `An approval counts towards ${lifts} holds.`;
  }
  const hasApproved = row.verdict.answers.some(
    (answer) => answer.person === viewer && answer.counts && answer.answer === 'approve',
  );
  return hasApproved
    ? 'Your approval is counted already; you can still refuse.'
    : 'An approval would lift none of the holds that are open; a refusal ends the case.';
}
