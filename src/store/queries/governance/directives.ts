import {
  directivesAsRecorded,
  disagreements,
} from '../../../engine/governance/directives/recorded-directives.ts';
import type { Level } from '../../../core/provenance/types.ts';
import type {
  DirectiveTerms,
  SignedDirective,
  StoredDirective,
} from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { directiveRecord } from './directive-record.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly terms: DirectiveTerms;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly signed_by: string | null;
  readonly signed_level: Level | null;
  readonly signed_at: Date | null;
  readonly starts: Date | null;
  readonly ends: Date | null;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly closed_why: string | null;
}

const SELECT = `select id, name, terms, proposed_by, proposed_at, signed_by, signed_level, signed_at,
    starts, ends, closed_at, closed_by, closed_why
  from holdpoint.directives`;

/** Only one transaction at a time decides whether directives overlap. */
const DIRECTIVE_LOCK = 4602;

function directiveOf(row: Row): StoredDirective {
  return {
    id: row.id,
    name: row.name,
    terms: row.terms,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    signed: signedOf(row),
    closed:
      row.closed_at === null
        ? null
        : { at: row.closed_at.toISOString(), by: row.closed_by, why: row.closed_why ?? '' },
  };
}

function signedOf(row: Row): SignedDirective | null {
  const { signed_by, signed_level, signed_at, starts, ends } = row;
  if (signed_by === null || signed_level === null || signed_at === null) return null;
  if (starts === null || ends === null) return null;
  return {
    by: signed_by,
    level: signed_level,
    at: signed_at.toISOString(),
    starts: starts.toISOString(),
    ends: ends.toISOString(),
  };
}

/** As the ledger has them, newest first. Directives are few: some a year. */
async function allDirectives(db: Queryable): Promise<readonly StoredDirective[]> {
  const { rows } = await db.query<Row>(SELECT);
  const directives = directivesAsRecorded(rows.map(directiveOf), await directiveRecord(db));
  return directives.toSorted(newestFirst);
}

function newestFirst(a: StoredDirective, b: StoredDirective): number {
  const byTime = Date.parse(b.proposedAt) - Date.parse(a.proposedAt);
  return byTime === 0 ? (a.id < b.id ? 1 : -1) : byTime;
}

export async function findDirective(db: Queryable, name: string): Promise<StoredDirective | null> {
  const found = (await allDirectives(db)).filter((each) => each.id === name || each.name === name);
  // A row put beside one that binds does not hide it.
  return found.find(({ signed, closed }) => signed !== null && closed === null) ?? found[0] ?? null;
}

/** Newest first. */
export async function listDirectives(
  db: Queryable,
  limit: number,
): Promise<readonly StoredDirective[]> {
  return (await allDirectives(db)).slice(0, limit);
}

/** By name. An end by time that somebody wrote down before its time ends nothing. */
export async function openDirectives(
  db: Queryable,
  now: string,
): Promise<readonly StoredDirective[]> {
  const isEarly = ({ closed }: StoredDirective) =>
    closed?.by === null && Date.parse(closed.at) > Date.parse(now);
  const open = (await allDirectives(db))
    .filter((each) => each.closed === null || isEarly(each))
    .map((each) => ({ ...each, closed: null }));
  return open.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function alteredDirectives(
  db: Queryable,
): Promise<readonly { readonly name: string; readonly why: string }[]> {
  const { rows } = await db.query<Row>(SELECT);
  return disagreements(rows.map(directiveOf), await directiveRecord(db));
}

export async function lockDirectives(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, 0)', [DIRECTIVE_LOCK]);
}

export async function insertDirective(db: Queryable, directive: StoredDirective): Promise<void> {
  const { id, name, terms, proposedBy, proposedAt } = directive;
  await db.query(
    `insert into holdpoint.directives (id, name, terms, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5)`,
    [id, name, JSON.stringify(terms), proposedBy, proposedAt],
  );
}

export async function signDirective(
  db: Queryable,
  id: string,
  { by, level, at, starts, ends }: SignedDirective,
): Promise<void> {
  await db.query(
    `update holdpoint.directives
        set signed_by = $2, signed_level = $3, signed_at = $4, starts = $5, ends = $6
      where id = $1`,
    [id, by, level, at, starts, ends],
  );
}

export async function moveDirectiveEnd(db: Queryable, id: string, ends: string): Promise<void> {
  await db.query('update holdpoint.directives set ends = $2 where id = $1', [id, ends]);
}

export async function closeDirective(
  db: Queryable,
  id: string,
  at: string,
  by: string | null,
  why: string,
): Promise<void> {
  await db.query(
    `update holdpoint.directives set closed_at = $2, closed_by = $3, closed_why = $4
      where id = $1 and closed_at is null`,
    [id, at, by, why],
  );
}
