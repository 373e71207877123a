import { createRoute, z } from '@hono/zod-openapi';
import { holdAction } from '../../../engine/agents/holds/hold-action.ts';
import { useHold } from '../../../engine/agents/holds/use-hold.ts';
import { unknownCase } from '../../../engine/fault.ts';
import type { StoredCase } from '../../../engine/ports.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { awaitOutcome } from '../../live/await-outcome.ts';
import { baseUrlOf } from '../../open/base-url.ts';
import { AgentHold, AgentHoldReceipt, AgentHoldState } from '../../contract/agents/agents.ts';
import { Confirm, Confirmed } from '../../contract/outcome.ts';
import { machineWho, requireMachine } from '../../middleware/require.ts';
import { agentHoldOf } from '../../present/agents.ts';
import { outcomeRowOf } from '../../present/outcome.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ case: z.string().max(100) });

const hold = createRoute({
  method: 'post',
  path: '/api/guard/holds',
  summary: 'Ask people about an action of an agent; an equal attempt finds the case there is',
  middleware: [requireMachine('guard')] as const,
  request: { body: jsonBody(AgentHold) },
  responses: {
    200: json(AgentHoldReceipt, 'An equal attempt had asked already'),
    201: json(AgentHoldReceipt, 'A new case'),
    ...PROBLEMS,
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/guard/holds/{case}',
  summary: 'What became of a held action; waits up to `wait` seconds for it to be decided',
  middleware: [requireMachine('guard')] as const,
  request: { params, query: z.object({ wait: z.coerce.number().int().min(0).max(60).default(0) }) },
  responses: { 200: json(AgentHoldState, 'The held action'), ...PROBLEMS },
});

const use = createRoute({
  method: 'post',
  path: '/api/guard/holds/{case}/use',
  summary: 'Use the release of a held action, once, while no stop concerns it',
  middleware: [requireMachine('guard')] as const,
  request: { params, body: jsonBody(Confirm) },
  responses: { 200: json(Confirmed, 'Released, in time, and the same to the byte'), ...PROBLEMS },
});

export const GUARD_HOLD_ROUTES = [hold, read, use];

export function guardHoldRoutes(deps: AppDeps) {
  const { engine, metrics, stopping } = deps;
  return newRoutes()
    .openapi(hold, async (c) => {
      const held = await holdAction(engine, c.req.valid('json'), machineWho(c));
      if (held.created) metrics.caseSubmitted(held.case.state);
      const base = baseUrlOf(c, deps.publicUrl);
      const state = agentHoldOf(outcomeRowOf(held.case), base, await refusalOf(deps, held.case));
      const receipt = { ...state, created: held.created };
      return held.created ? c.json(receipt, 201) : c.json(receipt, 200);
    })
    .openapi(read, async (c) => {
      const { case: id } = c.req.valid('param');
      const ends = AbortSignal.any([stopping, c.req.raw.signal]);
      const row = await awaitOutcome(deps, id, c.req.valid('query').wait, ends);
      if (row === null || (await engine.store.agents.findHeldCall(id)) === null) {
        throw unknownCase(id);
      }
      const base = baseUrlOf(c, deps.publicUrl);
      return c.json(agentHoldOf(row, base, await refusalOf(deps, row)), 200);
    })
    .openapi(use, async (c) => {
      const { case: id } = c.req.valid('param');
      const { name, token } = machineWho(c);
      const asker = { kind: 'token' as const, token };
      const asked = { case: id, by: name, asker, ...c.req.valid('json') };
      const confirmed = await useHold(engine, asked);
      metrics.releaseConfirmed();
      return c.json(confirmed, 200);
    });
}

async function refusalOf(
  { engine }: AppDeps,
  row: Pick<StoredCase, 'id' | 'state'>,
): Promise<string | null> {
  if (row.state !== 'refused') return null;
  const answers = await engine.store.listAnswers(row.id);
  return answers.findLast(({ answer }) => answer === 'refuse')?.reason ?? null;
}
