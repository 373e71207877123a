import { z, type RouteConfig } from '@hono/zod-openapi';
import type { TokenGuard } from './middleware/require.ts';

type Content = NonNullable<NonNullable<RouteConfig['request']>['body']>['content'];

/**
 * The route with bodies as JSON Schema (2020-12, which OpenAPI 3.1 takes as it is): zod's own knows which members
 * may be left out of what is sent, and which are there in every answer.
 */
export function describeRoute({ middleware, ...route }: RouteConfig): RouteConfig {
  const body = route.request?.body;
  const responses = Object.entries(route.responses).map(([status, response]) => [
    status,
    'content' in response && response.content !== undefined
      ? { ...response, content: inJsonSchema(response.content, 'output') }
      : response,
  ]);
  return {
    ...route,
    ...securityOf(middleware),
    ...(body && {
      request: {
        ...route.request,
        body: { ...body, content: inJsonSchema(body.content, 'input') },
      },
    }),
    responses: Object.fromEntries(responses) as RouteConfig['responses'],
  };
}

/** Of a route that tokens may use, the scopes of which a token needs one, and whether people may, too. */
function securityOf(middleware: RouteConfig['middleware']): Pick<RouteConfig, 'security'> {
  const guards: readonly unknown[] = Array.isArray(middleware) ? middleware : [];
  const guard = guards.find(isTokenGuard);
  if (guard === undefined) return {};
  const tokens = guard.scopes.map((scope) => ({ token: [scope] }));
  return { security: [...(guard.people ? [{ session: [] }] : []), ...tokens] };
}

function isTokenGuard(guard: unknown): guard is TokenGuard {
  return typeof guard === 'function' && 'scopes' in guard && 'people' in guard;
}

function inJsonSchema(content: Content, io: 'input' | 'output') {
  const described = Object.entries(content).map(([type, media]) => [
    type,
    media && 'schema' in media && media.schema instanceof z.ZodType
      ? { ...media, schema: schemaOf(media.schema, io) }
      : media,
  ]);
  return Object.fromEntries(described) as Content;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _draft, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}
