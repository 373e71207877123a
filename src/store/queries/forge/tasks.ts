import type { Asked, FailingTask, Task, TaskSubject, Wanted } from '../../../engine/forge/queue.ts';
import type { Queryable } from '../../connection/pool.ts';

export const FORGE_WORK = 'holdpoint_forge_work';

const LEVEL: Readonly<Record<Wanted, number>> = { say: 1, look: 2 };
const wantedOf = (level: number): Wanted => (level >= LEVEL.look ? 'look' : 'say');

export async function ask(db: Queryable, asked: Asked): Promise<void> {
  await db.query(
    `insert into holdpoint.forge_tasks as task (forge, kind, key, subject, wanted, due_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (forge, kind, key) do update
       set subject = excluded.subject,
           wanted = greatest(task.wanted, excluded.wanted),
           due_at = least(task.due_at, excluded.due_at)`,
    [
      asked.forge,
      asked.subject.kind,
      asked.key,
      JSON.stringify(asked.subject),
      LEVEL[asked.wanted],
      asked.dueAt,
    ],
  );
}

/** Heard by every server. */
export async function notifyOfWork(db: Queryable): Promise<void> {
  await db.query('select pg_notify($1, $2)', [FORGE_WORK, '']);
}

interface TaskRow {
  readonly forge: string;
  readonly kind: TaskSubject['kind'];
  readonly key: string;
  readonly subject: TaskSubject;
  readonly taken: number;
  readonly attempts: number;
}

/**
 * While it is held the row is due at no time of its own, so that whoever asks meanwhile makes it due. A merge
 * queue waits for its answer, so its groups go first. Whether a push was to a request that nobody knows waits a
 * little behind requests that are known to have changed, and meanwhile is asked once for many pushes.
 * Materialized, since a subquery may be run once for each
 * row that it is joined with, and would then take up more than one.
 */
export async function claim(
  db: Queryable,
  forges: readonly string[],
  lease: string,
  now: string,
  leasedUntil: string,
): Promise<Task | null> {
  const { rows } = await db.query<TaskRow>(
    `with next as materialized (
       select forge, kind, key from holdpoint.forge_tasks as waiting
        where forge = any ($1)
          and ((lease is null and due_at <= $3) or leased_until <= $3)
          and not exists (select from holdpoint.forge_connections as connection
                           where connection.forge = waiting.forge and paused_until > $3)
        order by (kind = 'merge-group') desc,
                 coalesce(leased_until, due_at)
                   + case kind when 'at-commit' then interval '2 seconds' else interval '0' end,
                 key
        limit 1
          for update skip locked)
     update holdpoint.forge_tasks as task
        set lease = $2, leased_until = $4, taken = greatest(task.wanted, task.taken), wanted = 0,
            due_at = 'infinity'
       from next
      where task.forge = next.forge and task.kind = next.kind and task.key = next.key
      returning task.forge, task.kind, task.key, task.subject, task.taken, task.attempts`,
    [forges, lease, now, leasedUntil],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { forge, key, subject, taken, attempts } = row;
  return { forge, key, subject, wanted: wantedOf(taken), attempts, lease };
}

const NAMED = 'forge = $1 and kind = $2 and key = $3 and lease = $4';
const nameOf = ({ forge, subject, key, lease }: Task) => [forge, subject.kind, key, lease];

export async function holdLease(db: Queryable, task: Task): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from holdpoint.forge_tasks where ${NAMED} for update`,
    nameOf(task),
  );
  return rowCount === 1;
}

export async function renewLease(db: Queryable, task: Task, until: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update holdpoint.forge_tasks set leased_until = $5 where ${NAMED}`,
    [...nameOf(task), until],
  );
  return rowCount === 1;
}

/** The row stays only where something was asked for meanwhile. True where it was. */
export async function settle(db: Queryable, task: Task, now: string): Promise<boolean> {
  const gone = await db.query(
    `delete from holdpoint.forge_tasks where ${NAMED} and wanted = 0`,
    nameOf(task),
  );
  if (gone.rowCount === 1) return false;
  const { rowCount } = await db.query(
    `update holdpoint.forge_tasks
        set lease = null, leased_until = null, taken = 0, attempts = 0, fault = null,
            due_at = least(due_at, $5)
      where ${NAMED}`,
    [...nameOf(task), now],
  );
  return rowCount === 1;
}

export async function putOff(
  db: Queryable,
  task: Task,
  dueAt: string,
  fault: string | null,
  counts: boolean,
): Promise<void> {
  await db.query(
    `update holdpoint.forge_tasks
        set lease = null, leased_until = null, wanted = greatest(wanted, taken), taken = 0,
            due_at = $5, fault = $6, attempts = attempts + $7
      where ${NAMED}`,
    [...nameOf(task), dueAt, fault, counts ? 1 : 0],
  );
}

interface FailingRow {
  readonly forge: string;
  readonly subject: TaskSubject;
  readonly attempts: number;
  readonly due_at: Date;
  readonly fault: string;
}

export async function listFailing(db: Queryable, limit: number): Promise<readonly FailingTask[]> {
  const { rows } = await db.query<FailingRow>(
    `select forge, subject, attempts, coalesce(leased_until, due_at) as due_at, fault
       from holdpoint.forge_tasks where fault is not null
      order by attempts desc, forge, kind, key limit $1`,
    [limit],
  );
  return rows.map(({ forge, subject, attempts, due_at, fault }) => ({
    forge,
    subject,
    attempts,
    dueAt: due_at.toISOString(),
    fault,
  }));
}
