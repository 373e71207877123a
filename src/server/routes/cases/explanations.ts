import { createRoute, z } from '@hono/zod-openapi';
import { challengeExplanation, explainCase } from '../../../engine/governance/said/explain-case.ts';
import { seeCase } from '../../../engine/governance/see-case.ts';
import {
  challengeStatement,
  stateProvenance,
} from '../../../engine/governance/said/state-provenance.ts';
import { readCase } from '../../../engine/cases/read-case.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { SafetyCase } from '../../contract/cases.ts';
import {
  CaseGovernance,
  ExplanationToSign,
  NewExplanation,
  NewStatement,
  StatementToSign,
} from '../../contract/governance/governance.ts';
import { Challenge } from '../../contract/presence.ts';
import { Noted } from '../../contract/agents/stops.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { caseGovernanceOf } from '../../present/explanations.ts';
import { safetyCaseOf } from '../../present/safety-case.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ id: z.string().max(100) });

const read = createRoute({
  method: 'get',
  path: '/api/cases/{id}/governance',
  summary: 'What stands beside a case’s answers: explanations, statements, findings, looks',
  middleware: [requirePerson] as const,
  request: { params },
  responses: { 200: json(CaseGovernance, 'What stands beside the answers'), ...PROBLEMS },
});

const explain = createRoute({
  method: 'post',
  path: '/api/cases/{id}/explanation',
  summary: 'Say what your own change does, what could go wrong and how to undo it',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(NewExplanation) },
  responses: { 200: json(SafetyCase, 'The case, assessed again with that'), ...PROBLEMS },
});

const challengeExplain = createRoute({
  method: 'post',
  path: '/api/cases/{id}/explanation/challenge',
  summary: 'What to sign with a passkey in order to explain your own change',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(ExplanationToSign) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

const state = createRoute({
  method: 'post',
  path: '/api/cases/{id}/provenance-statement',
  summary: 'State on the record who or what wrote a change that you had a hand in',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(NewStatement) },
  responses: { 200: json(SafetyCase, 'The case, assessed again with that'), ...PROBLEMS },
});

const challengeState = createRoute({
  method: 'post',
  path: '/api/cases/{id}/provenance-statement/challenge',
  summary: 'What to sign with a passkey in order to state who or what wrote a change',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(StatementToSign) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

const see = createRoute({
  method: 'post',
  path: '/api/cases/{id}/seen',
  summary: 'Tell that the case’s page is open before you; once a minute is enough',
  middleware: [requirePerson] as const,
  request: { params },
  responses: { 200: json(Noted, 'Noted'), ...PROBLEMS },
});

export const EXPLANATION_ROUTES = [read, explain, challengeExplain, state, challengeState, see];

export function explanationRoutes({ engine }: AppDeps) {
  const page = async (id: string, viewer: string) =>
    safetyCaseOf(await readCase(engine, id), engine.world.catalog, viewer);
  return newRoutes()
    .openapi(read, async (c) =>
      c.json(await caseGovernanceOf(engine, c.req.valid('param').id, personOf(c)), 200),
    )
    .openapi(explain, async (c) => {
      const { id } = c.req.valid('param');
      const person = personOf(c);
      await explainCase(engine, { ...c.req.valid('json'), case: id, person });
      return c.json(await page(id, person), 200);
    })
    .openapi(state, async (c) => {
      const { id } = c.req.valid('param');
      const person = personOf(c);
      await stateProvenance(engine, { ...c.req.valid('json'), case: id, person });
      return c.json(await page(id, person), 200);
    })
    .openapi(challengeExplain, async (c) => {
      const { seen, ...said } = c.req.valid('json');
      const given = { ...said, case: c.req.valid('param').id, person: personOf(c) };
      return c.json(challengeForPages(await challengeExplanation(engine, given, seen)), 200);
    })
    .openapi(challengeState, async (c) => {
      const { seen, ...said } = c.req.valid('json');
      const given = { ...said, case: c.req.valid('param').id, person: personOf(c) };
      return c.json(challengeForPages(await challengeStatement(engine, given, seen)), 200);
    })
    .openapi(see, async (c) => {
      await seeCase(engine, c.req.valid('param').id, personOf(c));
      return c.json({ isNew: true }, 200);
    });
}
