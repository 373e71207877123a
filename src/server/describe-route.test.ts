import { createRoute, z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import { describeRoute } from './describe-route.ts';
import { openApiDocument } from './openapi.ts';

const shape = z.strictObject({
  always: z.string(),
  leftOut: z.string().exactOptional(),
  given: z.number().default(3),
});
const content = { 'application/json': { schema: shape } };
const route = createRoute({
  method: 'post',
  path: '/here',
  request: { body: { required: true, content } },
  responses: { 200: { description: 'The same', content }, 204: { description: 'Nothing' } },
});

it('asks a sender for no member that may be left out, and promises a reader all that is there', () => {
  const { request, responses } = describeRoute(route);
  const described = (of: unknown) => (of as typeof content)['application/json'].schema;
  expect(described(request?.body?.content)).toMatchObject({
    type: 'object',
    required: ['always'],
    additionalProperties: false,
  });
  const ok = responses['200'] as { readonly content: unknown };
  expect(described(ok.content)).toMatchObject({ required: ['always', 'given'] });
  expect(responses['204']).toEqual({ description: 'Nothing' });
});

it('describes every body of the API in JSON Schema alone, without references', () => {
  const text = JSON.stringify(openApiDocument('1.0.0'));
  expect(text).toContain('"/api/cases"');
  expect(text).not.toContain('$ref');
  expect(text).not.toContain('"nullable"');
});
