import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathGlob, resourceGlob } from './glob.ts';

describe('pathGlob', () => {
  it.each([
    ['services/orders/**', 'services/orders/src/a.ts', true],
    ['services/orders/**', 'services/orders', true],
    ['services/orders/**', 'services/orders-old/a.ts', false],
    ['services/orders', 'services/orders/deep/a.ts', true],
    ['services/orders/', 'services/orders/a.ts', true],
    ['/services/*', 'services/orders', true],
    ['services/*.ts', 'services/deep/a.ts', false],
    ['**/migrations/*.sql', 'migrations/1.sql', true],
    ['**/migrations/*.sql', 'a/b/migrations/1.sql', true],
    ['**/migrations/*.sql', 'a/b/my-migrations/1.sql', false],
    ['a/?.md', 'a/b.md', true],
    ['a.b', 'aXb', false],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx', true],
    ['**', 'anything/at/all', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(pathGlob(pattern).matches(path)).toBe(expected);
  });
});

describe('resourceGlob', () => {
  it.each([
    ['aws_db_instance.orders*', 'aws_db_instance.orders["eu"]', true],
    ['module.orders.*', 'module.orders.aws_sqs_queue.in', true],
    ['module.orders.*', 'moduleXorders.aws_sqs_queue.in', false],
    ['aws_db_instance:*', 'aws_db_instance:module.a.aws_db_instance.b', true],
    ['*prod*', 'x-prod-y', true],
  ])('%s on %s: %s', (pattern, address, expected) => {
    expect(resourceGlob(pattern).matches(address)).toBe(expected);
  });
});

it('every match starts with the literal prefix, and literal text matches itself', () => {
  const segment = fc.stringMatching(/^[a-z.[\]-]{1,5}$/u);
  const pattern = fc
    .array(fc.oneof(segment, fc.constant('*'), fc.constant('**')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(pattern, fc.array(segment, { minLength: 1, maxLength: 5 }), (text, parts) => {
      const candidate = parts.join('/');
      for (const glob of [pathGlob(text), resourceGlob(text)]) {
        if (glob.matches(candidate)) expect(candidate.startsWith(glob.prefix)).toBe(true);
      }
      expect(resourceGlob(candidate).matches(candidate)).toBe(true);
    }),
  );
});
