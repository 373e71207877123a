import { createRoute, z } from '@hono/zod-openapi';
import {
  addLesson,
  listLessons,
  noteLesson,
  retireLesson,
} from '../../../engine/agents/lessons/lessons.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { Lesson, LessonList, LessonNotice, NewLesson } from '../../contract/agents/lessons.ts';
import { Noted } from '../../contract/agents/stops.ts';
import {
  machineOf,
  personOf,
  requireAnybody,
  requireMachine,
  requirePerson,
} from '../../middleware/require.ts';
import { lessonOf, newLessonOf } from '../../present/grants.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const add = createRoute({
  method: 'post',
  path: '/api/lessons',
  summary: 'Turn what a review found into a note for agents, and a check',
  middleware: [requireAnybody('teach')] as const,
  request: { body: jsonBody(NewLesson) },
  responses: { 201: json(Lesson, 'The lesson'), ...PROBLEMS },
});

const list = createRoute({
  method: 'get',
  path: '/api/lessons',
  summary: 'Lessons, newest first, with how often each was given and whether the mistake came back',
  middleware: [requireAnybody('read', 'teach', 'guard')] as const,
  responses: { 200: json(LessonList, 'Lessons'), ...PROBLEMS },
});

const retire = createRoute({
  method: 'post',
  path: '/api/lessons/{id}/retire',
  summary: 'Take a lesson out of use; its counts stay',
  middleware: [requirePerson] as const,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(LessonList, 'Lessons'), ...PROBLEMS },
});

const noticeOf = (kind: 'given' | 'seen', summary: string) =>
  createRoute({
    method: 'post',
    path: `/api/guard/lessons/${kind}` as const,
    summary,
    middleware: [requireMachine('guard')] as const,
    request: { body: jsonBody(LessonNotice) },
    responses: { 200: json(Noted, 'Noted'), ...PROBLEMS },
  });

const given = noticeOf('given', 'Tell that a lesson was given to a session');
const seen = noticeOf('seen', 'Tell that the mistake of a lesson was seen again');

export const LESSON_ROUTES = [add, list, retire, given, seen];

export function lessonRoutes({ engine }: AppDeps) {
  const all = async () => {
    const lessons = await listLessons(engine);
    return { lessons: lessons.map((standing) => lessonOf(engine, standing)) };
  };
  return newRoutes()
    .openapi(add, async (c) => {
      const by = c.get('who').kind === 'machine' ? machineOf(c) : personOf(c);
      const lesson = await addLesson(engine, c.req.valid('json'), by);
      return c.json(newLessonOf(engine, lesson), 201);
    })
    .openapi(list, async (c) => c.json(await all(), 200))
    .openapi(retire, async (c) => {
      await retireLesson(engine, c.req.valid('param').id, personOf(c));
      return c.json(await all(), 200);
    })
    .openapi(given, async (c) => {
      const isNew = await noteLesson(engine, 'given', c.req.valid('json'), machineOf(c));
      return c.json({ isNew }, 200);
    })
    .openapi(seen, async (c) => {
      const isNew = await noteLesson(engine, 'seen', c.req.valid('json'), machineOf(c));
      return c.json({ isNew }, 200);
    });
}
