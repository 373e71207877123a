import { createRoute, z } from '@hono/zod-openapi';
import { EngineFault } from '../../../engine/fault.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { NoticeList } from '../../contract/passkeys.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { json, PROBLEMS } from '../responses.ts';

const notices = json(NoticeList, 'What is left to acknowledge');

const list = createRoute({
  method: 'get',
  path: '/api/notices',
  summary: 'What the person signed in has to know about their passkeys',
  middleware: [requirePerson] as const,
  responses: { 200: notices, ...PROBLEMS },
});

const acknowledge = createRoute({
  method: 'post',
  path: '/api/notices/{id}/acknowledge',
  summary: 'Say that one has read a notice',
  middleware: [requirePerson] as const,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: notices, ...PROBLEMS },
});

export const NOTICE_ROUTES = [list, acknowledge];

export function noticeRoutes({ engine }: AppDeps) {
  const { store, clock } = engine;
  const openFor = async (person: string): Promise<NoticeList> => ({
    notices: (await store.presence.openNotices(person)).map(({ id, kind, at, text }) => ({
      id,
      kind,
      at,
      text,
    })),
  });
  return newRoutes()
    .openapi(list, async (c) => c.json(await openFor(personOf(c)), 200))
    .openapi(acknowledge, async (c) => {
      const { id } = c.req.valid('param');
      const person = personOf(c);
      const wasOpen = await store.transaction((tx) =>
        tx.presence.acknowledgeNotice(id, person, clock.now()),
      );
      if (!wasOpen) throw unknownNotice();
      return c.json(await openFor(person), 200);
    });
}

function unknownNotice(): EngineFault {
  return new EngineFault(
    'unknown-notice',
    'There is no such notice left to acknowledge.',
    'Reload the page.',
  );
}
