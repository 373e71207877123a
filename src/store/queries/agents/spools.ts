import type { Gap } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

/** Makes the spool where it is new, and holds it until the transaction ends. */
export async function lockSpool(db: Queryable, machine: string, spool: string): Promise<number> {
  await db.query(
    `insert into holdpoint.agent_spools (machine, spool, highest) values ($1, $2, 0)
     on conflict do nothing`,
    [machine, spool],
  );
  const { rows } = await db.query<{ highest: string }>(
    'select highest from holdpoint.agent_spools where machine = $1 and spool = $2 for update',
    [machine, spool],
  );
  return Number(rows[0]?.highest ?? 0);
}

export async function moveSpool(
  db: Queryable,
  machine: string,
  spool: string,
  highest: number,
): Promise<void> {
  await db.query(
    'update holdpoint.agent_spools set highest = $3 where machine = $1 and spool = $2',
    [machine, spool, highest],
  );
}

export async function insertGap(db: Queryable, gap: Gap, at: string): Promise<void> {
  await db.query(
    `insert into holdpoint.agent_gaps (machine, spool, first, last, found_at)
     values ($1, $2, $3, $4, $5)`,
    [gap.machine, gap.spool, gap.from, gap.to, at],
  );
}

interface GapRow {
  readonly machine: string;
  readonly spool: string;
  readonly first: string;
  readonly last: string;
}

function gapOf(row: GapRow): Gap {
  return { machine: row.machine, spool: row.spool, from: Number(row.first), to: Number(row.last) };
}

export async function openGaps(
  db: Queryable,
  machine: string,
  spool: string,
): Promise<readonly Gap[]> {
  const { rows } = await db.query<GapRow>(
    `select machine, spool, first, last from holdpoint.agent_gaps
      where machine = $1 and spool = $2 and filled_at is null order by first limit 100`,
    [machine, spool],
  );
  return rows.map(gapOf);
}

export async function fillGaps(
  db: Queryable,
  machine: string,
  spool: string,
  at: string,
): Promise<readonly Gap[]> {
  const { rows } = await db.query<GapRow>(
    `update holdpoint.agent_gaps as gap set filled_at = $3
      where machine = $1 and spool = $2 and filled_at is null
        and (select count(*) from holdpoint.agent_decisions as kept
              where kept.machine = gap.machine and kept.spool = gap.spool
                and kept.sequence between gap.first and gap.last) = gap.last - gap.first + 1
      returning machine, spool, first, last`,
    [machine, spool, at],
  );
  return rows.map(gapOf).toSorted((a, b) => a.from - b.from);
}
