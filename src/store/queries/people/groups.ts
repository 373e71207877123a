import type { GroupFilter, Page, StoredGroup } from '../../../engine/people/ports.ts';
import type { Queryable } from '../../connection/pool.ts';

export interface GroupRow {
  readonly directory: string;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly external_id: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
}

export const GROUP_COLUMNS = 'directory, id, name, title, external_id, created_at, changed_at';

export function groupOf(row: GroupRow): StoredGroup {
  return {
    directory: row.directory,
    id: row.id,
    name: row.name,
    title: row.title,
    externalId: row.external_id,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}

export async function everyGroup(db: Queryable): Promise<readonly StoredGroup[]> {
  const { rows } = await db.query<GroupRow>(
    `select ${GROUP_COLUMNS} from holdpoint.people_groups order by directory, id`,
  );
  return rows.map(groupOf);
}

export async function findGroup(
  db: Queryable,
  directory: string,
  id: string,
): Promise<StoredGroup | null> {
  const { rows } = await db.query<GroupRow>(
    `select ${GROUP_COLUMNS} from holdpoint.people_groups where directory = $1 and id = $2`,
    [directory, id],
  );
  return rows.map(groupOf)[0] ?? null;
}

const FITS = `directory = $1
  and ($2::text is null or id = $2)
  and ($3::text is null or lower(name) = lower($3))
  and ($4::text is null or external_id = $4)
  and ($5::text is null or exists (
    select from holdpoint.people_members as member
     where member.directory = people_groups.directory and member.group_id = people_groups.id
       and member.account_id = $5))`;

export async function listGroups(
  db: Queryable,
  directory: string,
  { id, name, externalId, member }: GroupFilter,
  offset: number,
  limit: number,
): Promise<Page<StoredGroup>> {
  const values = [directory, id ?? null, name ?? null, externalId ?? null, member ?? null];
  const { rows: counted } = await db.query<{ total: number }>(
    `select count(*)::integer as total from holdpoint.people_groups where ${FITS}`,
    values,
  );
  const { rows } = await db.query<GroupRow>(
    `select ${GROUP_COLUMNS} from holdpoint.people_groups where ${FITS}
      order by created_at, id offset $6 limit $7`,
    [...values, offset, limit],
  );
  return { items: rows.map(groupOf), total: counted[0]?.total ?? 0 };
}

export async function putGroup(db: Queryable, group: StoredGroup): Promise<void> {
  await db.query(
    `insert into holdpoint.people_groups (${GROUP_COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (directory, id) do update set
       name = excluded.name, title = excluded.title, external_id = excluded.external_id,
       changed_at = excluded.changed_at`,
    [
      group.directory,
      group.id,
      group.name,
      group.title,
      group.externalId,
      group.createdAt,
      group.changedAt,
    ],
  );
}

export async function removeGroup(db: Queryable, directory: string, id: string): Promise<void> {
  await db.query('delete from holdpoint.people_groups where directory = $1 and id = $2', [
    directory,
    id,
  ]);
}
