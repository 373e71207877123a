import { parseEntry } from '../../../ledger/entry.ts';
import { grantedException } from '../../../engine/governance/exceptions/granted-exception.ts';
import type { RecordedException } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { EXCEPTION_COLUMNS, exceptionOf, type ExceptionRow } from './exception-row.ts';

type Row = ExceptionRow & { readonly canonical: string | null };

const SELECT = `select ${EXCEPTION_COLUMNS},
    (select canonical from holdpoint.ledger_entries
      where sequence = exceptions.entry and kind = 'exception.granted') as canonical
  from holdpoint.exceptions`;

/** Revoked is what the ledger says was, whatever the row says by now. */
export async function exceptionsInForce(
  db: Queryable,
  caseId: string | null,
  now: string,
): Promise<readonly RecordedException[]> {
  const { rows } = await db.query<Row>(
    `${SELECT}
      where answer = 'granted' and revoked_at is null and answered_at <= $2 and ends > $2
        and (case_id is null or case_id = $1)
        and not exists (
              select from holdpoint.ledger_entries as revoked
               where revoked.kind = 'exception.revoked'
                 and revoked.canonical::json -> 'body' ->> 'exception' = exceptions.id)
      order by answered_at, id`,
    [caseId, now],
  );
  return rows.flatMap((row) => recordedOf(row) ?? []);
}

export async function exceptionsOverdue(
  db: Queryable,
  now: string,
): Promise<readonly RecordedException[]> {
  const { rows } = await db.query<Row>(
    `${SELECT} where answer = 'granted' and reviewed_at is null and review_by <= $1
      order by review_by, id`,
    [now],
  );
  return rows.flatMap((row) => recordedOf(row) ?? []);
}

function recordedOf(row: Row): RecordedException | null {
  const exception = grantedException(exceptionOf(row));
  if (exception === null) return null;
  const recorded = row.canonical === null ? null : parseEntry(row.canonical).body;
  return { exception, teams: row.teams, recorded };
}
