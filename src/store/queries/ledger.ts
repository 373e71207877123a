import type { LedgerEntry } from '../../engine/ports.ts';
import type { EntryFields } from '../../ledger/entry.ts';
import type { Frontier } from '../../ledger/merkle/frontier.ts';
import type { Hash } from '../../ledger/merkle/hash.ts';
import type { StoredCheckpoint } from '../../ledger/verify-log.ts';
import type { LogEnd } from '../../ledger/verify-onwards.ts';
import type { Queryable } from '../connection/pool.ts';
import { ENTRY_COLUMNS, entryOf, listedEntryOf } from '../rows.ts';
import type { EntryRow } from '../rows.ts';

export async function listRecord(db: Queryable, caseId: string): Promise<readonly LedgerEntry[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from holdpoint.ledger_entries where case_id = $1 order by sequence`,
    [caseId],
  );
  return rows.map(entryOf);
}

/** Newest first. */
export async function listLedger(
  db: Queryable,
  before: number | null,
  limit: number,
): Promise<readonly LedgerEntry[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from holdpoint.ledger_entries
      where $1::bigint is null or sequence < $1
      order by sequence desc
      limit $2`,
    [before, limit],
  );
  return rows.map(listedEntryOf);
}

/** Entries from a position on, oldest first, as they lie there. */
export async function readEntries(
  db: Queryable,
  from: number,
  limit: number,
): Promise<readonly EntryRow[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from holdpoint.ledger_entries
      where sequence >= $1 order by sequence limit $2`,
    [from, limit],
  );
  return rows;
}

/** The same up to another position, in pages that hold at most so many bytes of text and one entry more. */
export async function readEntriesBetween(
  db: Queryable,
  span: { readonly from: number; readonly to: number },
  limit: { readonly rows: number; readonly bytes: number },
): Promise<readonly EntryRow[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from (
       select *, sum(octet_length(canonical)) over (order by sequence rows unbounded preceding)
           - octet_length(canonical) as bytes_before
         from holdpoint.ledger_entries
        where sequence >= $1 and sequence < $2 order by sequence limit $3) page
      where bytes_before < $4 order by sequence`,
    [span.from, span.to, limit.rows, limit.bytes],
  );
  return rows;
}

interface EndRow {
  readonly head_size: string | null;
  readonly frontier: readonly Buffer[] | null;
  readonly size: string | null;
  readonly note: string | null;
  readonly stray: string | null;
}

/** The end of the log as of one instant: in one statement, since others go on appending. */
export async function readEnd(db: Queryable): Promise<LogEnd> {
  const { rows } = await db.query<EndRow>(
    `select head.size as head_size, head.frontier, last.size, last.note,
            coalesce(
              (select min(sequence) from holdpoint.ledger_entries where sequence < 0),
              (select min(sequence) from holdpoint.ledger_entries
                where sequence >= coalesce(head.size, 0))) as stray
       from (select 1) one
       left join holdpoint.ledger_head head on true
       left join lateral (
         select size, note from holdpoint.ledger_checkpoints order by size desc limit 1) last on true`,
  );
  const [row] = rows;
  const { head_size = null, frontier = null, size = null, note = null, stray = null } = row ?? {};
  return {
    head: head_size === null ? null : { size: Number(head_size), hashes: frontier ?? [] },
    last: size === null ? null : { size: Number(size), note: note ?? '' },
    stray: stray === null ? null : Number(stray),
  };
}

export async function readCheckpoints(
  db: Queryable,
  from: number,
  limit: number,
): Promise<readonly StoredCheckpoint[]> {
  const { rows } = await db.query<{ size: string; note: string }>(
    `select size, note from holdpoint.ledger_checkpoints
      where size >= $1 order by size limit $2`,
    [from, limit],
  );
  return rows.map(({ size, note }) => ({ size: Number(size), note }));
}

export async function latestCheckpoint(db: Queryable): Promise<StoredCheckpoint | null> {
  const { rows } = await db.query<{ size: string; note: string }>(
    'select size, note from holdpoint.ledger_checkpoints order by size desc limit 1',
  );
  return rows.map(({ size, note }) => ({ size: Number(size), note }))[0] ?? null;
}

/** The checkpoint of the log when it had this many entries. */
export async function checkpointAt(db: Queryable, size: number): Promise<StoredCheckpoint | null> {
  const { rows } = await db.query<{ note: string }>(
    'select note from holdpoint.ledger_checkpoints where size = $1',
    [size],
  );
  return rows.map(({ note }) => ({ size, note }))[0] ?? null;
}

interface HeadRow {
  readonly size: string;
  readonly frontier: readonly Buffer[];
}

export async function readHead(db: Queryable): Promise<Frontier | null> {
  const { rows } = await db.query<HeadRow>('select size, frontier from holdpoint.ledger_head');
  return rows.map(({ size, frontier }) => ({ size: Number(size), hashes: frontier }))[0] ?? null;
}

/** Holds the head until the transaction ends, so that no other can append meanwhile. */
export async function lockHead(db: Queryable): Promise<Frontier | null> {
  const { rows } = await db.query<HeadRow>(
    'select size, frontier from holdpoint.ledger_head for update',
  );
  return rows.map(({ size, frontier }) => ({ size: Number(size), hashes: frontier }))[0] ?? null;
}

export async function insertEntry(
  db: Queryable,
  entry: EntryFields,
  canonical: string,
  leaf: Hash,
): Promise<void> {
  await db.query(
    `insert into holdpoint.ledger_entries (${ENTRY_COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.sequence,
      entry.kind,
      entry.at,
      entry.case,
      entry.actor,
      entry.text,
      canonical,
      Buffer.from(leaf),
    ],
  );
}

export async function insertCheckpoint(db: Queryable, checkpoint: StoredCheckpoint): Promise<void> {
  await db.query('insert into holdpoint.ledger_checkpoints (size, note) values ($1, $2)', [
    checkpoint.size,
    checkpoint.note,
  ]);
}

export async function moveHead(db: Queryable, head: Frontier): Promise<void> {
  await db.query('update holdpoint.ledger_head set size = $1, frontier = $2', [
    head.size,
    head.hashes.map((hash) => Buffer.from(hash)),
  ]);
}
