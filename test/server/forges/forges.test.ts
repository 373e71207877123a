import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createForgeStub, FORGE, ref, SECRET } from '../../support/forge-stub/forge-stub.ts';
import type { ForgeStub } from '../../support/forge-stub/forge-stub.ts';
import { forgePolicy, worldWith } from '../../support/forge-stub/forge-world.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { NO_READERS } from '../../../src/engine/forge/forge-context.ts';
import { requestSlot } from '../../../src/engine/forge/slot.ts';
import { DEFAULT_WORK_LIMITS } from '../../../src/engine/forge/work/limits.ts';
import type { ForgeHealth } from '../../../src/server/contract/forges.ts';
import { forgeSettingsOf } from '../../../src/server/forges/forge-settings.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let stub: ForgeStub;
let servers: readonly [TestServer, TestServer];
beforeAll(async () => {
  fresh = await freshStore();
  stub = createForgeStub();
  const start = (store = fresh.store) =>
    startTestServer(store, {
      world: worldWith(forgePolicy()),
      server: {
        forges: {
          forges: [stub.forge],
          mirror: stub.mirror,
          readers: NO_READERS,
          limits: DEFAULT_WORK_LIMITS,
          workers: 2,
        },
      },
    });
  servers = [await start(), await start(await fresh.another())];
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  stub.remove();
  await fresh.drop();
});

function deliver(
  body: string | Uint8Array<ArrayBuffer>,
  more: { readonly secret?: string; readonly name?: string; readonly server?: number } = {},
): Promise<Response> {
  const { secret = SECRET, name = FORGE, server = 0 } = more;
  return fetch(`${servers[server === 0 ? 0 : 1].url}/hooks/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-secret': secret },
    body,
  });
}

function hint(number: number, id: string): string {
  const by = { id: 'id-ana', login: 'ana', kind: 'person' };
  const event = { kind: 'request', ref: ref(number), cause: 'opened', by };
  return JSON.stringify({ id, events: [event] });
}

function open(number: number): void {
  const { repository } = stub;
  repository.git('checkout', '-q', '-B', `topic-${number}`, 'main');
  repository.write(`pay/${number}.ts`, 'export {};\n').commit('Change', 'ana <ana@example.org>');
  repository.git('checkout', '-q', 'main');
  stub.open(number, `topic-${number}`);
}

const reportOn = (number: number) =>
  stub.reportOn(stub.requests.get(number)?.head.commit ?? '')?.conclusion;

describe('a webhook', () => {
  it('is answered at once, looked at, and followed by a report of each change of the case', async () => {
    open(1);
    const answer = await deliver(hint(1, 'one'));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ taken: true, events: ['request'] });
    await expect.poll(() => reportOn(1)).toBe('held');
    const [row] = await fresh.store.forge.casesInSlot(requestSlot(ref(1)), 1);
    const sena = await servers[1].browser('sena');
    expect((await sena.answer(row?.id ?? '', 'approve')).body.state).toBe('released');
    await expect.poll(() => reportOn(1)).toBe('released');
  });

  it('that comes to two servers at once is one', async () => {
    open(2);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => deliver(hint(2, 'two'), { server: index % 2 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    const bodies = (await Promise.all(answers.map((each) => each.json()))) as { taken: boolean }[];
    expect(bodies.filter(({ taken }) => taken)).toHaveLength(1);
    await expect.poll(() => reportOn(2)).toBe('held');
    expect(await fresh.store.forge.casesInSlot(requestSlot(ref(2)), 10)).toHaveLength(1);
  });

  it('that is not signed is refused, counted, and never stored', async () => {
    const answer = await deliver(hint(3, 'forged'), { secret: 'a guess' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('secret is another');
    const metrics = await (await fetch(`${servers[0].url}/metrics`)).text();
    expect(metrics).toContain(
      `holdpoint_forge_deliveries_total{forge="${FORGE}",outcome="refused"} 1`,
    );
    const deliveries = await fresh.store.forge.listDeliveries(100);
    expect(deliveries.map(({ id }) => id)).not.toContain('forged');
    expect(await fresh.store.forge.findRequest(ref(3))).toBeNull();
  });

  it('for a forge nobody is connected to, or larger than any, is turned down', async () => {
    expect((await deliver('{}', { name: 'elsewhere' })).status).toBe(404);
    expect((await deliver(new Uint8Array(25 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

describe('GET /api/forges', () => {
  it('shows connections, queue and deliveries to people', async () => {
    await deliver(hint(1, 'shown'));
    const ana = await servers[0].browser('ana');
    await expect
      .poll(async () => (await ana.send<ForgeHealth>('GET', '/api/forges')).body.connections[0])
      .toMatchObject({ id: FORGE, kind: 'git', depth: 0, sweptAt: expect.any(String) });
    const { body } = await ana.send<ForgeHealth>('GET', '/api/forges');
    expect(body.deliveries.map(({ id }) => id)).toContain('shown');
    expect((await fetch(`${servers[0].url}/api/forges`)).status).toBe(401);
  });
});

describe('settings of forges', () => {
  const whole = {
    HOLDPOINT_GITHUB_APP_ID: '12',
    HOLDPOINT_GITHUB_PRIVATE_KEY: String.raw`-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----`,
    HOLDPOINT_GITHUB_WEBHOOK_SECRET: 'a secret of some length',
  };

  it('are none, or one connection whole', async () => {
    expect(await forgeSettingsOf({})).toEqual({ connections: [], workers: 4 });
    expect((await forgeSettingsOf(whole)).connections).toEqual([
      {
        kind: 'github',
        apiUrl: 'https://api.github.com',
        appId: 12,
        privateKey: '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n',
        webhookSecret: 'a secret of some length',
      },
    ]);
  });

  it.each([
    [{ HOLDPOINT_GITHUB_APP_ID: '' }, 'HOLDPOINT_GITHUB_APP_ID is missing'],
    [{ HOLDPOINT_GITHUB_APP_ID: 'twelve' }, "Set it to the App's number"],
    [{ HOLDPOINT_GITHUB_PRIVATE_KEY: 'no key' }, 'not in PEM form'],
    [{ HOLDPOINT_GITHUB_PRIVATE_KEY_FILE: '/not/there' }, 'cannot be read'],
    [{ HOLDPOINT_GITHUB_WEBHOOK_SECRET: 'short' }, 'shorter than 16'],
    [{ HOLDPOINT_GITHUB_API_URL: 'ftp://x' }, 'no address of an API'],
    [{ HOLDPOINT_FORGE_WORKERS: '0' }, 'a number from 1 to 64'],
    [{ HOLDPOINT_GITLAB_TOKEN: 'x' }, 'HOLDPOINT_GITLAB_WEBHOOK_SECRET'],
    [{ HOLDPOINT_GITLAB_TOKEN: 'x', HOLDPOINT_GITLAB_WEBHOOK_SECRET: 'short' }, 'shorter than 16'],
    [{ HOLDPOINT_GITLAB_TOKEN: 'x', HOLDPOINT_GITLAB_SIGNING_TOKEN: 'x' }, 'no signing token'],
  ])('of which %j is wrong are refused in one line', async (more, message) => {
    const settings = forgeSettingsOf({ ...whole, ...more });
    await expect(settings).rejects.toThrow(message);
    await expect(settings).rejects.not.toThrow(/abc|a secret of some/);
  });
});
