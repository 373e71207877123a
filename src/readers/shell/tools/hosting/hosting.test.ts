import { describe, expect, test } from 'vitest';
import { isHeld, readLine } from '../infrastructure/test-verdict.ts';
import { HELD } from './test-held.ts';
import { PASSES } from './test-passing.ts';
import { hostingTools } from './tools.ts';

describe('hosting', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(hostingTools, line))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(hostingTools, line))).toBe(false);
  });
});

test.each([
  ['heroku apps:destroy -a shop-staging', {}, 'staging'],
  ['heroku pg:reset', { HEROKU_APP: 'shop-production' }, 'production'],
  ['fly apps destroy shop-dev', {}, 'development'],
  ['fly apps destroy shop', {}, 'unknown'],
  ['railway down -e staging', {}, 'staging'],
  ['wrangler delete --env production', {}, 'production'],
  ['vercel env rm KEY production', {}, 'production'],
  ['vercel deploy --prod', {}, 'production'],
  ['doctl databases delete prod-db', {}, 'production'],
  ['hcloud server delete web', { HCLOUD_CONTEXT: 'prod' }, 'production'],
  ['databricks bundle destroy -t dev', {}, 'development'],
  ['stripe customers delete cus_1', {}, 'test'],
  ['stripe customers delete cus_1', { STRIPE_API_KEY: 'rk_live_x' }, 'production'],
])('%s %o is about %s', async (line, env, kind) => {
  const { doings = [] } = await readLine(hostingTools, line, { env });
  expect(doings[0]?.setting?.kind).toBe(kind);
});

test('gives SQL for a remote D1 to its reader, and lets that for the local one be', async () => {
  const seen: string[] = [];
  const inside = (text: string) => {
    seen.push(text);
    return Promise.resolve({
      signals: [{ kind: 'unresolved-command', weight: 'note', message: text, evidence: [] }],
    } as const);
  };
  const remote = await readLine(
    hostingTools,
    `wrangler d1 execute db --remote --command 'DROP TABLE a'`,
    { inside },
  );
  const local = await readLine(hostingTools, `wrangler d1 execute db --command 'DROP TABLE a'`, {
    inside,
  });
  expect(seen[0]).toBe('DROP TABLE a');
  expect([remote.signals?.length ?? 0, local.signals?.length ?? 0]).toEqual([1, 0]);
});
