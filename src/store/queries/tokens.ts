import type { TokenScope } from '../../engine/tokens/scopes.ts';
import type { NewToken, Revocation, Token } from '../../engine/tokens/types.ts';
import { parseEntry, type EntryFields } from '../../ledger/entry.ts';
import type { Queryable } from '../connection/pool.ts';

const COLUMNS = `name, scopes, encode(sha256(convert_to(sha256, 'UTF8')), 'hex') as fingerprint, owner, slots, created_at, created_by, expires_at, last_used_at,
  revoked_at, revoked_by, revoked_why, replaced_by`;

interface TokenRow {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly fingerprint: string;
  readonly owner: string | null;
  readonly slots: readonly string[] | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
  readonly revoked_why: string | null;
  readonly replaced_by: string | null;
}

function tokenOf(row: TokenRow): Token {
  const { name, scopes, fingerprint, owner, slots, revoked_at: revokedAt } = row;
  return {
    name,
    scopes,
    fingerprint,
    owner,
    slots,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revoked:
      revokedAt === null
        ? null
        : { at: revokedAt.toISOString(), by: row.revoked_by, why: row.revoked_why ?? '' },
    replacedBy: row.replaced_by,
  };
}

export async function findToken(db: Queryable, sha256: string): Promise<Token | null> {
  const { rows } = await db.query<TokenRow>(
    `select ${COLUMNS} from holdpoint.tokens where sha256 = $1`,
    [sha256],
  );
  return rows.map(tokenOf)[0] ?? null;
}

/** Entries of the ledger about the token of this fingerprint, by an index over those about tokens. */
export async function entriesOfToken(
  db: Queryable,
  fingerprint: string,
): Promise<readonly EntryFields[]> {
  const { rows } = await db.query<{ canonical: string }>(
    `select canonical from holdpoint.ledger_entries
      where kind in ('token.created', 'token.kept', 'token.revoked')
        and canonical::json -> 'body' ->> 'fingerprint' = $1
      order by sequence`,
    [fingerprint],
  );
  return rows.map(({ canonical }) => parseEntry(canonical));
}

export async function listTokens(db: Queryable): Promise<readonly Token[]> {
  const { rows } = await db.query<TokenRow>(
    `select ${COLUMNS} from holdpoint.tokens order by name collate "C"`,
  );
  return rows.map(tokenOf);
}

export async function findTokenByName(db: Queryable, name: string): Promise<Token | null> {
  const { rows } = await db.query<TokenRow>(
    `select ${COLUMNS} from holdpoint.tokens where name = $1`,
    [name],
  );
  return rows.map(tokenOf)[0] ?? null;
}

export async function lockToken(db: Queryable, name: string): Promise<Token | null> {
  const { rows } = await db.query<TokenRow>(
    `select ${COLUMNS} from holdpoint.tokens where name = $1 for update`,
    [name],
  );
  return rows.map(tokenOf)[0] ?? null;
}

export async function insertToken(db: Queryable, token: NewToken): Promise<boolean> {
  const { name, sha256, scopes, owner, slots, createdAt, createdBy, expiresAt } = token;
  const { rowCount } = await db.query(
    `insert into holdpoint.tokens
       (name, sha256, scopes, owner, slots, created_at, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (name) do nothing`,
    [name, sha256, scopes, owner, slots, createdAt, createdBy, expiresAt],
  );
  return rowCount === 1;
}

export async function revokeToken(
  db: Queryable,
  name: string,
  { at, by, why }: Revocation,
): Promise<void> {
  await db.query(
    'update holdpoint.tokens set revoked_at = $2, revoked_by = $3, revoked_why = $4 where name = $1',
    [name, at, by, why],
  );
}

export async function noteReplaced(db: Queryable, name: string, by: string): Promise<void> {
  await db.query('update holdpoint.tokens set replaced_by = $2 where name = $1', [name, by]);
}

/** No name that is given has a tilde, so what is set aside never stands in anybody's way. */
export async function setAside(db: Queryable, name: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `update holdpoint.tokens
        set name = $1 || '~' || (select count(*) + 1 from holdpoint.tokens as earlier
                                  where starts_with(earlier.name, $1 || '~'))
      where name = $1
      returning name`,
    [name],
  );
  return rows[0]?.name ?? name;
}

/** Says so again only after five minutes, so that a busy token costs no write with each request. */
export async function noteUse(db: Queryable, name: string, at: string): Promise<void> {
  await db.query(
    `update holdpoint.tokens set last_used_at = $2
      where name = $1
        and (last_used_at is null or last_used_at < $2::timestamptz - interval '5 minutes')`,
    [name, at],
  );
}
