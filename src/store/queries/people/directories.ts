import type { DirectoryState } from '../../../engine/people/ports.ts';
import type { Directory, DirectoryKind } from '../../../engine/people/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { everyAccount } from './accounts.ts';
import { everyGroup } from './groups.ts';
import { everyMembership } from './members.ts';

export const PEOPLE_CHANGED = 'holdpoint_people_changed';

/** Any number, as long as nothing else in the database locks by it. */
const PEOPLE_LOCK = 4_600_112_360;

interface DirectoryRow {
  readonly id: string;
  readonly kind: DirectoryKind;
  readonly synced_at: Date | null;
  readonly fault: string | null;
  readonly fault_at: Date | null;
}

export async function listDirectories(db: Queryable): Promise<readonly DirectoryState[]> {
  const { rows } = await db.query<DirectoryRow>(
    'select id, kind, synced_at, fault, fault_at from holdpoint.people_directories order by id',
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    syncedAt: row.synced_at?.toISOString() ?? null,
    fault: row.fault,
    faultAt: row.fault_at?.toISOString() ?? null,
  }));
}

/** What is written between two of these statements is told of, and read again. */
export async function readDirectories(db: Queryable): Promise<readonly Directory[]> {
  const states = await listDirectories(db);
  const accounts = Map.groupBy(await everyAccount(db), ({ directory }) => directory);
  const groups = Map.groupBy(await everyGroup(db), ({ directory }) => directory);
  const members = Map.groupBy(await everyMembership(db), ({ directory, group_id }) =>
    JSON.stringify([directory, group_id]),
  );
  return states.map(({ id, kind }) => ({
    id,
    kind,
    accounts: accounts.get(id) ?? [],
    groups: (groups.get(id) ?? []).map((group) => ({
      id: group.id,
      name: group.name,
      title: group.title,
      members: (members.get(JSON.stringify([id, group.id])) ?? []).map((each) => each.account_id),
    })),
  }));
}

export async function lockPeople(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [PEOPLE_LOCK]);
}

export async function noteDirectory(db: Queryable, state: DirectoryState): Promise<void> {
  await db.query(
    `insert into holdpoint.people_directories (id, kind, synced_at, fault, fault_at)
     values ($1, $2, $3, $4, $5)
     on conflict (id) do update set
       kind = excluded.kind, synced_at = coalesce(excluded.synced_at, people_directories.synced_at),
       fault = excluded.fault, fault_at = excluded.fault_at`,
    [state.id, state.kind, state.syncedAt, state.fault, state.faultAt],
  );
}

export async function tellPeopleChanged(db: Queryable): Promise<void> {
  await db.query('select pg_notify($1, $2)', [PEOPLE_CHANGED, '']);
}
