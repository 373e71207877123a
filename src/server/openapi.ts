import { OpenAPIHono } from '@hono/zod-openapi';
import { ANSWER_ROUTES } from './routes/answers.ts';
import { CATALOG_ROUTES } from './routes/catalog.ts';
import { CASE_ROUTES } from './routes/cases.ts';
import { COMPARE_ROUTES } from './routes/compare.ts';
import { LEDGER_ROUTES } from './routes/ledger.ts';
import { OUTCOME_ROUTES } from './routes/outcome.ts';
import { REACH_ROUTES } from './routes/reach.ts';
import { SESSION_ROUTES } from './routes/session.ts';

const ROUTES = [
  ...CASE_ROUTES,
  ...ANSWER_ROUTES,
  ...OUTCOME_ROUTES,
  ...SESSION_ROUTES,
  ...LEDGER_ROUTES,
  ...CATALOG_ROUTES,
  ...COMPARE_ROUTES,
  ...REACH_ROUTES,
];

const DESCRIPTION =
  'Submit a change, wait until people have released it, confirm, go. Machines come with a token and can ' +
  'do all of that but answer; people answer in a browser, by a session. Besides what is listed here, ' +
  '`GET /api/events` sends a server-sent event named `case` for every change of a case.';

/** The published description of the API, made from the same schemas that check each request. */
export function openApiDocument(version: string) {
  const api = new OpenAPIHono();
  for (const route of ROUTES) api.openAPIRegistry.registerPath(route);
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
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
    security: [{ session: [] }, { token: [] }],
  });
}
