import type { SessionWriting, WrittenMarks } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

export async function insertWriting(
  db: Queryable,
  decision: string,
  agent: string,
  repository: string,
  at: string,
  { path, marks }: WrittenMarks,
): Promise<void> {
  await db.query(
    `insert into holdpoint.agent_writing (decision, agent, repository, path, at, marks)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [decision, agent, repository, path, at, marks],
  );
}

interface Row extends Omit<SessionWriting, 'operator'> {
  readonly operator: string | null;
}

/** What sessions wrote into some files since an instant: one row a session and file. */
export async function writingOf(
  db: Queryable,
  repository: string,
  paths: readonly string[],
  since: string,
): Promise<readonly SessionWriting[]> {
  const { rows } = await db.query<Row>(
    `select s.id as agent, s.machine, s.host, s.session, s.operator, w.path,
            array_agg(distinct m.mark order by m.mark) as marks
       from holdpoint.agent_writing w
       join holdpoint.agent_sessions s on s.id = w.agent
      cross join lateral unnest(w.marks) as m (mark)
      where w.repository = $1 and w.path = any ($2) and w.at >= $3
      group by s.id, s.machine, s.host, s.session, s.operator, w.path
      order by s.id, w.path
      limit 2000`,
    [repository, paths, since],
  );
  return rows;
}
