import type { ConnectionStanding } from '../../../engine/forge/queue.ts';
import type { Queryable } from '../../connection/pool.ts';

/** A later end of a pause stands, whoever hears of it first. */
export async function pauseConnection(
  db: Queryable,
  forge: string,
  until: string,
  fault: string,
  at: string,
): Promise<void> {
  await db.query(
    `insert into holdpoint.forge_connections as connection (forge, paused_until, fault, fault_at)
     values ($1, $2, $3, $4)
     on conflict (forge) do update
       set paused_until = greatest(connection.paused_until, excluded.paused_until),
           fault = excluded.fault, fault_at = excluded.fault_at`,
    [forge, until, fault, at],
  );
}

export async function noteFault(
  db: Queryable,
  forge: string,
  fault: string,
  at: string,
): Promise<void> {
  await db.query(
    `insert into holdpoint.forge_connections (forge, fault, fault_at) values ($1, $2, $3)
     on conflict (forge) do update set fault = excluded.fault, fault_at = excluded.fault_at`,
    [forge, fault, at],
  );
}

export async function takeSweep(
  db: Queryable,
  forge: string,
  now: string,
  notSince: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.forge_connections as connection (forge, sweep_asked_at) values ($1, $2)
     on conflict (forge) do update set sweep_asked_at = excluded.sweep_asked_at
      where connection.sweep_asked_at is null or connection.sweep_asked_at <= $3`,
    [forge, now, notSince],
  );
  return rowCount === 1;
}

export async function sweepDone(db: Queryable, forge: string, at: string): Promise<void> {
  await db.query(
    `insert into holdpoint.forge_connections (forge, swept_at) values ($1, $2)
     on conflict (forge) do update set swept_at = excluded.swept_at`,
    [forge, at],
  );
}

interface Row {
  readonly forge: string;
  readonly paused_until: Date | null;
  readonly swept_at: Date | null;
  readonly fault: string | null;
  readonly fault_at: Date | null;
  readonly depth: string;
  readonly oldest: Date | null;
  readonly failing: string;
  readonly open: string;
}

export async function listConnections(db: Queryable): Promise<readonly ConnectionStanding[]> {
  const { rows } = await db.query<Row>(
    `select connection.forge, paused_until, swept_at, fault, fault_at, depth, oldest, failing, open
       from holdpoint.forge_connections as connection
       left join lateral (
         select count(*) as depth, count(*) filter (where attempts > 0) as failing,
                min(coalesce(leased_until, due_at)) as oldest
           from holdpoint.forge_tasks as task where task.forge = connection.forge) as tasks on true
       left join lateral (
         select count(*) as open from holdpoint.forge_requests as request
          where request.forge = connection.forge and state in ('unread', 'open')) as requests on true
      order by connection.forge`,
  );
  return rows.map((row) => ({
    forge: row.forge,
    pausedUntil: row.paused_until?.toISOString() ?? null,
    sweptAt: row.swept_at?.toISOString() ?? null,
    fault:
      row.fault === null || row.fault_at === null
        ? null
        : { text: row.fault, at: row.fault_at.toISOString() },
    depth: Number(row.depth),
    oldestDue: row.oldest?.toISOString() ?? null,
    failing: Number(row.failing),
    openRequests: Number(row.open),
  }));
}
