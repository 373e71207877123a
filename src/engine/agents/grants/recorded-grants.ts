import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { EntryFields } from '../../../ledger/entry.ts';
import type { Grant } from '../types.ts';

/**
 * A grant as far as the ledger bears its row out. Whoever can write to the database can widen a row, give it
 * another end or the proof of another grant, or put one there: what the ledger does not have to the word
 * serves nobody. And what it has as taken back is, whatever the row says.
 */
export function grantAsRecorded(
  row: Grant,
  entries: readonly EntryFields[],
): { readonly grant: Grant; readonly isRecorded: boolean } {
  const { revoked, ...terms } = row;
  const about = entries.filter(({ kind, body }) =>
    kind === 'grant.issued' ? body['id'] === row.id : body['grant'] === row.id,
  );
  // Only the first entry of a grant issues it.
  const issued = about.find(({ kind }) => kind === 'grant.issued');
  const isRecorded =
    issued !== undefined &&
    issued.actor === row.grantedBy &&
    canonicalJson(issued.body) === canonicalJson({ ...terms });
  const end = about.find(({ kind }) => kind === 'grant.revoked');
  return {
    grant: { ...row, revoked: revoked ?? (end === undefined ? null : endOf(end)) },
    isRecorded,
  };
}

function endOf({ at, actor, body }: EntryFields): NonNullable<Grant['revoked']> {
  return { at, by: actor ?? '', reason: String(body['reason']) };
}
