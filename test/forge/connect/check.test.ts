/** `holdpoint forge check github`: what is missing is said with how it is mended; what is there is not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCheck, type CheckOptions } from '../../../src/cli/forge-connect/check/run.ts';
import { EVENTS, PERMISSIONS } from '../../../src/doors/forge/forges/github/app/needs.ts';
import { startGitHubFake, type GitHubFake } from '../../support/github-fake/start-github-fake.ts';
import type { RepositoryHandle } from '../../support/github-fake/repository-handle.ts';
import { receiveHooks } from '../../support/github-fake/testing/hook-receiver.ts';
import { contextWith, endOf, SERVER } from './support.ts';

let fake: GitHubFake;
let shop: RepositoryHandle;
let receiver: Awaited<ReturnType<typeof receiveHooks>>;
beforeEach(async () => {
  receiver = await receiveHooks();
  fake = await startGitHubFake({
    permissions: PERMISSIONS,
    events: EVENTS,
    hooksTo: receiver.url,
  });
  fake.app.hookUrl = `${SERVER}/hooks/github`;
  fake.addAccount({ login: 'mary' });
  shop = await fake.addRepository('acme/shop', { permission: { mary: 'write' } });
  await shop.commit({ branch: 'main', files: { 'a.txt': 'one\n' }, author: 'mary' });
});
afterEach(async () => {
  await fake.close();
  await receiver.close();
});

const env = () => ({
  HOLDPOINT_DATA: '/nonexistent',
  HOLDPOINT_PUBLIC_URL: SERVER,
  HOLDPOINT_GITHUB_APP_ID: String(fake.app.id),
  HOLDPOINT_GITHUB_PRIVATE_KEY: fake.app.privateKey,
  HOLDPOINT_GITHUB_WEBHOOK_SECRET: fake.webhookSecret,
  HOLDPOINT_GITHUB_API_URL: fake.apiUrl,
});

async function check(options: CheckOptions = {}, more: Readonly<Record<string, string>> = {}) {
  const said = contextWith({ ...env(), ...more });
  const end = await endOf(runCheck(options, said.context));
  return { ...end, text: said.stdout() };
}

async function pushed(): Promise<void> {
  await shop.push('feature', { files: { 'a.txt': 'two\n' } }, 'mary');
  await fake.settled();
}

const REPOSITORY = { repository: 'acme/shop' };

describe('a connection that is as it must be', () => {
  it('is all good, and ends with 0', async () => {
    await pushed();
    shop.requireCheck('holdpoint', fake.app);
    const { code, text } = await check(REPOSITORY);
    expect([code, text.match(/^(?:open|unknown)/gm)]).toEqual([0, null]);
    expect(text).toContain(
      'acme/shop, main: the check holdpoint is required, from this App (ruleset)',
    );
    expect(text).not.toContain(fake.webhookSecret);
    expect(fake.unknown).toEqual([]);
  });

  it('is the same as JSON', async () => {
    await pushed();
    shop.state.protections.set('main', {
      level: 'everyone',
      checks: [{ context: 'holdpoint', appId: fake.app.id }],
    });
    const { code, text } = await check({ ...REPOSITORY, json: true });
    const { findings } = JSON.parse(text) as { findings: { kind: string; what: string }[] };
    expect([code, new Set(findings.map(({ kind }) => kind))]).toEqual([0, new Set(['good'])]);
    expect(findings.at(-1)?.what).toContain('from this App (branch protection)');
  });
});

describe('what is missing', () => {
  const cases: readonly (readonly [string, () => Promise<unknown> | void, string, string])[] = [
    [
      'a webhook that goes elsewhere',
      () => void (fake.app.hookUrl = 'https://old.example/hooks/github'),
      'webhooks go to https://old.example/hooks/github',
      `to ${SERVER}/hooks/github`,
    ],
    [
      'no webhook at all',
      () => void (fake.app.hookUrl = null),
      'it has no webhook',
      `${SERVER}/hooks/github`,
    ],
    [
      'a server that is not reached',
      async () => {
        fake.hooksTo('http://127.0.0.1:1/');
        await shop.push('other', { files: { 'b.txt': 'b\n' } }, 'mary');
        await fake.settled();
      },
      'the latest webhook did not arrive',
      'see that holdpoint serve runs',
    ],
    [
      'a suspended installation',
      () => fake.suspend('acme', true, 'mary'),
      'its installation for acme is suspended',
      'unsuspend it',
    ],
    [
      'no rule',
      () => shop.state.required.splice(0),
      'no rule requires the check holdpoint',
      `"integration_id": `,
    ],
    [
      'a rule for another check',
      () => {
        shop.state.required.splice(0);
        shop.requireCheck('build', fake.app);
      },
      'no rule requires the check holdpoint',
      'gh api',
    ],
    [
      'a rule that takes it from anybody',
      () => {
        shop.state.required.splice(0);
        shop.requireCheck('holdpoint', null);
      },
      'from anybody who may write, not from this App',
      'choose this App',
    ],
    [
      'protection that administrators pass',
      () => {
        shop.state.required.splice(0);
        shop.state.protections.set('main', {
          level: 'non_admins',
          checks: [{ context: 'holdpoint', appId: fake.app.id }],
        });
      },
      'administrators go past it',
      'include administrators',
    ],
    [
      'a repository that it does not see',
      () => fake.selectRepository(shop.state, false, 'mary'),
      'it does not see acme/shop',
      '/installations/new',
    ],
  ];
  it.each(cases)('%s is said, with the way to mend it', async (_, spoil, what, mend) => {
    await pushed();
    shop.requireCheck('holdpoint', fake.app);
    await spoil();
    const { code, text } = await check(REPOSITORY);
    expect(code).toBe(10);
    expect(text.match(/^open/gm)).toHaveLength(1);
    expect(text).toContain(what);
    expect(text.slice(text.indexOf(what))).toContain(mend);
  });

  it('is every permission and event that was not asked for, and the owner’s word on it', async () => {
    const { checks: _, ...permissions } = PERMISSIONS;
    const poor = await startGitHubFake({ permissions, events: ['push'] });
    await poor.addRepository('acme/shop');
    const { text, code } = await check(
      {},
      {
        HOLDPOINT_GITHUB_APP_ID: String(poor.app.id),
        HOLDPOINT_GITHUB_PRIVATE_KEY: poor.app.privateKey,
        HOLDPOINT_GITHUB_API_URL: poor.apiUrl,
      },
    );
    await poor.close();
    expect(code).toBe(10);
    expect(text).toContain('it lacks permissions: checks: write\n');
    expect(text).toMatch(/it is not told of: check_run, .*team\n/);
    expect(text).toMatch(/acme has not agreed to: checks: write, check_run/);
  });

  it('is unknown, not good, where nothing was sent or nobody said where the server is', async () => {
    const { code, text } = await check({}, { HOLDPOINT_PUBLIC_URL: '' });
    expect([code, text.match(/^unknown/gm)?.length]).toEqual([10, 2]);
    expect(text).toContain('GitHub has sent no webhook yet');
  });
});

describe('what cannot be asked', () => {
  it.each([
    [{ repository: 'shop' }, {}, 2, 'Write it as owner/name'],
    [{ branch: 'main' }, {}, 2, 'give --repository'],
    [{ out: '/nonexistent' }, {}, 2, 'no GitHub App is connected'],
    [{}, { HOLDPOINT_GITHUB_WEBHOOK_SECRET: '' }, 2, 'HOLDPOINT_GITHUB_WEBHOOK_SECRET is missing'],
    [{}, { HOLDPOINT_GITHUB_APP_ID: '999999' }, 1, 'GitHub: GET /app'],
    [{}, { HOLDPOINT_GITHUB_API_URL: 'http://127.0.0.1:1/api/v3' }, 1, 'no connection'],
  ])('%j with %j is one line', async (options, more, code, line) => {
    const found = await check(options, more);
    expect([found.code, found.line.split('\n').length]).toEqual([code, 1]);
    expect(found.line).toContain(line);
  });

  it('is settings that a folder does not hold whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdpoint-check-'));
    await writeFile(join(folder, 'github-app.env'), 'HOLDPOINT_GITHUB_APP_ID=1\n');
    const { code, line } = await check({ out: folder });
    await rm(folder, { recursive: true });
    expect([code, line]).toEqual([2, expect.stringContaining('is missing')]);
  });
});
