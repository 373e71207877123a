import type { Acknowledgement, Obedience, Tampering } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

export async function insertAcknowledgement(
  db: Queryable,
  said: Acknowledgement,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.stop_acknowledgements (stop_id, agent, how, at, received_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [said.stop, said.agent, said.how, said.at, said.receivedAt],
  );
  return rowCount === 1;
}

/** In the order in which they obeyed. */
export async function listAcknowledgements(
  db: Queryable,
  stop: string,
): Promise<readonly Acknowledgement[]> {
  const { rows } = await db.query<{
    agent: string;
    how: Obedience;
    at: Date;
    received_at: Date;
  }>(
    `select agent, how, at, received_at from holdpoint.stop_acknowledgements
      where stop_id = $1 order by at, agent`,
    [stop],
  );
  return rows.map(({ agent, how, at, received_at: receivedAt }) => ({
    stop,
    agent,
    how,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
  }));
}

export async function insertTampering(
  db: Queryable,
  said: Tampering,
  receivedAt: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.stop_tampering (machine, at, what, stop_id, received_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [said.machine, said.at, said.what, said.stop, receivedAt],
  );
  return rowCount === 1;
}

/** Oldest first, at most 100. */
export async function listTampering(db: Queryable, stop: string): Promise<readonly Tampering[]> {
  const { rows } = await db.query<{ machine: string; at: Date; what: string }>(
    `select machine, at, what from holdpoint.stop_tampering
      where stop_id = $1 order by at, machine limit 100`,
    [stop],
  );
  return rows.map(({ machine, at, what }) => ({ machine, at: at.toISOString(), stop, what }));
}
