/** The API's shapes for lessons: what a review found, told to agents where it matters. */
import { z } from 'zod';
import { Count, HostId, Instant, MachineId, text, words } from './agent-parts.ts';

/**
 * A regular expression for one line, of which the first 500 characters count: no back reference, no
 * lookaround, no repeat within a repeat.
 */
export const LessonRule = z.object({
  over: z.enum(['added-lines', 'commands']),
  pattern: words(300),
});
export type LessonRule = z.infer<typeof LessonRule>;

/** `POST /api/lessons`, by a person or by a token. */
export const NewLesson = z.object({
  /** Names it in commands; made from the title where it is left out. */
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{2,79}$/, 'expected words in lower case, with dashes')
    .exactOptional(),
  title: words(200),
  /** What agents are told. */
  note: words(600),
  /** Globs over paths of a repository. */
  paths: z.array(words(300)).max(50),
  systems: z.array(words(200)).max(50),
  rule: LessonRule.nullable(),
  /** Id of a case, or address of a review; null where it came from neither. */
  from: words(1000).nullable(),
});
export type NewLesson = z.infer<typeof NewLesson>;

/** A lesson as guards keep it. */
export const LessonOrder = NewLesson.required({ id: true });
export type LessonOrder = z.infer<typeof LessonOrder>;

export const Lesson = LessonOrder.extend({
  addedBy: z.string(),
  addedByName: z.string(),
  addedAt: Instant,
  retired: z.object({ at: Instant, by: z.string() }).nullable(),
  /** How often it was given, to how many sessions, and when last. */
  given: z.object({ count: Count, sessions: Count, last: Instant.nullable() }),
  /** How often the mistake came back; `afterGiven`: in a session that had been told. */
  recurred: z.object({ count: Count, afterGiven: Count, last: Instant.nullable() }),
});
export type Lesson = z.infer<typeof Lesson>;

/** `GET /api/lessons`, newest first. */
export const LessonList = z.object({ lessons: z.array(Lesson) });
export type LessonList = z.infer<typeof LessonList>;

/** `POST /api/guard/lessons/given` and `…/seen`: it was given; the mistake was seen again. */
export const LessonNotice = z.object({
  lesson: words(100),
  machine: MachineId,
  host: HostId,
  session: text(200),
  at: Instant,
  /** What the agent touched, or null at the start of a session. */
  path: text(1000).nullable(),
});
export type LessonNotice = z.infer<typeof LessonNotice>;
