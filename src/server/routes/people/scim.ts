import { Hono, type Context } from 'hono';
import type { AppDeps } from '../../app-deps.ts';
import type { AppEnv } from '../../app-env.ts';
import { baseOf, scimJson } from '../../people/scim/ask.ts';
import { providerConfig, resourceTypes, schemas } from '../../people/scim/discovery.ts';
import { presentList } from '../../people/scim/present.ts';
import { HttpProblem } from '../../problem.ts';
import { scimGroupRoutes } from './scim-groups.ts';
import { scimUserRoutes } from './scim-users.ts';

/** SCIM 2.0: a directory says here who there is, and who has left. */
export function scimRoutes(deps: AppDeps): Hono<AppEnv> {
  const base = (c: Context<AppEnv>) => baseOf(c, deps.publicUrl);
  return new Hono<AppEnv>()
    .route('/', scimUserRoutes(deps))
    .route('/', scimGroupRoutes(deps))
    .get('/scim/v2/ServiceProviderConfig', (c) => scimJson(c, providerConfig(base(c))))
    .get('/scim/v2/ResourceTypes', (c) => listed(c, resourceTypes(base(c))))
    .get('/scim/v2/ResourceTypes/:id', (c) => one(c, resourceTypes(base(c))))
    .get('/scim/v2/Schemas', (c) => listed(c, schemas(base(c))))
    .get('/scim/v2/Schemas/:id', (c) => one(c, schemas(base(c))))
    .all('/scim/*', () => {
      throw new HttpProblem(404, 'unknown-path', 'There is nothing here.', 'See /scim/v2/Schemas.');
    });
}

function listed(c: Context<AppEnv>, resources: readonly object[]): Response {
  return scimJson(c, presentList(resources, resources.length, 1));
}

function one(c: Context<AppEnv>, resources: readonly { readonly id: string }[]): Response {
  const found = resources.find(({ id }) => id === c.req.param('id'));
  if (found !== undefined) return scimJson(c, found);
  throw new HttpProblem(404, 'unknown-path', 'There is no such resource.', 'List them all.');
}
