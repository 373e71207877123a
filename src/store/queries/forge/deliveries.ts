import type { StoredDelivery } from '../../../engine/forge/queue.ts';
import type { Queryable } from '../../connection/pool.ts';

export async function insertDelivery(db: Queryable, delivery: StoredDelivery): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.forge_deliveries (forge, id, at, kinds) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [delivery.forge, delivery.id, delivery.at, delivery.kinds],
  );
  return rowCount === 1;
}

export async function forgetDeliveries(db: Queryable, before: string): Promise<number> {
  const { rowCount } = await db.query('delete from holdpoint.forge_deliveries where at < $1', [
    before,
  ]);
  return rowCount ?? 0;
}

export async function listDeliveries(
  db: Queryable,
  limit: number,
): Promise<readonly StoredDelivery[]> {
  const { rows } = await db.query<{ forge: string; id: string; at: Date; kinds: string[] }>(
    `select forge, id, at, kinds from holdpoint.forge_deliveries
      order by at desc, forge, id desc limit $1`,
    [limit],
  );
  return rows.map(({ forge, id, at, kinds }) => ({ forge, id, at: at.toISOString(), kinds }));
}
