/** The least that a receiver of webhooks can do: one Hono route that checks the signature. Prints its address. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import process from 'node:process';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const secret = process.argv[2] ?? '';
const app = new Hono().post('/hooks/github', async (c) => {
  const body = Buffer.from(await c.req.arrayBuffer());
  const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(c.req.header('x-hub-signature-256') ?? '');
  const isSigned = given.length === wanted.length && timingSafeEqual(given, wanted);
  return c.json({ taken: isSigned }, isSigned ? 202 : 401);
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
