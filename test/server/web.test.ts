import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStaticFiles } from '../../src/server/static/static-files.ts';
import { memoryStore } from './support/memory-store.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { sender, type Send } from './support/visitors.ts';

let folder: string;
let server: TestServer;
let send: Send;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-web-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for the world');
  await writeFile(join(folder, 'web/index.html'), `<!doctype html>${'<p>page</p>'.repeat(200)}`);
  await writeFile(join(folder, 'web/assets/app-DmU2mc2W.js'), 'export {};');
  const web = await readStaticFiles(join(folder, 'web'));
  server = await startTestServer(memoryStore(), { server: { web } });
  send = sender(server.url, {});
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('the web app', () => {
  it.each([
    '/',
    '/index.html',
    '/cases/any',
    '/ledger',
    '/people/sam.okafor',
    '/people/sam%40acme.example',
  ])('is served at %s', async (path) => {
    const { status, headers, body } = await send<string>('GET', path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(body).toContain('<p>page</p>');
  });

  it('has files whose names carry their hash kept for ever, and others asked for again', async () => {
    const asset = await send('GET', '/assets/app-DmU2mc2W.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const etag = (await send('GET', '/')).headers.get('etag') ?? '';
    const again = await send('GET', '/', undefined, { 'if-none-match': `W/${etag}` });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  it.each([
    '/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/none.js',
    '/assets/deep/none.js',
    '/robots.txt',
    '/people/%2e%2e/secret.txt',
    '/api/none',
    '/api/none.json',
  ])('has nothing at %s', async (path) => {
    expect(await send('GET', path)).toMatchObject({ status: 404 });
  });

  it('that was not built is said to be so', async () => {
    expect(await readStaticFiles(join(folder, 'nowhere'))).toBeNull();
    const other = await startTestServer(memoryStore());
    try {
      expect(await sender(other.url, {})('GET', '/')).toMatchObject({
        status: 503,
        body: { code: 'web-not-built' },
      });
    } finally {
      await other.close();
    }
  });
});
