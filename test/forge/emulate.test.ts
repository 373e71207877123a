/**
 * The door to GitHub before an emulator that was written by others: what our own fake gets wrong in the same
 * way as the door would show here. It says of no check run which App made it, so that a run is found again, and
 * written over, on our fake only; it has no git, no activity,
 * no list of what an installation sees and no deleted accounts either.
 */
import { createEmulator } from 'emulate';
import type { Emulator } from 'emulate';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { githubForge } from '../../src/doors/forge/forges/github/github-forge.ts';
import type { Forge } from '../../src/engine/forge/ports.ts';
import type { Delivery } from '../../src/engine/forge/types.ts';

const APP = 4711;
const SECRET = 'a secret of this test';
const ref = { forge: 'emulated', repository: 'octocat/shop', number: 1 };

let emulator: Emulator;
let hooks: Server;
let forge: Forge;
const deliveries: Delivery[] = [];

async function as(method: string, path: string, body: unknown) {
  const answer = await fetch(`${emulator.url}${path}`, {
    method,
    headers: { authorization: 'Bearer octocat-token', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<Record<string, unknown>>;
}

beforeAll(async () => {
  hooks = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      deliveries.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(parts),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { 'octocat-token': { login: 'octocat', scopes: ['repo'] } },
      github: {
        users: [{ login: 'octocat' }, { login: 'ravi' }],
        repos: [{ owner: 'octocat', name: 'shop' }],
        apps: [
          {
            app_id: APP,
            slug: 'holdpoint',
            name: 'Holdpoint',
            permissions: {
              checks: 'write',
              contents: 'read',
              metadata: 'read',
              pull_requests: 'write',
            },
            events: ['pull_request', 'check_run'],
            webhook_url: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`,
            webhook_secret: SECRET,
            installations: [{ installation_id: 100, account: 'octocat' }],
          },
        ],
      },
    },
  });
  forge = githubForge({
    id: 'emulated',
    apiUrl: emulator.url,
    appId: APP,
    privateKey: emulator.generatedSecrets[0]?.value ?? '',
    webhookSecret: SECRET,
    clock: { now: () => new Date().toISOString() },
  });
  await as('PUT', '/repos/octocat/shop/contents/a.txt', {
    message: 'Add a',
    content: Buffer.from('one\n').toString('base64'),
    branch: 'main',
  });
  await as('POST', '/repos/octocat/shop/pulls', { title: 'Two', head: 'feature', base: 'main' });
});

afterAll(async () => {
  await emulator.close();
  hooks.closeAllConnections();
  await new Promise((resolve) => hooks.close(resolve));
});

describe('before an emulator', () => {
  it('signs in as the App and as its installation', async () => {
    const open = await forge.listOpenRequests('octocat/shop');
    expect(open).toEqual({ items: [ref], isWhole: true });
  });

  it('reads the request', async () => {
    const request = await forge.readRequest(ref);
    expect(request).toMatchObject({
      ...ref,
      title: 'Two',
      state: 'open',
      author: { login: 'octocat', kind: 'person' },
      base: { branch: 'main' },
      head: { branch: 'feature', repository: 'octocat/shop' },
    });
  });

  it('hears the signed webhook, and refuses it with another secret', async () => {
    const opened = deliveries.find(
      ({ headers }) => headers['x-github-event'] === 'pull_request',
    ) as Delivery;
    const changed = { ...opened, body: Buffer.concat([opened.body, Buffer.from(' ')]) };
    expect(forge.hear(opened)).toMatchObject({
      kind: 'heard',
      events: [{ kind: 'request', ref, cause: 'request opened', by: { login: 'octocat' } }],
    });
    expect(forge.hear(changed).kind).toBe('refused');
  });

  it('writes a check run', async () => {
    const commit = (await forge.readRequest(ref))?.head.commit ?? '';
    await forge.publish(ref, {
      case: 'case-1',
      commit,
      conclusion: 'held',
      title: 'Held: 1 approval',
      summary: 'Somebody has to look.',
      annotations: [],
      detailsUrl: 'https://holdpoint.example/cases/case-1',
    });
    const path = `${emulator.url}/repos/octocat/shop/commits/${commit}/check-runs`;
    const listed = (await (await fetch(path)).json()) as { check_runs: unknown[] };
    expect(listed.check_runs).toMatchObject([
      {
        name: 'holdpoint',
        status: 'completed',
        conclusion: 'action_required',
        external_id: 'case-1',
        details_url: 'https://holdpoint.example/cases/case-1',
        output: { title: 'Held: 1 approval', summary: 'Somebody has to look.' },
      },
    ]);
  });

  it('reads reviews with what their authors may do', async () => {
    const body = { event: 'COMMENT', body: 'Hm' };
    await as('POST', '/repos/octocat/shop/pulls/1/reviews', body);
    const { items } = await forge.listReviews(ref);
    expect(items).toMatchObject([
      { account: { login: 'octocat' }, opinion: 'comment', mayWrite: true },
    ]);
  });
});
