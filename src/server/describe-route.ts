import { z, type RouteConfig } from '@hono/zod-openapi';

type Content = NonNullable<NonNullable<RouteConfig['request']>['body']>['content'];

/**
 * The route with bodies as JSON Schema (2020-12, which OpenAPI 3.1 takes as it is): zod's own knows which members
 * may be left out of what is sent, and which are there in every answer.
 */
export function describeRoute(route: RouteConfig): RouteConfig {
  const body = route.request?.body;
  const responses = Object.entries(route.responses).map(([status, response]) => [
    status,
    'content' in response && response.content !== undefined
      ? { ...response, content: inJsonSchema(response.content, 'output') }
      : response,
  ]);
  return {
    ...route,
    ...(body && {
      request: {
        ...route.request,
        body: { ...body, content: inJsonSchema(body.content, 'input') },
      },
    }),
    responses: Object.fromEntries(responses) as RouteConfig['responses'],
  };
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
