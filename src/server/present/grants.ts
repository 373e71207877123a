import { grantState, usesLeft } from '../../engine/agents/grants/grants.ts';
import type { GrantStanding, Lesson, LessonStanding } from '../../engine/agents/types.ts';
import type { Engine } from '../../engine/engine.ts';
import type * as contract from '../contract/agents/autonomy.ts';
import type { Lesson as ShownLesson } from '../contract/agents/lessons.ts';

export function grantOf(engine: Engine, standing: GrantStanding, now: string): contract.Grant {
  const { grant, used } = standing;
  const { systems, environments, verbs, programs, quota } = grant;
  return {
    ...grant,
    systems: [...systems],
    environments: [...environments],
    verbs: [...verbs],
    programs: programs === null ? null : [...programs],
    quota: { ...quota },
    grantedByName: nameOf(engine, grant.grantedBy),
    state: grantState(standing, now),
    used,
    left: usesLeft(standing, now),
  };
}

const NOTHING = {
  given: { count: 0, sessions: 0, last: null },
  recurred: { count: 0, afterGiven: 0, last: null },
} as const;

export function newLessonOf(engine: Engine, lesson: Lesson): ShownLesson {
  return lessonOf(engine, { lesson, ...NOTHING });
}

export function lessonOf(engine: Engine, { lesson, given, recurred }: LessonStanding): ShownLesson {
  return {
    ...lesson,
    paths: [...lesson.paths],
    systems: [...lesson.systems],
    addedByName: nameOf(engine, lesson.addedBy),
    given: { ...given },
    recurred: { ...recurred },
  };
}

function nameOf({ world }: Engine, by: string): string {
  return world.catalog.people.get(by)?.name ?? by;
}
