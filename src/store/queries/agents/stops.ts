import type { StopListState } from '../../../engine/agents/ports.ts';
import type { Stop, StopScope } from '../../../engine/agents/types.ts';
import {
  bindingStops,
  evidenceToLookUp,
  type StopRecord,
} from '../../../engine/agents/stops/recorded-stops.ts';
import { parseEntry } from '../../../ledger/entry.ts';
import type { Queryable } from '../../connection/pool.ts';
import { signaturesOf } from '../presence/signatures.ts';

interface Row {
  readonly id: string;
  readonly scope: StopScope;
  readonly reason: string;
  readonly issued_by: string;
  readonly by_machine: boolean;
  readonly at: Date;
  readonly resumed_at: Date | null;
  readonly resumed_by: string | null;
  readonly resume_reason: string | null;
  readonly resume_evidence: string | null;
  readonly acknowledged: string;
}

const SELECT = `select id, scope, reason, issued_by, by_machine, at, resumed_at, resumed_by, resume_reason,
    resume_evidence,
    (select count(*) from holdpoint.stop_acknowledgements where stop_id = stops.id) as acknowledged
  from holdpoint.stops`;

function stopOf(row: Row): Stop {
  return {
    id: row.id,
    scope: row.scope,
    reason: row.reason,
    by: row.issued_by,
    byMachine: row.by_machine,
    at: row.at.toISOString(),
    resumed:
      row.resumed_at === null
        ? null
        : {
            at: row.resumed_at.toISOString(),
            by: row.resumed_by ?? '',
            reason: row.resume_reason ?? '',
            evidence: row.resume_evidence,
          },
    acknowledged: Number(row.acknowledged),
  };
}

async function oneOf(db: Queryable, where: string, value: string): Promise<Stop | null> {
  const { rows } = await db.query<Row>(`${SELECT} where ${where} = $1`, [value]);
  return rows.map(stopOf)[0] ?? null;
}

export const findStop = (db: Queryable, id: string) => oneOf(db, 'id', id);

export const findStopByAttempt = (db: Queryable, attempt: string) => oneOf(db, 'attempt', attempt);

/**
 * One statement, so that list, revision and ledger belong together; what signatures are checked with is never
 * altered. Oldest first.
 */
export async function activeStops(db: Queryable): Promise<StopListState> {
  const { rows } = await db.query<
    Partial<Row> & { readonly revision: string; readonly told: readonly string[] | null }
  >(
    `select list.revision, active.*,
            (select array_agg(canonical order by sequence) from holdpoint.ledger_entries
              where kind in ('stop.issued', 'stop.resumed')) as told
       from holdpoint.stop_list as list
       left join (${SELECT} where resumed_at is null) as active on true
      order by active.at, active.id`,
  );
  const stops = rows.flatMap((row) => (row.id === null ? [] : [stopOf(row as Row)]));
  const record = await recordOf(db, rows[0]?.told ?? []);
  return { revision: Number(rows[0]?.revision ?? 0), stops: bindingStops(stops, record) };
}

async function recordOf(db: Queryable, told: readonly string[]): Promise<StopRecord> {
  const entries = told.map((canonical) => parseEntry(canonical));
  return { entries, ...(await signaturesOf(db, evidenceToLookUp(entries))) };
}

/** Newest first. */
export async function pastStops(db: Queryable, limit: number): Promise<readonly Stop[]> {
  const { rows } = await db.query<Row>(
    `${SELECT} where resumed_at is not null order by at desc, id desc limit $1`,
    [limit],
  );
  return rows.map(stopOf);
}

export async function nextStopRevision(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ revision: string }>(
    'update holdpoint.stop_list set revision = revision + 1 returning revision',
  );
  return Number(rows[0]?.revision);
}

export async function insertStop(db: Queryable, stop: Stop, attempt: string | null): Promise<void> {
  await db.query(
    `insert into holdpoint.stops (id, scope, reason, issued_by, by_machine, at, attempt)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [stop.id, JSON.stringify(stop.scope), stop.reason, stop.by, stop.byMachine, stop.at, attempt],
  );
}

export async function resumeStop(
  db: Queryable,
  id: string,
  at: string,
  by: string,
  reason: string,
  evidence: string | null,
): Promise<void> {
  await db.query(
    `update holdpoint.stops
        set resumed_at = $2, resumed_by = $3, resume_reason = $4, resume_evidence = $5
      where id = $1`,
    [id, at, by, reason, evidence],
  );
}
