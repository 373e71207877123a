import type { Lesson, LessonStanding, LessonText } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly lesson: LessonText;
  readonly added_by: string;
  readonly added_at: Date;
  readonly retired_at: Date | null;
  readonly retired_by: string | null;
  readonly given: string;
  readonly sessions: string;
  readonly last_given: Date | null;
  readonly seen: string;
  readonly after_given: string;
  readonly last_seen: Date | null;
}

function standingOf(row: Row): LessonStanding {
  const retired =
    row.retired_at === null ? null : { at: row.retired_at.toISOString(), by: row.retired_by ?? '' };
  return {
    lesson: {
      ...row.lesson,
      addedBy: row.added_by,
      addedAt: row.added_at.toISOString(),
      retired,
    },
    given: {
      count: Number(row.given),
      sessions: Number(row.sessions),
      last: row.last_given?.toISOString() ?? null,
    },
    recurred: {
      count: Number(row.seen),
      afterGiven: Number(row.after_given),
      last: row.last_seen?.toISOString() ?? null,
    },
  };
}

/** Newest first, at most 1000. */
export async function listLessons(db: Queryable): Promise<readonly LessonStanding[]> {
  const { rows } = await db.query<Row>(
    `select lesson.*, counts.* from holdpoint.lessons as lesson,
       lateral (
         select count(*) filter (where kind = 'given') as given,
                count(distinct agent) filter (where kind = 'given') as sessions,
                max(at) filter (where kind = 'given') as last_given,
                count(*) filter (where kind = 'seen') as seen,
                count(*) filter (where kind = 'seen' and exists (
                  select from holdpoint.lesson_notices as before
                   where before.lesson = notice.lesson and before.kind = 'given'
                     and before.agent = notice.agent and before.at <= notice.at)) as after_given,
                max(at) filter (where kind = 'seen') as last_seen
           from holdpoint.lesson_notices as notice where notice.lesson = lesson.id) as counts
      order by added_at desc, id limit 1000`,
  );
  return rows.map(standingOf);
}

export async function insertLesson(db: Queryable, lesson: Lesson): Promise<boolean> {
  const { addedBy, addedAt, retired: _retired, ...said } = lesson;
  const { rowCount } = await db.query(
    `insert into holdpoint.lessons (id, lesson, added_by, added_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [lesson.id, JSON.stringify(said), addedBy, addedAt],
  );
  return rowCount === 1;
}

export async function retireLesson(
  db: Queryable,
  id: string,
  at: string,
  by: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update holdpoint.lessons set retired_at = $2, retired_by = $3
      where id = $1 and retired_at is null`,
    [id, at, by],
  );
  return rowCount === 1;
}

export async function insertLessonNotice(
  db: Queryable,
  lesson: string,
  kind: 'given' | 'seen',
  agent: string,
  at: string,
  path: string | null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.lesson_notices (lesson, kind, agent, at, path)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [lesson, kind, agent, at, path ?? ''],
  );
  return rowCount === 1;
}
