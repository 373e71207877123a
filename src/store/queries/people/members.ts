import type { Member, StoredGroup } from '../../../engine/people/ports.ts';
import type { Queryable } from '../../connection/pool.ts';
import { GROUP_COLUMNS, groupOf, type GroupRow } from './groups.ts';

export interface Membership {
  readonly directory: string;
  readonly group_id: string;
  readonly account_id: string;
}

export async function everyMembership(db: Queryable): Promise<readonly Membership[]> {
  const { rows } = await db.query<Membership>(
    `select directory, group_id, account_id from holdpoint.people_members
      order by directory, group_id, account_id`,
  );
  return rows;
}

/** In two looks: of tables that just grew the planner knows nothing, and joins them row by row. */
export async function membersOf(
  db: Queryable,
  directory: string,
  groups: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> {
  const { rows } = await db.query<Omit<Membership, 'directory'>>(
    `select group_id, account_id from holdpoint.people_members
      where directory = $1 and group_id = any ($2)
      order by account_id`,
    [directory, groups],
  );
  const { rows: accounts } = await db.query<Member>(
    `select id, login, name from holdpoint.people_accounts
      where directory = $1 and id = any ($2) and gone_at is null`,
    [directory, [...new Set(rows.map(({ account_id }) => account_id))]],
  );
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const found = Map.groupBy(rows, ({ group_id }) => group_id);
  return new Map(
    [...found].map(([group, members]) => [
      group,
      members.flatMap(({ account_id }) => byId.get(account_id) ?? []),
    ]),
  );
}

export async function groupsOf(
  db: Queryable,
  directory: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredGroup[]>> {
  const { rows } = await db.query<GroupRow & { readonly account_id: string }>(
    `select member.account_id, ${GROUP_COLUMNS}
       from (select group_id, account_id from holdpoint.people_members
              where directory = $1 and account_id = any ($2)) as member
       join holdpoint.people_groups on directory = $1 and id = member.group_id
      order by id`,
    [directory, accounts],
  );
  const found = Map.groupBy(rows, ({ account_id }) => account_id);
  return new Map([...found].map(([account, groups]) => [account, groups.map(groupOf)]));
}

/** Rows that stay as they are are left alone. */
export async function setMembers(
  db: Queryable,
  directory: string,
  group: string,
  accounts: readonly string[],
): Promise<void> {
  await db.query(
    `delete from holdpoint.people_members
      where directory = $1 and group_id = $2 and account_id <> all ($3)`,
    [directory, group, accounts],
  );
  await db.query(
    `insert into holdpoint.people_members (directory, group_id, account_id)
     select $1, $2, unnest($3::text[]) on conflict do nothing`,
    [directory, group, accounts],
  );
}
