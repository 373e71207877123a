import type { EntryFields } from '../../../ledger/entry.ts';
import type { Explanation } from '../../../core/approval/explanation.ts';
import type { RecordedExplanation, RecordedStatement } from '../types.ts';

/**
 * What an entry of the ledger says that an author explained; null where it says nothing of that. Rows are
 * never taken at their word: whoever can write to the database can put one there, with the proof of another.
 */
export function explanationIn({ kind, case: of, actor, body }: EntryFields) {
  const said = body['explanation'] as Explanation | undefined;
  if (kind !== 'case.explained' || of === null || said?.person !== actor) return null;
  return { case: of, said, evidence: evidenceIn(body) } satisfies RecordedExplanation;
}

/** What an entry of the ledger says that a contributor stated; null where it says nothing of that. */
export function statementIn({ kind, case: of, actor, at, body }: EntryFields) {
  const { statement, person, says, tool, note } = body;
  if (kind !== 'provenance.stated' || of === null || person !== actor) return null;
  if (actor === null || (says !== 'human' && says !== 'ai')) return null;
  return {
    id: String(statement),
    case: of,
    person: actor,
    at,
    says,
    tool: typeof tool === 'string' ? tool : null,
    note: String(note),
    evidence: evidenceIn(body),
  } satisfies RecordedStatement;
}

function evidenceIn(body: EntryFields['body']): string | null {
  const { evidence } = body;
  return typeof evidence === 'string' ? evidence : null;
}
