/** What only GitHub has: check runs, Apps that are made and installed, commands on the wire. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchangeManifestCode } from '../../src/doors/forge/forges/github/app/exchange-code.ts';
import { PERMISSIONS } from '../../src/doors/forge/forges/github/app/needs.ts';
import { githubForge } from '../../src/doors/forge/forges/github/github-forge.ts';
import type { ForgeReport } from '../../src/engine/forge/types.ts';
import { startGitHubFake } from '../support/github-fake/start-github-fake.ts';
import { openOne } from './conformance/started.ts';
import { startGitHub } from './conformance/github-under-test.ts';
import type { GitHubUnderTest } from './conformance/github-under-test.ts';
import { faultOf } from './conformance/weather.ts';

let under: GitHubUnderTest;

beforeEach(async () => {
  under = await startGitHub();
});
afterEach(() => under.close());

function report(given: Partial<ForgeReport> = {}): ForgeReport {
  return {
    case: 'case-1',
    commit: under.world.tip('feature'),
    conclusion: 'held',
    title: 'Held',
    summary: 'Somebody has to look.',
    annotations: [],
    detailsUrl: 'https://holdpoint.example/cases/case-1',
    ...given,
  };
}

describe('branches that are watched', () => {
  it('are the default one, protected ones and those under a rule', async () => {
    for (const branch of ['guarded', 'topic/one']) {
      await under.repo.commit({ branch, files: { b: 'b' }, author: 'mary' });
    }
    under.repo.requireCheck('holdpoint', under.fake.app, 'guarded');
    const isProtected = (branch: string) => under.forge.isProtectedBranch?.('acme/shop', branch);
    expect(await isProtected('main')).toBe(true);
    expect(await isProtected('guarded')).toBe(true);
    expect(await isProtected('topic/one')).toBe(false);
    expect(await isProtected('gone')).toBe(false);
  });
});

describe('the check run', () => {
  it('is of this App, has its name and leads to the case', async () => {
    const ref = await openOne(under);
    await under.forge.publish(ref, report());
    expect(under.repo.checkRuns(report().commit)).toMatchObject([
      {
        name: 'holdpoint',
        app: { id: under.fake.app.id },
        status: 'completed',
        conclusion: 'action_required',
        externalId: 'case-1',
        detailsUrl: 'https://holdpoint.example/cases/case-1',
      },
    ]);
    expect(under.repo.state.statuses).toEqual([]);
  });

  it('does not take another App’s check of the same name for its own', async () => {
    const ref = await openOne(under);
    const other = await under.fake.addApp({ slug: 'other', installedFor: 'acme' });
    const given = { name: 'holdpoint', headSha: report().commit, status: 'completed' } as const;
    under.repo.reportCheck(other, { ...given, conclusion: 'success' });
    await under.forge.publish(ref, report());
    const runs = under.repo.checkRuns(report().commit);
    expect(runs.map(({ app, conclusion }) => [app.slug, conclusion])).toEqual([
      ['other', 'success'],
      ['holdpoint-fake', 'action_required'],
    ]);
  });

  it('takes notes in batches, each once, also when the second batch failed at first', async () => {
    const lines = Array.from({ length: 120 }, (_, at) => `line ${at}\n`).join('');
    await under.world.push('feature', { files: { 'long.txt': lines } }, 'mary');
    const number = await under.world.open({ branch: 'feature', by: 'mary' });
    const annotations = Array.from({ length: 120 }, (_, at) => ({
      path: 'long.txt',
      line: at + 1,
      weight: 'notice' as const,
      title: `Note ${at}`,
      message: 'here',
    }));
    const ref = { forge: under.forge.id, repository: 'acme/shop', number };
    under.fake.failNext(/^PATCH .*check-runs/, 502);
    const fault = await faultOf(under.forge.publish(ref, report({ annotations })));
    await under.forge.publish(ref, report({ annotations }));
    const [run] = under.repo.checkRuns(report().commit);
    expect(fault.code).toBe('unreachable');
    expect(run?.annotations).toHaveLength(120);
  });

  it('lists notes that stand on no line of the diff', async () => {
    const ref = await openOne(under);
    const annotation = { path: 'far.txt', line: 9, title: 'Look', message: 'here' };
    await under.forge.publish(ref, report({ annotations: [{ ...annotation, weight: 'failure' }] }));
    const [run] = under.repo.checkRuns(report().commit);
    expect(run?.output?.text).toContain('`far.txt:9` Look: here');
    expect(run?.annotations).toEqual([]);
  });
});

describe('a fork', () => {
  const forkedFrom = async (visible: boolean) => {
    under.fake.addAccount({ login: 'mallory' });
    const given = { forkOf: 'acme/shop', private: !visible };
    const fork = await under.fake.addRepository('mallory/shop', given);
    await fork.push('evil', { files: { 'a.txt': 'evil\n' }, author: 'mallory' }, 'mallory');
    const { number } = await under.repo.openPull({ head: 'mallory:evil', by: 'mallory' });
    return under.forge.listPushers({ forge: under.forge.id, repository: 'acme/shop', number });
  };

  it('shows who pushed where everybody may see it', async () => {
    const { items, isWhole } = await forkedFrom(true);
    expect([items.map(({ login }) => login), isWhole]).toEqual([['mallory'], true]);
  });

  it('shows nothing whole where the App may not see it', async () => {
    const { isWhole } = await forkedFrom(false);
    expect(isWhole).toBe(false);
  });
});

describe('the App', () => {
  it('answers a command below the request', async () => {
    const ref = await openOne(under);
    await under.forge.reply(ref, 'Held: nobody has answered yet.');
    const pull = under.repo.state.pulls.get(ref.number);
    expect(pull?.comments.map(({ body }) => body)).toEqual(['Held: nobody has answered yet.']);
  });

  it('hears nothing in its own answer', async () => {
    const ref = await openOne(under);
    await under.forge.reply(ref, '/holdpoint explain');
    const last = under.world.deliveries().at(-1);
    const heard = last === undefined ? null : under.forge.hear(last);
    expect(heard).toMatchObject({ events: [{ kind: 'ignored' }] });
  });

  it('says so when it is no longer installed, and finds its next installation', async () => {
    const ref = await openOne(under);
    await under.forge.readRequest(ref);
    under.fake.uninstall('acme', 'mary');
    under.fake.expireTokens();
    const without = await under.forge.listReviews(ref).catch((error: unknown) => error);
    under.fake.install('acme', 'all', 'mary');
    await under.forge.readRequest(ref).catch(() => null);
    const request = await under.forge.readRequest(ref);
    expect(without).toMatchObject({ code: 'gone' });
    expect(request?.number).toBe(ref.number);
  });

  it('says so when its key is not the App’s', async () => {
    const other = await startGitHubFake();
    const forge = githubForge({
      id: 'x',
      apiUrl: under.fake.apiUrl,
      appId: under.fake.app.id,
      privateKey: 'no key',
      webhookSecret: 's',
      clock: { now: () => '2026-03-10T09:00:00.000Z' },
    });
    await other.close();
    const fault = await faultOf(forge.listRepositories());
    expect(fault.code).toBe('unauthorised');
    expect(fault.message).not.toContain('no key');
  });

  it('costs nothing to read again what has not changed', async () => {
    const ref = await openOne(under);
    await under.forge.readRequest(ref);
    const again = await under.forge.readRequest(ref);
    const last = under.fake.requests.at(-1);
    expect(again?.number).toBe(ref.number);
    expect(last?.status).toBe(304);
  });

  it('can do what it does with the permissions that its manifest asks for', async () => {
    const fake = await startGitHubFake({ permissions: PERMISSIONS });
    fake.addAccount({ login: 'mary' });
    const repo = await fake.addRepository('acme/shop', { permission: { mary: 'write' } });
    fake.addTeam('payments', ['mary'], { org: 'acme' });
    await repo.commit({ branch: 'main', files: { 'a.txt': 'one\n' }, author: 'mary' });
    await repo.push('feature', { files: { 'a.txt': 'two\n' } }, 'mary');
    const { number } = await repo.openPull({ head: 'feature', by: 'mary' });
    const forge = githubForge({
      id: 'x',
      apiUrl: fake.apiUrl,
      appId: fake.app.id,
      privateKey: fake.app.privateKey,
      webhookSecret: fake.webhookSecret,
      clock: { now: () => new Date().toISOString() },
    });
    const ref = { forge: 'x', repository: 'acme/shop', number };
    const note = { path: 'a.txt', line: 1, weight: 'notice', title: 't', message: 'm' } as const;
    const commit = repo.tip('feature') ?? '';
    await forge.publish(ref, report({ commit, annotations: [note] }));
    const listings = await Promise.all([
      forge.listRepositories(),
      forge.listOpenRequests('acme/shop'),
      forge.listReviews(ref),
      forge.listPushers(ref),
      forge.listCommitAccounts(ref),
      forge.listTeams(),
    ]);
    await fake.close();
    expect(listings.map(({ isWhole }) => isWhole)).toEqual([true, true, true, true, true, true]);
  });
});

describe('exchangeManifestCode', () => {
  it('gives the App’s id and secrets, once', async () => {
    const code = under.fake.manifestCode();
    const made = await exchangeManifestCode(under.fake.apiUrl, code);
    const again = await faultOf(exchangeManifestCode(under.fake.apiUrl, code));
    expect(made).toMatchObject({
      appId: under.fake.app.id,
      privateKey: expect.stringContaining('PRIVATE KEY'),
      lacking: [],
    });
    expect(made.webhookSecret).not.toBe('');
    expect(again.code).toBe('gone');
    expect(again.message).not.toContain(code);
  });

  it.each(['', '../x', 'a b', 'x'.repeat(300)])('asks for no code such as %j', async (code) => {
    const fault = await faultOf(exchangeManifestCode(under.fake.apiUrl, code));
    expect(fault.code).toBe('malformed');
  });
});
