import type { DirectiveRecord } from '../../../engine/governance/directives/recorded-directives.ts';
import { parseEntry } from '../../../ledger/entry.ts';
import type { Queryable } from '../../connection/pool.ts';
import { passkeyEntries } from '../presence/entries.ts';
import { findProofs } from '../presence/proofs.ts';

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
  if (evidence.length === 0) return { entries, proofs: [], passkeys: [] };
  const proofs = await findProofs(db, evidence);
  const credentials = [...new Set(proofs.map(({ signed }) => signed.credential))];
  const about = await passkeyEntries(db, credentials);
  return { entries, proofs, passkeys: about.map(({ canonical }) => parseEntry(canonical)) };
}
