import type { AccountFilter, Page, StoredAccount } from '../../../engine/people/ports.ts';
import type { Queryable } from '../../connection/pool.ts';

interface AccountRow {
  readonly directory: string;
  readonly id: string;
  readonly person: string | null;
  readonly login: string;
  readonly name: string;
  readonly identities: readonly string[];
  readonly external_id: string | null;
  readonly active: boolean;
  readonly gone_at: Date | null;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly created_at: Date;
  readonly changed_at: Date;
}

const COLUMNS = `directory, id, person, login, name, identities, external_id, active, gone_at, resource,
  created_at, changed_at`;

function accountOf(row: AccountRow): StoredAccount {
  return {
    directory: row.directory,
    id: row.id,
    person: row.person,
    login: row.login,
    name: row.name,
    identities: row.identities,
    externalId: row.external_id,
    active: row.active,
    gone: row.gone_at !== null,
    resource: row.resource,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}

export async function everyAccount(db: Queryable): Promise<readonly StoredAccount[]> {
  const { rows } = await db.query<AccountRow>(
    `select ${COLUMNS} from holdpoint.people_accounts order by directory, id`,
  );
  return rows.map(accountOf);
}

export async function findAccount(
  db: Queryable,
  directory: string,
  id: string,
): Promise<StoredAccount | null> {
  const { rows } = await db.query<AccountRow>(
    `select ${COLUMNS} from holdpoint.people_accounts
      where directory = $1 and id = $2 and gone_at is null`,
    [directory, id],
  );
  return rows.map(accountOf)[0] ?? null;
}

export async function knownAccounts(
  db: Queryable,
  directory: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ readonly id: string }>(
    `select id from holdpoint.people_accounts
      where directory = $1 and id = any ($2) and gone_at is null`,
    [directory, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

const FITS = `directory = $1 and gone_at is null
  and ($2::text is null or id = $2)
  and ($3::text is null or login = $3)
  and ($4::text is null or external_id = $4)
  and ($5::text is null or identities @> array[$5])
  and ($6::text is null or lower(name) = lower($6))`;

export async function listAccounts(
  db: Queryable,
  directory: string,
  { id, login, externalId, identity, name }: AccountFilter,
  offset: number,
  limit: number,
): Promise<Page<StoredAccount>> {
  const values = [
    directory,
    id ?? null,
    login ?? null,
    externalId ?? null,
    identity ?? null,
    name ?? null,
  ];
  const { rows: counted } = await db.query<{ total: number }>(
    `select count(*)::integer as total from holdpoint.people_accounts where ${FITS}`,
    values,
  );
  const { rows } = await db.query<AccountRow>(
    `select ${COLUMNS} from holdpoint.people_accounts where ${FITS}
      order by created_at, id offset $7 limit $8`,
    [...values, offset, limit],
  );
  return { items: rows.map(accountOf), total: counted[0]?.total ?? 0 };
}

export async function isPersonTaken(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query<{ taken: boolean }>(
    'select exists (select from holdpoint.people_accounts where person = $1) as taken',
    [id],
  );
  return rows[0]?.taken === true;
}

/** `gone_at` is the instant of the change that took it out. */
export async function putAccount(db: Queryable, account: StoredAccount): Promise<void> {
  await db.query(
    `insert into holdpoint.people_accounts (${COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (directory, id) do update set
       person = excluded.person, login = excluded.login, name = excluded.name,
       identities = excluded.identities, external_id = excluded.external_id,
       active = excluded.active, gone_at = excluded.gone_at, resource = excluded.resource,
       changed_at = excluded.changed_at`,
    [
      account.directory,
      account.id,
      account.person,
      account.login,
      account.name,
      account.identities,
      account.externalId,
      account.active,
      account.gone ? account.changedAt : null,
      JSON.stringify(account.resource),
      account.createdAt,
      account.changedAt,
    ],
  );
}
