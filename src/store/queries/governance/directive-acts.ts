import type { Level } from '../../../core/provenance/types.ts';
import type { DirectiveAct } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly id: string;
  readonly directive_id: string;
  readonly kind: DirectiveAct['kind'];
  readonly ends: Date | null;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly signed_by: string | null;
  readonly signed_level: Level | null;
  readonly signed_at: Date | null;
  readonly evidence: string | null;
}

/** Oldest first. */
export async function actsOf(db: Queryable, directive: string): Promise<readonly DirectiveAct[]> {
  const { rows } = await db.query<Row>(
    `select id, directive_id, kind, ends, reason, proposed_by, proposed_at, signed_by, signed_level,
            signed_at, evidence
       from holdpoint.directive_acts where directive_id = $1 order by proposed_at, id`,
    [directive],
  );
  return rows.map((row) => ({
    id: row.id,
    directive: row.directive_id,
    kind: row.kind,
    ends: row.ends?.toISOString() ?? null,
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    signed:
      row.signed_at === null || row.signed_by === null || row.signed_level === null
        ? null
        : {
            by: row.signed_by,
            level: row.signed_level,
            at: row.signed_at.toISOString(),
            evidence: row.evidence ?? '',
          },
  }));
}

export async function insertAct(db: Queryable, act: DirectiveAct): Promise<void> {
  const { id, directive, kind, ends, reason, proposedBy, proposedAt } = act;
  await db.query(
    `insert into holdpoint.directive_acts
       (id, directive_id, kind, ends, reason, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, directive, kind, ends, reason, proposedBy, proposedAt],
  );
}

export async function signAct(
  db: Queryable,
  id: string,
  { by, level, at, evidence }: NonNullable<DirectiveAct['signed']>,
): Promise<void> {
  await db.query(
    `update holdpoint.directive_acts
        set signed_by = $2, signed_level = $3, signed_at = $4, evidence = $5
      where id = $1 and signed_at is null`,
    [id, by, level, at, evidence],
  );
}
