import { OpenAPIHono } from '@hono/zod-openapi';
import { MACHINE_SCOPES } from '../engine/tokens/scopes.ts';
import { describeRoute } from './describe-route.ts';
import { AGENT_ROUTES } from './routes/agents/agents.ts';
import { ANSWER_ROUTES } from './routes/cases/answers.ts';
import { AUDIT_ROUTES } from './routes/cases/audit.ts';
import { CASE_ROUTES } from './routes/cases/cases.ts';
import { CATALOG_ROUTES } from './routes/knowledge/catalog.ts';
import { COMPARE_ROUTES } from './routes/cases/compare.ts';
import { FORGE_ROUTES } from './routes/forges.ts';
import { DIRECTIVE_ROUTES } from './routes/governance/directives.ts';
import { EXCEPTION_ROUTES } from './routes/governance/exceptions.ts';
import { EXPLANATION_ROUTES } from './routes/cases/explanations.ts';
import { FINDING_ROUTES } from './routes/cases/findings.ts';
import { GRANT_ROUTES } from './routes/agents/grants.ts';
import { GUARD_HOLD_ROUTES } from './routes/agents/guard-holds.ts';
import { GUARD_STOP_ROUTES } from './routes/agents/guard-stops.ts';
import { GUARD_ROUTES } from './routes/agents/guard.ts';
import { LEDGER_ROUTES } from './routes/knowledge/ledger.ts';
import { LESSON_ROUTES } from './routes/agents/lessons.ts';
import { OUTCOME_ROUTES } from './routes/cases/outcome.ts';
import { PASSKEY_LINK_ROUTES } from './routes/presence/passkeys-by-link.ts';
import { PASSKEY_ROUTES } from './routes/presence/passkeys.ts';
import { PROVE_PASSKEY_ROUTES } from './routes/presence/prove-passkey.ts';
import { NOTICE_ROUTES } from './routes/presence/presence-notices.ts';
import { PEOPLE_ROUTES } from './routes/people/people.ts';
import { PRESENCE_ROUTES } from './routes/presence/presence.ts';
import { POLICY_ROUTES } from './routes/governance/policy.ts';
import { POLICY_REPLAY_ROUTES } from './routes/governance/policy-replay.ts';
import { REACH_ROUTES } from './routes/knowledge/reach.ts';
import { SENIORITY_ROUTES } from './routes/cases/seniority.ts';
import { SESSION_ROUTES } from './routes/session/session.ts';
import { OIDC_SIGN_IN_ROUTES } from './routes/session/sign-in-oidc.ts';
import { PASSKEY_SIGN_IN_ROUTES } from './routes/session/sign-in-passkey.ts';
import { STOP_ROUTES } from './routes/agents/stops.ts';

const ROUTES = [
  ...CASE_ROUTES,
  ...ANSWER_ROUTES,
  ...PRESENCE_ROUTES,
  ...PASSKEY_ROUTES,
  ...PROVE_PASSKEY_ROUTES,
  ...PASSKEY_LINK_ROUTES,
  ...NOTICE_ROUTES,
  ...PASSKEY_SIGN_IN_ROUTES,
  ...OIDC_SIGN_IN_ROUTES,
  ...OUTCOME_ROUTES,
  ...SESSION_ROUTES,
  ...LEDGER_ROUTES,
  ...CATALOG_ROUTES,
  ...COMPARE_ROUTES,
  ...REACH_ROUTES,
  ...AGENT_ROUTES,
  ...STOP_ROUTES,
  ...GUARD_ROUTES,
  ...GUARD_STOP_ROUTES,
  ...GUARD_HOLD_ROUTES,
  ...FORGE_ROUTES,
  ...GRANT_ROUTES,
  ...LESSON_ROUTES,
  ...PEOPLE_ROUTES,
  ...EXPLANATION_ROUTES,
  ...FINDING_ROUTES,
  ...EXCEPTION_ROUTES,
  ...DIRECTIVE_ROUTES,
  ...AUDIT_ROUTES,
  ...SENIORITY_ROUTES,
  ...POLICY_ROUTES,
  ...POLICY_REPLAY_ROUTES,
];

const DESCRIPTION =
  'Submit a change, wait until people have released it, confirm, go. Machines come with a token, whose scopes ' +
  'say which of this it can do (one of those at each path; never answering); people answer in a browser, by a ' +
  'session. Besides what is listed here, ' +
  '`GET /api/events` sends a server-sent event named `case` for every change of a case, `agent` and `stop` ' +
  'for what agents do and who stops them; `GET /api/guard/stream` sends guards `stops` and `policy`.';

/** The published description of the API, made from the same schemas that check each request. */
export function openApiDocument(version: string) {
  const api = new OpenAPIHono();
  for (const route of ROUTES) api.openAPIRegistry.registerPath(describeRoute(route));
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: `Made by holdpoint token create. Scopes: ${MACHINE_SCOPES.join(', ')}; any of them opens POST /api/stops.`,
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'holdpoint_session',
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Holdpoint',
      version,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    security: [{ session: [] }],
  });
}
