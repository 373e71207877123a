import { grantAsRecorded } from '../../../engine/agents/grants/recorded-grants.ts';
import type { Grant, GrantStanding, GrantTerms } from '../../../engine/agents/types.ts';
import { parseEntry, type EntryFields } from '../../../ledger/entry.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly id: string;
  readonly terms: GrantTerms;
  readonly granted_by: string;
  readonly granted_at: Date;
  readonly evidence: string | null;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
  readonly revoke_reason: string | null;
  readonly used: string;
  readonly recent: readonly Date[];
}

/** Every decision that used a grant, as the ledger or a row has it: what either of them lost counts. */
const USES = `select decision, max(at) as at
    from (select decision, at from holdpoint.grant_uses where grant_id = grants.id
          union all
          select canonical::jsonb -> 'body' ->> 'decision', at::timestamptz
            from holdpoint.ledger_entries
           where kind = 'grant.used' and canonical::jsonb -> 'body' ->> 'grant' = grants.id) as told
   group by decision`;

/** `$1` is the present instant. */
const SELECT = `select id, terms, granted_by, granted_at, evidence, revoked_at, revoked_by, revoke_reason,
    (select count(*) from (${USES}) as uses) as used,
    array(select at from (${USES}) as uses
           where at > $1::timestamptz - make_interval(secs => (terms #>> '{quota,perSeconds}')::integer)
           order by at desc limit (terms #>> '{quota,count}')::integer) as recent
  from holdpoint.grants`;

function standingOf(row: Row, told: readonly EntryFields[]): GrantStanding {
  const grant: Grant = {
    ...row.terms,
    id: row.id,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at.toISOString(),
    ...(row.evidence !== null && { evidence: row.evidence }),
    revoked:
      row.revoked_at === null
        ? null
        : {
            at: row.revoked_at.toISOString(),
            by: row.revoked_by ?? '',
            reason: row.revoke_reason ?? '',
          },
  };
  const recent = row.recent.map((at) => at.toISOString()).toReversed();
  return { ...grantAsRecorded(grant, told), used: Number(row.used), recent };
}

/** By an index over the entries of all grants there ever were. */
async function entriesOf(
  db: Queryable,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, readonly EntryFields[]>> {
  const found = new Map<string, EntryFields[]>();
  if (rows.length === 0) return found;
  const { rows: told } = await db.query<{ grant: string; canonical: string }>(
    `select "grant", canonical
       from (select sequence, canonical,
                    coalesce(canonical::json -> 'body' ->> 'grant',
                             canonical::json -> 'body' ->> 'id') as "grant"
               from holdpoint.ledger_entries
              where kind in ('grant.issued', 'grant.revoked')) as entries
      where "grant" = any ($1)
      order by sequence`,
    [rows.map(({ id }) => id)],
  );
  for (const { grant, canonical } of told) {
    found.set(grant, [...(found.get(grant) ?? []), parseEntry(canonical)]);
  }
  return found;
}

async function standingsOf(db: Queryable, rows: readonly Row[]): Promise<readonly GrantStanding[]> {
  const told = await entriesOf(db, rows);
  return rows.map((row) => standingOf(row, told.get(row.id) ?? []));
}

/** Newest first. */
export async function listGrants(
  db: Queryable,
  endingAfter: string,
  now: string,
  limit: number,
): Promise<readonly GrantStanding[]> {
  const { rows } = await db.query<Row>(
    `${SELECT} where ends_at > $2 order by granted_at desc, id desc limit $3`,
    [now, endingAfter, limit],
  );
  return standingsOf(db, rows);
}

export async function findGrant(
  db: Queryable,
  id: string,
  now: string,
): Promise<GrantStanding | null> {
  const { rows } = await db.query<Row>(`${SELECT} where id = $2`, [now, id]);
  return (await standingsOf(db, rows))[0] ?? null;
}

/** Reads after it holds the row, so that it sees the uses of whoever held it before. */
export async function lockGrant(
  db: Queryable,
  id: string,
  now: string,
): Promise<GrantStanding | null> {
  await db.query('select from holdpoint.grants where id = $1 for update', [id]);
  return findGrant(db, id, now);
}

export async function insertGrant(db: Queryable, grant: Grant): Promise<void> {
  const { id, grantedBy, grantedAt, evidence, revoked: _revoked, ...terms } = grant;
  await db.query(
    `insert into holdpoint.grants (id, agent, terms, starts_at, ends_at, granted_by, granted_at, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      terms.agent,
      JSON.stringify(terms),
      terms.startsAt,
      terms.endsAt,
      grantedBy,
      grantedAt,
      evidence ?? null,
    ],
  );
}

export async function revokeGrant(
  db: Queryable,
  id: string,
  at: string,
  by: string,
  reason: string,
): Promise<void> {
  await db.query(
    `update holdpoint.grants set revoked_at = $2, revoked_by = $3, revoke_reason = $4
      where id = $1 and revoked_at is null`,
    [id, at, by, reason],
  );
}

export async function insertGrantUse(
  db: Queryable,
  grant: string,
  decision: string,
  agent: string,
  at: string,
): Promise<void> {
  await db.query(
    `insert into holdpoint.grant_uses (grant_id, decision, agent, at)
     select $1, $2, $3, $4 where exists (select from holdpoint.grants where id = $1)
     on conflict do nothing`,
    [grant, decision, agent, at],
  );
}

/** Whether the ledger has that this decision used it. */
export async function isGrantUseTold(
  db: Queryable,
  grant: string,
  decision: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from holdpoint.ledger_entries
      where kind = 'grant.used' and canonical::jsonb -> 'body' ->> 'grant' = $1
        and canonical::jsonb -> 'body' ->> 'decision' = $2
      limit 1`,
    [grant, decision],
  );
  return rowCount === 1;
}
