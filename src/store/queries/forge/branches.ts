import type { AccountedFor } from '../../../engine/forge/queue.ts';
import { parseEntry } from '../../../ledger/entry.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly place: string;
  readonly last: string;
  readonly first: string;
}

/** As the ledger has it: there is no row beside it that could say something else. */
export async function accountedFor(
  db: Queryable,
  places: readonly string[],
): Promise<ReadonlyMap<string, AccountedFor>> {
  const { rows } = await db.query<Row>(
    `select place, last.canonical as last, first.canonical as first
       from unnest($1::text[]) as place
      cross join lateral (
        select canonical from holdpoint.ledger_entries
         where kind in ('branch.begun', 'branch.accounted')
           and canonical::jsonb -> 'body' ->> 'place' = place
         order by sequence desc limit 1) as last
      cross join lateral (
        select canonical from holdpoint.ledger_entries
         where kind in ('branch.begun', 'branch.accounted')
           and canonical::jsonb -> 'body' ->> 'place' = place
         order by sequence limit 1) as first`,
    [places],
  );
  return new Map(
    rows.map(({ place, last, first }) => [
      place,
      { head: headIn(last), began: headIn(first), at: parseEntry(last).at },
    ]),
  );
}

const MOST_LEFT = 50;

/** Where a branch was when it was moved by force, the latest first. */
export async function leftByForce(db: Queryable, place: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ readonly canonical: string }>(
    `select canonical from holdpoint.ledger_entries
      where kind in ('branch.begun', 'branch.accounted')
        and canonical::jsonb -> 'body' ->> 'place' = $1
        and canonical::jsonb -> 'body' ->> 'how' = 'rewritten'
      order by sequence desc limit $2`,
    [place, MOST_LEFT],
  );
  return rows.map(({ canonical }) => String(parseEntry(canonical).body['from']));
}

function headIn(canonical: string): string {
  return String(parseEntry(canonical).body['head']);
}
