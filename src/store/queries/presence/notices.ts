import type { Notice, NoticeKind } from '../../../engine/presence/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface NoticeRow {
  readonly id: string;
  readonly person: string;
  readonly kind: NoticeKind;
  readonly at: Date;
  readonly text: string;
}

export async function insertNotice(
  db: Queryable,
  { id, person, kind, at, text }: Notice,
): Promise<void> {
  await db.query(
    'insert into holdpoint.presence_notices (id, person, kind, at, text) values ($1, $2, $3, $4, $5)',
    [id, person, kind, at, text],
  );
}

export async function openNotices(db: Queryable, person: string): Promise<readonly Notice[]> {
  const { rows } = await db.query<NoticeRow>(
    `select id, person, kind, at, text from holdpoint.presence_notices
      where person = $1 and acknowledged_at is null
      order by at, id
      limit 100`,
    [person],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function acknowledgeNotice(
  db: Queryable,
  id: string,
  person: string,
  at: string,
): Promise<boolean> {
  const { rows } = await db.query(
    `update holdpoint.presence_notices set acknowledged_at = $3
      where id = $1 and person = $2 and acknowledged_at is null
      returning id`,
    [id, person, at],
  );
  return rows.length === 1;
}
