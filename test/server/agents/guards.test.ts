import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/engine/engine.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sender, type Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let sena: Browser;
let id: string;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  sena = await server.browser('sena');
  id = (await server.machine().submit(submissionOf(destructive()))).id;
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const answer = async () => {
  const page = await sena.read(id);
  return {
    answer: 'approve',
    reason: 'Looks right.',
    seen: {
      changeDigest: page.assessment.change.digest,
      assessmentDigest: page.assessment.digest,
      policyHash: page.verdict.policyHash,
    },
  };
};

/** One raw request, for what `fetch` will not send. */
function raw(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
    });
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('a machine', () => {
  it('can never answer, even with a person’s cookie beside its token, and the attempt is kept', async () => {
    const send = server.machine().send;
    for (const headers of [{}, { cookie: sena.cookie, origin: server.url }]) {
      const reply = await send('POST', `/api/cases/${id}/answers`, await answer(), headers);
      expect(reply).toMatchObject({ status: 403, body: { code: 'machines-cannot-answer' } });
    }
    const page = await sena.read(id);
    expect(page.answers).toEqual([]);
    expect(page.record.slice(-2)).toMatchObject([
      { kind: 'case.answer-refused', actor: 'ci' },
      { kind: 'case.answer-refused', actor: 'ci' },
    ]);
  });

  it.each([
    ['GET', '/api/cases'],
    ['GET', '/api/events'],
  ])('does not open %s %s', async (method, path) => {
    expect(await server.machine().send(method, path)).toMatchObject({
      status: 403,
      body: { code: 'people-only' },
    });
  });

  it.each(['Bearer nonsense', 'Basic abc', 'Bearer '])(
    'is unknown by %j',
    async (authorization) => {
      const send = sender(server.url, { authorization });
      expect(await send('GET', '/api/ledger')).toMatchObject({
        status: 401,
        body: { code: 'bad-token' },
      });
    },
  );
});

describe('a visitor whom nobody knows', () => {
  it.each([
    ['GET', '/api/cases'],
    ['GET', '/api/cases/any'],
    ['GET', '/api/cases/any/outcome'],
    ['GET', '/api/ledger'],
    ['GET', '/api/events'],
    ['POST', '/api/cases'],
    ['POST', '/api/cases/any/answers'],
    ['POST', '/api/cases/any/confirm'],
    ['POST', '/api/ledger/verify'],
  ])('gets nothing from %s %s', async (method, path) => {
    const reply = await sender(server.url, { origin: server.url })(method, path);
    expect(reply).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  it('is the person no longer once signed out, or when the time is up', async () => {
    const browser = await server.browser('pia');
    expect((await browser.send('GET', '/api/cases')).status).toBe(200);
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204);
    expect((await browser.send('GET', '/api/cases')).status).toBe(401);
    const other = await startTestServer(fresh.store);
    try {
      const late = await other.browser('pia');
      other.time.pass(12 * 3_600_000);
      expect((await late.send('GET', '/api/cases')).status).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('cannot sign in as somebody who has left', async () => {
    await expect(server.browser('gone')).rejects.toThrow('unknown-person');
  });
});

describe('a request from somewhere else', () => {
  it.each([
    ['another page', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['nowhere it tells', { origin: '' }],
  ])('from %s changes nothing', async (_, headers) => {
    const send = sender(server.url, { cookie: sena.cookie });
    const reply = await send('POST', `/api/cases/${id}/answers`, await answer(), headers);
    expect(reply).toMatchObject({ status: 403, body: { code: 'cross-origin' } });
    expect((await sena.read(id)).answers).toEqual([]);
  });

  it('cannot come as a form', async () => {
    const reply = await sena.send('POST', `/api/cases/${id}/answers`, 'answer=approve', {
      'content-type': 'text/plain',
    });
    expect(reply).toMatchObject({ status: 415, body: { code: 'not-json' } });
  });

  it.each(['evil.example', 'evil.example:80', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'under the name %j is not answered',
    async (host) => {
      const reply = await raw(['GET /api/session HTTP/1.1', `Host: ${host}`]);
      expect(reply).toContain(' 421 ');
      expect(reply).toContain('"code":"wrong-host"');
    },
  );

  it.each(['localhost', 'LOCALHOST:4600', '127.0.0.1', '[::1]:4600'])(
    'under our own name %j is',
    async (host) => {
      expect(await raw(['GET /api/session HTTP/1.1', `Host: ${host}`])).toContain(' 200 ');
    },
  );
});

describe('bad input', () => {
  it.each([
    ['no JSON', '{"answer":', 'Malformed JSON'],
    ['no object', '[]', ''],
    ['a missing member', '{"answer":"approve","reason":"because"}', 'seen'],
    ['another word', '{"answer":"maybe","reason":"because"}', 'answer'],
  ])('that is %s gets one line', async (_, body, part) => {
    const reply = await sena.send<Problem>('POST', `/api/cases/${id}/answers`, body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'bad-input' } });
    expect(reply.body.message).toContain(part);
    expect(JSON.stringify(reply.body)).not.toMatch(/\bat \/|node_modules|\.ts:/);
  });

  it('with text that PostgreSQL or Unicode has no form for is turned down', async () => {
    const { send } = server.machine();
    const lone = JSON.stringify(submissionOf(destructive())).replace('orders database', '\\ud800');
    expect(await send('POST', '/api/cases', lone)).toMatchObject({ status: 400 });
    const nul = submissionOf(destructive('nul'), { title: 'a\u0000b', slot: null });
    expect(await send('POST', '/api/cases', nul)).toMatchObject({ status: 400 });
  });

  it('with a change that is not the one its digest was made of is turned down', async () => {
    const change = { ...destructive(), effects: [] };
    expect(await server.machine().send('POST', '/api/cases', submissionOf(change))).toMatchObject({
      status: 422,
      body: { code: 'tampered-change' },
    });
  });

  it('that is too large is not read to the end', async () => {
    const reason = 'x'.repeat(70_000);
    const large = await sena.send('POST', `/api/cases/${id}/answers`, { reason });
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const reply = await raw([
      'POST /api/cases HTTP/1.1',
      `Host: 127.0.0.1`,
      'Authorization: Bearer hp_a-token-that-only-tests-know',
      'Content-Type: application/json',
      `Content-Length: ${65 * 1024 * 1024}`,
    ]);
    expect(reply).toContain(' 413 ');
  });

  it('for what does not exist says so', async () => {
    expect(await sena.send('GET', '/api/cases/none')).toMatchObject({
      status: 404,
      body: { code: 'unknown-case' },
    });
    expect(await sena.send('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { code: 'unknown-path' },
    });
  });

  it('never shows a fault of our own', async () => {
    const broken = { ...fresh.store, findCase: () => Promise.reject(new Error('secret detail')) };
    const other = await startTestServer(broken);
    try {
      const reply = await (await other.browser('sena')).send('GET', '/api/cases/any');
      expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } });
      expect(JSON.stringify(reply.body)).not.toContain('secret detail');
    } finally {
      await other.close();
    }
  });
});

describe('the sample’s sign-in', () => {
  it.each([
    ['another address than this machine’s', { host: '0.0.0.0' }],
    ['a public address', { publicUrl: new URL('https://holdpoint.example') }],
  ])('is refused on %s', async (_, options) => {
    await expect(startTestServer(fresh.store, { server: options })).rejects.toMatchObject({
      code: 'HOLDPOINT_SERVE',
    });
  });

  it('is refused where it was not asked for, and says why', async () => {
    const signIn = { kind: 'none', why: 'No way to sign in is set up.' } as const;
    const other = await startTestServer(fresh.store, { server: { signIn } });
    try {
      await expect(other.browser('sena')).rejects.toThrow('no-sign-in');
    } finally {
      await other.close();
    }
  });
});

describe('every answer', () => {
  it('carries what keeps browsers safe, an id, and nothing to remember', async () => {
    const { headers } = await sena.send('GET', '/api/session');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-z]{26}$/);
  });

  it('hands out a session that no script and no other site can use', async () => {
    const reply = await sender(server.url, { origin: server.url })('POST', '/api/session', {
      person: 'pia',
    });
    expect(reply.headers.get('set-cookie')).toMatch(
      /^holdpoint_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('is counted', async () => {
    const metrics = await sena.send<string>('GET', '/metrics');
    expect(metrics.body).toMatch(
      /holdpoint_http_requests_total\{method="GET",route="\/api\/session",status="200"\} [1-9]/,
    );
    expect(metrics.body).toContain('holdpoint_cases_submitted_total{state="waiting"} 1');
  });

  it('says whether the server lives and whether it is ready', async () => {
    expect((await sena.send('GET', '/healthz')).status).toBe(200);
    expect((await sena.send('GET', '/readyz')).status).toBe(200);
    const broken = { ...fresh.store, ping: () => Promise.reject(new Error('down')) };
    const other = await startTestServer(broken, { limits: DEFAULT_LIMITS });
    try {
      const send = sender(other.url, {});
      expect((await send('GET', '/healthz')).status).toBe(200);
      expect(await send('GET', '/readyz')).toMatchObject({ status: 503 });
    } finally {
      await other.close();
    }
  });
});
