import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './testing/shop.ts';

describe('bad weather', () => {
  let shop: Shop;
  let now: string;
  const PULL = '/repos/acme/shop/pulls/1';

  beforeEach(async () => {
    now = '2026-03-11T09:00:00.000Z';
    shop = await openShop({ clock: { now: () => now } });
  });

  afterEach(() => shop.fake.close());

  it('counts requests down', async () => {
    const first = await shop.ask('GET', PULL);
    const second = await shop.ask('GET', PULL);
    const left = [first, second].map(({ headers }) => headers.get('x-ratelimit-remaining'));
    expect(left).toEqual(['4999', '4998']);
  });

  it('costs nothing to ask again what has not changed', async () => {
    const first = await shop.ask('GET', PULL);
    const again = await fetch(`${shop.fake.apiUrl}${PULL}`, {
      headers: {
        authorization: `Bearer ${shop.fake.installationToken('acme')}`,
        'if-none-match': first.headers.get('etag') ?? '',
      },
    });
    expect(again.status).toBe(304);
    expect(again.headers.get('x-ratelimit-remaining')).toBe('4999');
  });

  it('uses up the hour until its end', async () => {
    shop.fake.rateLimit({ kind: 'primary', resetInSeconds: 600 });
    const refused = await shop.ask('GET', PULL);
    now = '2026-03-11T09:10:00.000Z';
    const later = await shop.ask('GET', PULL);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(Date.parse(now) / 1000));
    expect(later.status).toBe(200);
  });

  it.each([
    [403, 60, '60'],
    [429, undefined, null],
  ] as const)('refuses by a secondary limit with %i', async (status, seconds, header) => {
    const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
    shop.fake.rateLimit({ kind: 'secondary', status, ...wait }, 1);
    const refused = await shop.ask('GET', PULL);
    const next = await shop.ask('GET', PULL);
    expect(refused.status).toBe(status);
    expect(refused.headers.get('retry-after')).toBe(header);
    expect(next.status).toBe(200);
  });

  it('fails as often as told, where told', async () => {
    shop.fake.failNext(/^GET .*\/reviews/, 502, 2);
    const statuses: number[] = [];
    for (const path of ['/reviews', '', '/reviews', '/reviews']) {
      statuses.push((await shop.ask('GET', `${PULL}${path}`)).status);
    }
    expect(statuses).toEqual([502, 200, 502, 200]);
  });

  it('hangs up', async () => {
    shop.fake.failNext('/reviews', 'hang-up');
    await expect(shop.ask('GET', `${PULL}/reviews`)).rejects.toThrow('fetch failed');
    expect(shop.fake.requests.at(-1)).toMatchObject({ status: 0 });
  });

  it('lets an answer grow old on its way', async () => {
    const gate = Promise.withResolvers<void>();
    shop.fake.slow('/reviews', gate.promise, 'after');
    const asked = shop.ask('GET', `${PULL}/reviews`);
    await shop.ask('GET', PULL);
    shop.repo.review(shop.pull, { by: 'ravi', state: 'APPROVED' });
    gate.resolve();
    const late = await asked;
    const fresh = await shop.ask('GET', `${PULL}/reviews`);
    expect([late.body.length, fresh.body.length]).toEqual([0, 1]);
  });

  it('lets a question wait', async () => {
    const gate = Promise.withResolvers<void>();
    shop.fake.slow('/reviews', gate.promise);
    const asked = shop.ask('GET', `${PULL}/reviews`);
    shop.repo.review(shop.pull, { by: 'ravi', state: 'APPROVED' });
    gate.resolve();
    expect((await asked).body).toHaveLength(1);
  });

  it('notes what no route knows', async () => {
    const answer = await shop.ask('GET', '/repos/acme/shop/nowhere');
    expect(answer.status).toBe(404);
    expect(shop.fake.unknown).toEqual(['GET /repos/acme/shop/nowhere']);
  });

  it('is the same twice: ids, hashes and payloads', async () => {
    const other = await openShop({ clock: { now: () => now } });
    const bodies = [shop, other].map(({ fake }) =>
      fake.deliveries.map(({ body }) => body.replaceAll(new URL(fake.url).host, '')),
    );
    await other.fake.close();
    expect(bodies[0]).toHaveLength(1);
    expect(bodies[1]).toEqual(bodies[0]);
  });
});
