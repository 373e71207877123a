import type { DirectiveRecord } from '../../../engine/governance/directives/recorded-directives.ts';
import { parseEntry } from '../../../ledger/entry.ts';
import type { Queryable } from '../../connection/pool.ts';
import { signaturesOf } from '../presence/signatures.ts';

/** All that the ledger has of signed directives, by an index: a few entries for each there ever was. */
export async function directiveRecord(db: Queryable): Promise<DirectiveRecord> {
  const { rows } = await db.query<{ canonical: string }>(
    `select canonical from holdpoint.ledger_entries
      where kind in ('directive.started', 'directive.extended', 'directive.ended')
      order by sequence`,
  );
  const entries = rows.map(({ canonical }) => parseEntry(canonical));
  const evidence = entries
    .filter(({ kind }) => kind === 'directive.ended')
    .flatMap(({ body }) => (typeof body['evidence'] === 'string' ? [body['evidence']] : []));
  return { entries, ...(await signaturesOf(db, evidence)) };
}
