import type { KnownRequest, RequestUpdate } from '../../../engine/forge/queue.ts';
import type { RequestRef } from '../../../engine/forge/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly forge: string;
  readonly repository: string;
  readonly number: number;
  readonly state: KnownRequest['state'];
  readonly base_branch: string | null;
  readonly head_repository: string | null;
  readonly head_branch: string | null;
  readonly head: string | null;
  readonly case_id: string | null;
  readonly first_seen_at: Date;
  readonly looked_at: Date | null;
  readonly merged_from: string | null;
  readonly merged_to: string | null;
  readonly outcome: KnownRequest['outcome'];
  readonly blockers: readonly string[];
  readonly published: string | null;
}

const SELECT = `select forge, repository, number, state, base_branch, head_repository, head_branch, head,
    case_id, first_seen_at, looked_at, merged_from, merged_to, outcome, blockers, published
  from holdpoint.forge_requests`;

function requestOf(row: Row): KnownRequest {
  return {
    forge: row.forge,
    repository: row.repository,
    number: row.number,
    state: row.state,
    baseBranch: row.base_branch,
    headRepository: row.head_repository,
    headBranch: row.head_branch,
    head: row.head,
    case: row.case_id,
    firstSeenAt: row.first_seen_at.toISOString(),
    lookedAt: row.looked_at?.toISOString() ?? null,
    merged:
      row.merged_from === null || row.merged_to === null
        ? null
        : { from: row.merged_from, to: row.merged_to },
    outcome: row.outcome,
    blockers: row.blockers,
    published: row.published,
  };
}

async function some(
  db: Queryable,
  rest: string,
  values: readonly unknown[],
): Promise<readonly KnownRequest[]> {
  const { rows } = await db.query<Row>(`${SELECT} ${rest}`, values);
  return rows.map(requestOf);
}

export async function findRequest(db: Queryable, ref: RequestRef): Promise<KnownRequest | null> {
  const found = await some(db, 'where forge = $1 and repository = $2 and number = $3', [
    ref.forge,
    ref.repository,
    ref.number,
  ]);
  return found[0] ?? null;
}

export async function requestOfCase(db: Queryable, caseId: string): Promise<KnownRequest | null> {
  return (await some(db, 'where case_id = $1', [caseId]))[0] ?? null;
}

export function listOpenRequests(db: Queryable, forge: string): Promise<readonly KnownRequest[]> {
  return some(db, `where forge = $1 and state in ('unread', 'open') order by repository, number`, [
    forge,
  ]);
}

/** A request from a fork has its head in another repository, under a name that may stand here, too. */
export function requestsOnBranch(
  db: Queryable,
  forge: string,
  repository: string,
  branch: string,
): Promise<readonly KnownRequest[]> {
  return some(
    db,
    `where forge = $1 and state in ('unread', 'open')
       and ((repository = $2 and base_branch = $3) or (head_repository = $2 and head_branch = $3))
     order by repository, number`,
    [forge, repository, branch],
  );
}

export function requestsAtHead(
  db: Queryable,
  forge: string,
  repository: string,
  commit: string,
): Promise<readonly KnownRequest[]> {
  return some(
    db,
    `where forge = $1 and repository = $2 and head = $3 and state = 'open' order by number`,
    [forge, repository, commit],
  );
}

export async function isBaseBranch(
  db: Queryable,
  forge: string,
  repository: string,
  branch: string,
): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(
    `select exists (select from holdpoint.forge_requests
                     where forge = $1 and repository = $2 and base_branch = $3) as there`,
    [forge, repository, branch],
  );
  return rows[0]?.there === true;
}

export function mergedInto(
  db: Queryable,
  forge: string,
  repository: string,
  branch: string,
  limit: number,
): Promise<readonly KnownRequest[]> {
  return some(
    db,
    `where forge = $1 and repository = $2 and base_branch = $3 and merged_to is not null
     order by looked_at desc, number desc limit $4`,
    [forge, repository, branch, limit],
  );
}

/** Columns that a part of an update sets, with their values. */
const SETS: {
  readonly [K in keyof RequestUpdate]-?: (
    value: NonNullable<RequestUpdate[K]> | Extract<RequestUpdate[K], null>,
  ) => Readonly<Record<string, unknown>>;
} = {
  state: (value) => ({ state: value }),
  baseBranch: (value) => ({ base_branch: value }),
  headRepository: (value) => ({ head_repository: value }),
  headBranch: (value) => ({ head_branch: value }),
  head: (value) => ({ head: value }),
  case: (value) => ({ case_id: value }),
  lookedAt: (value) => ({ looked_at: value }),
  merged: (value) => ({ merged_from: value?.from ?? null, merged_to: value?.to ?? null }),
  outcome: (value) => ({ outcome: value }),
  blockers: (value) => ({ blockers: value }),
  published: (value) => ({ published: value }),
};

export async function seeRequest(
  db: Queryable,
  ref: RequestRef,
  update: RequestUpdate,
  at: string,
): Promise<void> {
  const values: Record<string, unknown> = {};
  for (const key of Object.keys(SETS) as (keyof RequestUpdate)[]) {
    const value = update[key];
    if (value === undefined) continue;
    // The table is typed by key; the loop over keys is what the checker cannot follow.
    Object.assign(values, (SETS[key] as (part: unknown) => object)(value));
  }
  const columns = Object.keys(values);
  const places = columns.map((_, index) => `$${index + 5}`);
  const sets = columns.map((column) => `${column} = excluded.${column}`);
  await db.query(
    `insert into holdpoint.forge_requests
       (${['forge', 'repository', 'number', 'first_seen_at', ...columns].join(', ')})
     values (${['$1', '$2', '$3', '$4', ...places].join(', ')})
     on conflict (forge, repository, number) do ${sets.length === 0 ? 'nothing' : `update set ${sets.join(', ')}`}`,
    [ref.forge, ref.repository, ref.number, at, ...Object.values(values)],
  );
}
