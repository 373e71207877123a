import { createRoute, type z } from '@hono/zod-openapi';
import { noticeSession } from '../../../engine/agents/decisions/notice-session.ts';
import { recordDecisions } from '../../../engine/agents/decisions/record-decisions.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import {
  Decision,
  DecisionBatch,
  DecisionReceipt,
  SessionNotice,
} from '../../contract/agents/agents.ts';
import { GuardSnapshot } from '../../contract/agents/guard.ts';
import { Noted } from '../../contract/agents/stops.ts';
import { machineOf, requireMachine } from '../../middleware/require.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const decisions = createRoute({
  method: 'post',
  path: '/api/guard/decisions',
  summary: 'Hand in what a guard decided, online or offline; the same again changes nothing',
  middleware: [requireMachine('guard')] as const,
  request: { body: jsonBody(DecisionBatch) },
  responses: { 200: json(DecisionReceipt, 'What is in the record now'), ...PROBLEMS },
});

const session = createRoute({
  method: 'post',
  path: '/api/guard/sessions',
  summary: 'Tell that a session began or ended',
  middleware: [requireMachine('guard')] as const,
  request: { body: jsonBody(SessionNotice) },
  responses: { 200: json(Noted, 'Noted'), ...PROBLEMS },
});

const snapshot = createRoute({
  method: 'get',
  path: '/api/guard/snapshot',
  summary: 'All that a guard goes by while it cannot ask; 304 for the ETag it has',
  middleware: [requireMachine('guard')] as const,
  responses: {
    200: json(GuardSnapshot, 'The snapshot'),
    304: { description: 'It is still that one' },
    ...PROBLEMS,
  },
});

export const GUARD_ROUTES = [decisions, session, snapshot];

export function guardRoutes({ engine, guards }: AppDeps) {
  return newRoutes()
    .openapi(decisions, async (c) => {
      const { records } = c.req.valid('json');
      const read: Decision[] = [];
      const unreadable: { readonly id: string; readonly why: string; readonly given: string }[] =
        [];
      for (const record of records) {
        const parsed = Decision.safeParse(record);
        if (parsed.success) read.push(parsed.data);
        else unreadable.push({ ...refusalOf(record.id, parsed.error), given: given(record) });
      }
      const recorded = await recordDecisions(engine, read, unreadable, machineOf(c));
      const { accepted, refused, isNew, gaps, stopRevision } = recorded;
      return c.json(
        { accepted: [...accepted], refused: [...refused], isNew, gaps: [...gaps], stopRevision },
        200,
      );
    })
    .openapi(session, async (c) => {
      const { event, ...told } = c.req.valid('json');
      await noticeSession(engine, { ...told, ends: event === 'end' });
      return c.json({ isNew: true }, 200);
    })
    .openapi(snapshot, async (c) => {
      const made = await guards.snapshots.read();
      const etag = `"${made.digest}"`;
      c.header('ETag', etag);
      c.header('Cache-Control', 'private, no-cache');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      // What the engine hands out is read-only; what the schema describes is the same, not read-only.
      return c.json(made as unknown as GuardSnapshot, 200);
    });
}

function refusalOf(id: string, error: z.ZodError) {
  const issue = error.issues[0];
  return { id, why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}` };
}

/** As it came, for the ledger: text that can be kept, and no more of it than a record has. */
function given(record: unknown): string {
  return JSON.stringify(record).slice(0, 8_000).toWellFormed();
}
