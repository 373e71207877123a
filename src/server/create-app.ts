import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps } from './app-deps.ts';
import { newRoutes, type AppEnv } from './app-env.ts';
import { hostGuard } from './middleware/host-guard.ts';
import { identify } from './middleware/identify.ts';
import { limitStrangers } from './middleware/limit-strangers.ts';
import { requestLog } from './middleware/request-log.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { sizeLimit } from './middleware/size-limit.ts';
import { openApiDocument } from './openapi.ts';
import { authenticateScim } from './people/scim/authenticate.ts';
import { answerScimFault, isScimPath } from './people/scim/faults.ts';
import { HttpProblem, problemOf } from './problem.ts';
import { agentRoutes } from './routes/agents/agents.ts';
import { answerRoutes } from './routes/cases/answers.ts';
import { auditRoutes } from './routes/cases/audit.ts';
import { caseRoutes } from './routes/cases/cases.ts';
import { catalogRoutes } from './routes/knowledge/catalog.ts';
import { compareRoutes } from './routes/cases/compare.ts';
import { directiveRoutes } from './routes/governance/directives.ts';
import { eventRoutes } from './routes/events.ts';
import { forgeRoutes } from './routes/forges.ts';
import { exceptionRoutes } from './routes/governance/exceptions.ts';
import { explanationRoutes } from './routes/cases/explanations.ts';
import { findingRoutes } from './routes/cases/findings.ts';
import { grantRoutes } from './routes/agents/grants.ts';
import { guardHoldRoutes } from './routes/agents/guard-holds.ts';
import { guardStopRoutes } from './routes/agents/guard-stops.ts';
import { guardRoutes } from './routes/agents/guard.ts';
import { healthRoutes } from './routes/health.ts';
import { hookRoutes } from './routes/hooks.ts';
import { ledgerRoutes } from './routes/knowledge/ledger.ts';
import { lessonRoutes } from './routes/agents/lessons.ts';
import { outcomeRoutes } from './routes/cases/outcome.ts';
import { passkeyLinkRoutes } from './routes/presence/passkeys-by-link.ts';
import { passkeyRoutes } from './routes/presence/passkeys.ts';
import { provePasskeyRoutes } from './routes/presence/prove-passkey.ts';
import { noticeRoutes } from './routes/presence/presence-notices.ts';
import { peopleRoutes } from './routes/people/people.ts';
import { presenceRoutes } from './routes/presence/presence.ts';
import { policyRoutes } from './routes/governance/policy.ts';
import { policyReplayRoutes } from './routes/governance/policy-replay.ts';
import { reachRoutes } from './routes/knowledge/reach.ts';
import { scimRoutes } from './routes/people/scim.ts';
import { seniorityRoutes } from './routes/cases/seniority.ts';
import { sessionRoutes } from './routes/session/session.ts';
import { oidcSignInRoutes } from './routes/session/sign-in-oidc.ts';
import { passkeySignInRoutes } from './routes/session/sign-in-passkey.ts';
import { stopRoutes } from './routes/agents/stops.ts';
import { webRoutes } from './routes/web.ts';

/** The HTTP application over its dependencies: no socket, no process, no clock of its own. */
export function createApp(deps: AppDeps): OpenAPIHono<AppEnv> {
  const app = newRoutes();
  app.use(requestLog(deps));
  app.use(securityHeaders(deps));
  app.use(hostGuard(deps.publicUrl));
  // Webhooks come from no page and bring their own proof, so they stand before what asks pages for theirs.
  app.route('/', hookRoutes(deps));
  app.use('/api/*', identify(deps));
  app.use('/scim/*', authenticateScim(deps));
  app.use(sameOrigin(deps.publicUrl));
  app.use(sizeLimit());
  app.use('/api/*', limitStrangers(deps));

  app.route('/', caseRoutes(deps));
  app.route('/', answerRoutes(deps));
  app.route('/', presenceRoutes(deps));
  app.route('/', passkeyRoutes(deps));
  app.route('/', provePasskeyRoutes(deps));
  app.route('/', passkeyLinkRoutes(deps));
  app.route('/', noticeRoutes(deps));
  app.route('/', passkeySignInRoutes(deps));
  app.route('/', oidcSignInRoutes(deps));
  app.route('/', outcomeRoutes(deps));
  app.route('/', sessionRoutes(deps));
  app.route('/', ledgerRoutes(deps));
  app.route('/', compareRoutes(deps));
  app.route('/', reachRoutes(deps));
  app.route('/', catalogRoutes(deps));
  app.route('/', agentRoutes(deps));
  app.route('/', stopRoutes(deps));
  app.route('/', guardRoutes(deps));
  app.route('/', guardStopRoutes(deps));
  app.route('/', guardHoldRoutes(deps));
  app.route('/', grantRoutes(deps));
  app.route('/', lessonRoutes(deps));
  app.route('/', explanationRoutes(deps));
  app.route('/', findingRoutes(deps));
  app.route('/', exceptionRoutes(deps));
  app.route('/', directiveRoutes(deps));
  app.route('/', auditRoutes(deps));
  app.route('/', policyRoutes(deps));
  app.route('/', policyReplayRoutes(deps));
  app.route('/', forgeRoutes(deps));
  app.route('/', peopleRoutes(deps));
  app.route('/', seniorityRoutes(deps));
  app.route('/', eventRoutes(deps));
  app.route('/', healthRoutes(deps));
  app.route('/', scimRoutes(deps));
  let description: ReturnType<typeof openApiDocument> | undefined;
  app.get('/api/openapi.json', (c) => c.json((description ??= openApiDocument(deps.version))));
  app.route('/', webRoutes(deps));

  app.notFound((c) => {
    const { problem } = problemOf(unknownRequest(c.req.method, c.req.path));
    return c.json(problem, 404);
  });
  app.onError((error, c) => {
    if (isScimPath(c.req.path)) return answerScimFault(c, error, deps.logger);
    const { status, problem } = problemOf(error);
    if (status >= 500) {
      deps.logger.error({ err: error, requestId: c.get('requestId') }, problem.message);
    }
    return c.json(problem, status);
  });
  return app;
}

function unknownRequest(method: string, path: string): HttpProblem {
  return new HttpProblem(
    404,
    'unknown-path',
    `There is nothing to ${method} at ${path}.`,
    'See /api/openapi.json for what there is.',
  );
}
