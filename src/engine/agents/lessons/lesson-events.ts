import type { LedgerEvent } from '../../ports.ts';
import type { LessonNotice } from './lessons.ts';
import type { Lesson } from '../types.ts';

export function lessonAddedEvent(lesson: Lesson, name: string): LedgerEvent {
  const { retired: _retired, ...said } = lesson;
  return {
    kind: 'lesson.added',
    at: lesson.addedAt,
    case: null,
    actor: lesson.addedBy,
    text: `${name} added a lesson for agents: ${lesson.title}`,
    body: { ...said },
  };
}

export function lessonRetiredEvent(
  id: string,
  person: { readonly id: string; readonly name: string },
  at: string,
): LedgerEvent {
  return {
    kind: 'lesson.retired',
    at,
    case: null,
    actor: person.id,
    text: `${person.name} retired the lesson ${id}`,
    body: { lesson: id },
  };
}

export function lessonSeenEvent(
  lesson: Lesson,
  notice: LessonNotice,
  by: string,
  at: string,
): LedgerEvent {
  const { host, session, machine, path, at: seenAt } = notice;
  return {
    kind: 'lesson.recurred',
    at,
    case: null,
    actor: by,
    text: `What “${lesson.title}” is about came back in a session of ${host}`,
    body: { lesson: lesson.id, host, session, machine, path, seenAt },
  };
}
