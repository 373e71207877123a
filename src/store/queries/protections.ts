import type { Assessment, EarlierEffect } from '../../core/assess.ts';
import type { Queryable } from '../connection/pool.ts';

/** Writes down the addresses whose protection this change removes, in place of what stood there. */
export async function replaceProtectionsRemoved(
  db: Queryable,
  caseId: string,
  assessment: Assessment,
): Promise<void> {
  const addresses = assessment.change.effects
    .filter((effect) => effect.traits.includes('protection-removed'))
    .map((effect) => effect.resource.address);
  await db.query(
    `with gone as (
       delete from holdpoint.protections_removed where case_id = $1 and not address = any ($2)
     )
     insert into holdpoint.protections_removed (case_id, address, at, change_digest)
     select $1, address, $3, $4 from unnest($2::text[]) as address
     on conflict (case_id, address) do update
       set at = excluded.at, change_digest = excluded.change_digest`,
    [caseId, [...new Set(addresses)], assessment.at, assessment.change.digest],
  );
}

/**
 * Newest first. A release that ran out unused counts too: nobody can know that it was not carried out.
 */
export async function earlierEffects(
  db: Queryable,
  addresses: readonly string[],
  since: string,
): Promise<readonly EarlierEffect[]> {
  const { rows } = await db.query<{ change_digest: string; at: Date; address: string }>(
    `select removed.change_digest, removed.at, removed.address
       from holdpoint.protections_removed as removed
       join holdpoint.cases on cases.id = removed.case_id
      where removed.address = any ($1)
        and removed.at >= $2
        and (cases.state in ('waiting', 'released') or cases.was_released)
      order by removed.at desc, removed.address, removed.case_id`,
    [addresses, since],
  );
  return rows.map((row) => ({
    changeDigest: row.change_digest,
    at: row.at.toISOString(),
    address: row.address,
    trait: 'protection-removed',
  }));
}
