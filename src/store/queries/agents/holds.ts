import type { HeldCall } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

export async function insertHold(
  db: Queryable,
  caseId: string,
  agent: string,
  slot: string,
  call: HeldCall,
  command: string,
  at: string,
): Promise<void> {
  await db.query(
    `insert into holdpoint.agent_holds (case_id, agent, slot, call, command, at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [caseId, agent, slot, JSON.stringify(call), command, at],
  );
}

/** Newest first. */
export async function holdsInSlot(
  db: Queryable,
  slot: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ case_id: string }>(
    `select case_id from holdpoint.agent_holds
      where slot = $1 order by at desc, case_id desc limit $2`,
    [slot, limit],
  );
  return rows.map((row) => row.case_id);
}

export async function findHeldCall(db: Queryable, caseId: string): Promise<HeldCall | null> {
  const { rows } = await db.query<{ call: HeldCall }>(
    'select call from holdpoint.agent_holds where case_id = $1',
    [caseId],
  );
  return rows[0]?.call ?? null;
}
