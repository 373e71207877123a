import type { Passkey, Voucher } from '../../../engine/presence/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface PasskeyRow {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly public_key: string;
  readonly algorithm: number;
  /** The driver gives 64-bit integers as text. */
  readonly counter: string;
  readonly transports: readonly string[];
  readonly requested_at: Date;
  readonly enrolled_at: Date | null;
  readonly vouched_by: Voucher | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
}

const COLUMNS = `id, person, name, public_key, algorithm, counter, transports, requested_at, enrolled_at,
  vouched_by, last_used_at, revoked_at, revoked_by`;

function passkeyOf(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    person: row.person,
    name: row.name,
    publicKey: row.public_key,
    algorithm: row.algorithm,
    counter: Number(row.counter),
    transports: row.transports,
    requestedAt: row.requested_at.toISOString(),
    enrolledAt: row.enrolled_at?.toISOString() ?? null,
    vouchedBy: row.vouched_by,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: row.revoked_by,
  };
}

export async function findPasskey(db: Queryable, id: string): Promise<Passkey | null> {
  const { rows } = await db.query<PasskeyRow>(
    `select ${COLUMNS} from holdpoint.passkeys where id = $1`,
    [id],
  );
  return rows.map(passkeyOf)[0] ?? null;
}

export async function lockPasskey(db: Queryable, id: string): Promise<Passkey | null> {
  const { rows } = await db.query<PasskeyRow>(
    `select ${COLUMNS} from holdpoint.passkeys where id = $1 for update`,
    [id],
  );
  return rows.map(passkeyOf)[0] ?? null;
}

export async function passkeysOf(db: Queryable, person: string): Promise<readonly Passkey[]> {
  const { rows } = await db.query<PasskeyRow>(
    `select ${COLUMNS} from holdpoint.passkeys where person = $1 order by requested_at, id`,
    [person],
  );
  return rows.map(passkeyOf);
}

export async function keptPasskeysOf(
  db: Queryable,
  people: readonly string[],
): Promise<readonly { readonly id: string; readonly person: string }[]> {
  const { rows } = await db.query<{ readonly id: string; readonly person: string }>(
    `select id, person from holdpoint.passkeys
      where person = any($1) and revoked_at is null order by person, requested_at, id`,
    [people],
  );
  return rows;
}

export async function pendingPasskeys(db: Queryable, since: string): Promise<readonly Passkey[]> {
  const { rows } = await db.query<PasskeyRow>(
    `select ${COLUMNS} from holdpoint.passkeys
      where enrolled_at is null and revoked_at is null and requested_at >= $1
      order by requested_at, id
      limit 200`,
    [since],
  );
  return rows.map(passkeyOf);
}

export async function insertPasskey(db: Queryable, passkey: Passkey): Promise<boolean> {
  const { rows } = await db.query(
    `insert into holdpoint.passkeys
       (id, person, name, public_key, algorithm, counter, transports, requested_at, enrolled_at, vouched_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do nothing
     returning id`,
    [
      passkey.id,
      passkey.person,
      passkey.name,
      passkey.publicKey,
      passkey.algorithm,
      passkey.counter,
      passkey.transports,
      passkey.requestedAt,
      passkey.enrolledAt,
      passkey.vouchedBy === null ? null : JSON.stringify(passkey.vouchedBy),
    ],
  );
  return rows.length === 1;
}

export async function enrolPasskey(
  db: Queryable,
  id: string,
  at: string,
  by: Voucher,
): Promise<void> {
  await db.query(
    'update holdpoint.passkeys set enrolled_at = $2, vouched_by = $3 where id = $1 and enrolled_at is null',
    [id, at, JSON.stringify(by)],
  );
}

export async function usePasskey(
  db: Queryable,
  id: string,
  at: string,
  counter: number,
): Promise<void> {
  await db.query('update holdpoint.passkeys set last_used_at = $2, counter = $3 where id = $1', [
    id,
    at,
    counter,
  ]);
}

export async function revokePasskey(
  db: Queryable,
  id: string,
  at: string,
  by: string,
): Promise<void> {
  await db.query(
    'update holdpoint.passkeys set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null',
    [id, at, by],
  );
}
