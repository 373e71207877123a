/** Which patterns `assess`, `submit`, `wait` and `compare` look for: those of the policy that judges. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sealIsIntact } from '../../src/core/change/seal.ts';
import type { Change } from '../../src/core/change/types.ts';
import { sha256 } from '../../src/engine/sha256.ts';
import { Submission } from '../../src/server/contract/cases.ts';
import { NOW, inFolder, runCli } from './run-cli.ts';
import { withServer } from './server-stub.ts';
import type { Answer, Asked } from './server-stub.ts';

const exec = promisify(execFile);

const CALLS = 'import requests\n\n\ndef load(user):\n    return requests.get(URL + user)\n';
const LOOPS = `${CALLS}\n\ndef load_all(users):\n    found = []\n    for user in users:\n        found.append(requests.get(URL + user, timeout=5))\n    return found\n`;
/** Ships on: a request without an end. On request only: one for each item of a list. */
const CHANGED = LOOPS.replace('URL + user)', 'OTHER + user)');
const policyOf = (findings: string) =>
  `version: 1\ndefaults: false\nrelease:\n  findings: ${findings}\n`;

const TABLE = [
  { says: 'nothing', findings: '{}', names: ['timeout-missing'] },
  {
    says: 'to look for one more',
    findings: '{ also: [remote-call-in-loop] }',
    names: ['remote-call-in-loop', 'timeout-missing'],
  },
  { says: 'to leave one out', findings: '{ off: [timeout-missing] }', names: [] },
  {
    says: 'both',
    findings: '{ also: [remote-call-in-loop], off: [timeout-missing] }',
    names: ['remote-call-in-loop'],
  },
] as const;

/** A repository with two commits; the policy lies in the first. */
async function withCommits<T>(policy: string, work: (folder: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const git = (...args: readonly string[]) =>
      exec('git', ['-C', folder, '-c', 'user.name=Joan', '-c', 'user.email=j@x.test', ...args], {
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
      });
    await git('init', '-q', '-b', 'main');
    await writeFile(join(folder, 'policy.yaml'), policy);
    await writeFile(join(folder, 'app.py'), 'URL = "https://users.internal/"\n');
    await git('add', '-A');
    await git('commit', '-q', '-m', 'Before');
    await writeFile(join(folder, 'app.py'), CHANGED);
    await git('commit', '-qam', 'After');
    return work(folder);
  });
}

const patternsIn = ({ findings = [] }: Pick<Change, 'findings'>) =>
  [...new Set(findings.map(({ pattern }) => pattern))].toSorted();

describe.each(TABLE)('where the policy says $says', ({ findings, names }) => {
  it('assess looks for what the policy of the base wants', async () => {
    const ran = await withCommits(policyOf(findings), (folder) =>
      runCli(['assess', '--git', 'HEAD~1..HEAD', '--now', NOW, '--format', 'json'], {
        cwd: folder,
      }),
    );
    const { change } = JSON.parse(ran.stdout) as { readonly change: Change };
    expect(patternsIn(change)).toEqual(names);
  });

  it('assess looks for what a named policy wants, whatever the base has', async () => {
    const ran = await withCommits('version: 1\n', async (folder) => {
      await writeFile(join(folder, 'own.yaml'), policyOf(findings));
      const words = ['--git', 'HEAD~1..HEAD', '--policy', 'own.yaml', '--now', NOW];
      return runCli(['assess', ...words, '--format', 'json'], { cwd: folder });
    });
    const { change } = JSON.parse(ran.stdout) as { readonly change: Change };
    expect(patternsIn(change)).toEqual(names);
  });
});

/** Answers as a server does whose policy wants `patterns`, about one case. */
function server(patterns: object, digest: () => string) {
  const asked: string[] = [];
  const outcome = (state: string) => ({
    id: 'case-1',
    state,
    page: 'http://localhost:4600/cases/case-1',
    changeDigest: digest(),
    expiresAt: '2026-03-06T09:00:00.000Z',
    releaseValidUntil: null,
    supersededBy: null,
    verdict: { outcome: state === 'released' ? 'allow' : 'hold', summary: 'So.', open: [] },
  });
  let submitted: Submission | null = null;
  return {
    asked,
    submitted: () => submitted,
    answer: ({ path, method, body }: Asked): Answer => {
      asked.push(path);
      if (path === '/api/policy/patterns') return { status: 200, body: patterns };
      if (method === 'POST' && path === '/api/cases') {
        submitted = Submission.parse(body);
        return { status: 201, body: { ...outcome('waiting'), created: true } };
      }
      if (!path.endsWith('/confirm')) return { status: 200, body: outcome('released') };
      const { changeDigest } = body as { readonly changeDigest: string };
      const confirmed = { case: 'case-1', changeDigest, at: '2026-03-05T09:00:00.000Z' };
      return { status: 200, body: confirmed };
    },
  };
}

const RANGE = ['--git', 'HEAD~1..HEAD'];
const SUBMIT = ['submit', ...RANGE, '--title', 'Users'];
const ALSO = { off: [], also: ['remote-call-in-loop'] };

describe('with a server', () => {
  it('submit looks for what its policy wants, and wait reads the same change again', async () => {
    // What lies in the repository says otherwise, and is not asked.
    await withCommits(policyOf('{ off: [timeout-missing] }'), async (folder) => {
      const of = server(ALSO, () => of.submitted()?.change.digest ?? `sha256:${'0'.repeat(64)}`);
      await withServer(of.answer, async (address) => {
        const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'secret' };
        await runCli(SUBMIT, { cwd: folder, env });
        const change = of.submitted()?.change;
        if (change === undefined) throw new Error('nothing was submitted');
        expect(sealIsIntact(change, sha256)).toBe(true);
        expect(patternsIn(change)).toEqual(['remote-call-in-loop', 'timeout-missing']);
        const waited = await runCli(['wait', 'case-1', ...RANGE], { cwd: folder, env });
        expect(waited).toMatchObject({ code: 0 });
        expect(of.asked.at(-1)).toBe('/api/cases/case-1/confirm');
      });
    });
  });

  it('wait says what may be behind it when a policy wants other patterns since', async () => {
    await withCommits('version: 1\n', async (folder) => {
      let wanted: object = { off: [], also: [] };
      const of = server({}, () => of.submitted()?.change.digest ?? '');
      const answer = (asked: Asked): Answer =>
        asked.path === '/api/policy/patterns' ? { status: 200, body: wanted } : of.answer(asked);
      await withServer(answer, async (address) => {
        const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'secret' };
        await runCli(SUBMIT, { cwd: folder, env });
        wanted = ALSO;
        const waited = await runCli(['wait', 'case-1', ...RANGE], { cwd: folder, env });
        expect(waited.code).toBe(20);
        expect(waited.stderr).toContain('looks for other patterns');
      });
    });
  });

  it('wait outlasts a server that is away when it is asked', async () => {
    await withCommits('version: 1\n', async (folder) => {
      const of = server(ALSO, () => of.submitted()?.change.digest ?? '');
      let away = 0;
      const answer = (asked: Asked): Answer => {
        const isAway = asked.path === '/api/policy/patterns' && of.submitted() !== null;
        if (isAway && (away += 1) === 1) return 'hang-up';
        return of.answer(asked);
      };
      await withServer(answer, async (address) => {
        const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'secret' };
        await runCli(SUBMIT, { cwd: folder, env });
        const waited = await runCli(['wait', 'case-1', ...RANGE], { cwd: folder, env });
        expect(waited).toMatchObject({ code: 0 });
        expect(away).toBe(2);
      });
    });
  });

  it('submit hands nothing in to a server that cannot say what is wanted', async () => {
    await withCommits('version: 1\n', async (folder) => {
      const of = server(ALSO, () => `sha256:${'0'.repeat(64)}`);
      const answer = (asked: Asked): Answer =>
        asked.path === '/api/policy/patterns'
          ? { status: 404, body: { code: 'no-such-route', message: 'No.', advice: '' } }
          : of.answer(asked);
      await withServer(answer, async (address) => {
        const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'secret' };
        const ran = await runCli(SUBMIT, { cwd: folder, env });
        expect(ran).toMatchObject({ code: 2, stdout: '' });
        expect(ran.stderr).toContain('does not say which patterns its policy looks for');
        expect(of.submitted()).toBeNull();
      });
    });
  });

  it('asks nothing of patterns for a file that is no difference in git', async () => {
    await withCommits('version: 1\n', async (folder) => {
      const of = server(ALSO, () => `sha256:${'0'.repeat(64)}`);
      await withServer(of.answer, async (address) => {
        const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'secret' };
        await runCli(['submit', 'app.py', '--title', 'T'], { cwd: folder, env });
        expect(of.asked).toEqual(['/api/cases']);
      });
    });
  });
});
