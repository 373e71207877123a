import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { whyNotQuick } from './quick-pattern.ts';
import { lessonAddedEvent, lessonRetiredEvent, lessonSeenEvent } from './lesson-events.ts';
import { sessionId } from '../session-id.ts';
import type { Lesson, LessonStanding, LessonText, SessionKey } from '../types.ts';

/** Adds what a review found. Without an id it gets one from its title. Throws `lesson-taken`, `bad-pattern`. */
export async function addLesson(
  engine: Engine,
  said: Omit<LessonText, 'id'> & { readonly id?: string },
  by: string,
): Promise<Lesson> {
  const why = said.rule === null ? null : whyNotQuick(said.rule.pattern);
  if (why !== null) {
    throw new EngineFault(
      'bad-pattern',
      `The pattern cannot be used: ${why}.`,
      'Write it without back references, lookarounds and repeats within repeats.',
    );
  }
  const id = said.id ?? idOf(said.title, engine.ids.next());
  const addedAt = engine.clock.now();
  const lesson: Lesson = { ...said, id, addedBy: by, addedAt, retired: null };
  await engine.store.transaction(async (tx) => {
    if (!(await tx.agents.insertLesson(lesson))) throw taken(id);
    const name = engine.world.catalog.people.get(by)?.name ?? by;
    await tx.appendToLedger(lessonAddedEvent(lesson, name));
  });
  return lesson;
}

/** Takes a lesson out of use; its counts stay. A second time changes nothing. */
export async function retireLesson(engine: Engine, id: string, by: string): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const name = engine.world.catalog.people.get(by)?.name ?? by;
    if (await tx.agents.retireLesson(id, now, by)) {
      await tx.appendToLedger(lessonRetiredEvent(id, { id: by, name }, now));
    }
  });
}

/** Newest first. */
export function listLessons({ store }: Engine): Promise<readonly LessonStanding[]> {
  return store.agents.listLessons();
}

/** What guards give to agents. */
export async function lessonsInUse(engine: Engine): Promise<readonly Lesson[]> {
  const standings = await listLessons(engine);
  return standings.map(({ lesson }) => lesson).filter(({ retired }) => retired === null);
}

export interface LessonNotice extends SessionKey {
  readonly lesson: string;
  readonly at: string;
  readonly path: string | null;
}

/** A lesson was given to a session, or its mistake was seen again. False when it was known. Throws `unknown-lesson`. */
export async function noteLesson(
  engine: Engine,
  kind: 'given' | 'seen',
  notice: LessonNotice,
  by: string,
): Promise<boolean> {
  const known = await engine.store.agents.listLessons();
  const lesson = known.find((each) => each.lesson.id === notice.lesson)?.lesson;
  if (lesson === undefined) throw unknownLesson(notice.lesson);
  const { machine, host, session, at, path } = notice;
  const agent = sessionId(notice);
  const nothing = { model: null, repository: null, cwd: '', operator: null, ends: false };
  return engine.store.transaction(async (tx) => {
    if ((await tx.agents.findSession(agent)) === null) {
      await tx.agents.seeSession({ id: agent, machine, host, session, at, ...nothing });
    }
    const isNew = await tx.agents.insertLessonNotice(lesson.id, kind, agent, at, path);
    if (isNew && kind === 'seen') {
      await tx.appendToLedger(lessonSeenEvent(lesson, notice, by, engine.clock.now()));
    }
    return isNew;
  });
}

function idOf(title: string, unique: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain.slice(0, 60)}-${unique.slice(-6)}`.replace(/^-/, 'lesson-');
}

function taken(id: string): EngineFault {
  return new EngineFault(
    'lesson-taken',
    `There is a lesson ${id} already.`,
    'Choose another id, or leave it out.',
  );
}

function unknownLesson(id: string): EngineFault {
  return new EngineFault(
    'unknown-lesson',
    `There is no lesson ${id}.`,
    'See GET /api/lessons, or holdpoint lesson list, for those there are.',
  );
}
