import { createRoute, z } from '@hono/zod-openapi';
import { concernedSessions } from '../../../engine/agents/stops/concerned-sessions.ts';
import type { DecisionCursor } from '../../../engine/agents/ports.ts';
import { listAgents, readAgent } from '../../../engine/agents/read-agents.ts';
import { readAutonomy } from '../../../engine/agents/autonomy/read-autonomy.ts';
import { instantAfter } from '../../../engine/engine.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { AgentList, AgentPage, AgentState } from '../../contract/agents/agents.ts';
import { AutonomyRecord } from '../../contract/agents/autonomy.ts';
import { requirePerson } from '../../middleware/require.ts';
import { agentSummaryOf, decisionShownOf } from '../../present/agents.ts';
import { stopListedOf } from '../../present/stops.ts';
import { badInput, HttpProblem } from '../../problem.ts';
import { json, PROBLEMS } from '../responses.ts';

const HOUR = 60 * 60 * 1000;

const list = createRoute({
  method: 'get',
  path: '/api/agents',
  summary: 'Sessions of agents as they stand now, latest seen first',
  middleware: [requirePerson] as const,
  request: {
    query: z.object({
      state: AgentState.optional(),
      host: z.string().max(64).optional(),
      machine: z.string().max(100).optional(),
      repository: z.string().max(500).optional(),
      operator: z.string().max(320).optional(),
      /** How far back. */
      hours: z.coerce.number().min(1).max(720).default(24),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(AgentList, 'Sessions'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/agents/{id}',
  summary: 'One session: what it did, newest first, and the stops that concern it',
  middleware: [requirePerson] as const,
  request: {
    params: z.object({ id: z.string().max(100) }),
    query: z.object({
      before: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(AgentPage, 'The session'), ...PROBLEMS },
});

const autonomy = createRoute({
  method: 'get',
  path: '/api/autonomy',
  summary: 'What the record of the last 90 days would let each agent do, where',
  middleware: [requirePerson] as const,
  responses: { 200: json(AutonomyRecord, 'Suggestions; policy decides'), ...PROBLEMS },
});

export const AGENT_ROUTES = [list, read, autonomy];

export function agentRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(list, async (c) => {
      const { state, host, machine, repository, operator, hours, limit } = c.req.valid('query');
      const found = await listAgents(engine, {
        state: state ?? null,
        host: host ?? null,
        machine: machine ?? null,
        repository: repository ?? null,
        operator: operator ?? null,
        since: instantAfter(engine.clock.now(), -hours * HOUR),
        limit,
      });
      const agents = found.agents.map((agent) => agentSummaryOf(engine, agent));
      return c.json({ agents, states: found.states, isCut: found.isCut, at: found.at }, 200);
    })
    .openapi(read, async (c) => {
      const { before, limit } = c.req.valid('query');
      const cursor = before === undefined ? null : cursorOf(before);
      const file = await readAgent(engine, c.req.valid('param').id, cursor, limit);
      const stops = await Promise.all(
        file.stops.map(async (stop) => {
          const isActive = stop.resumed === null;
          const concerned = isActive ? await concernedSessions(engine.store.agents, stop) : [];
          return stopListedOf(engine, stop, concerned, c.get('who'));
        }),
      );
      return c.json(
        {
          agent: agentSummaryOf(engine, file.agent),
          decisions: file.decisions.map((decision) => decisionShownOf(decision)),
          next: file.next === null ? null : textOf(file.next),
          stops,
        },
        200,
      );
    })
    .openapi(autonomy, async (c) => {
      const { entries, since, at } = await readAutonomy(engine);
      const shown = entries.map(
        ({ agent, system, environment, base, suggested, earned, why, ...counts }) => ({
          agent,
          system,
          environment,
          base,
          suggested,
          earned,
          why,
          counts,
          since,
        }),
      );
      return c.json({ entries: shown, at }, 200);
    });
}

const Cursor = z.tuple([z.iso.datetime(), z.number().int().nonnegative(), z.string().max(100)]);

function textOf({ at, sequence, id }: DecisionCursor): string {
  return Buffer.from(JSON.stringify([at, sequence, id])).toString('base64url');
}

function cursorOf(text: string): DecisionCursor {
  try {
    const [at, sequence, id] = Cursor.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return { at, sequence, id };
  } catch {
    const { code, message, advice } = badInput('before: take it from `next` of the page before.');
    throw new HttpProblem(400, code, message, advice);
  }
}
