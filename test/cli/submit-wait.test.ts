import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealIsIntact } from '../../src/core/change/seal.ts';
import { sha256 } from '../../src/engine/sha256.ts';
import { Submission } from '../../src/server/contract/cases.ts';
import { inFolder, runCli } from './run-cli.ts';
import { withServer } from './server-stub.ts';
import type { Answer, Asked } from './server-stub.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function outcome(state: string, over: object = {}): object {
  const held = state === 'waiting' || state === 'expired';
  return {
    id: 'case-1',
    state,
    page: 'http://localhost:4600/cases/case-1',
    changeDigest: DIGEST,
    expiresAt: '2026-03-06T09:00:00.000Z',
    releaseValidUntil: null,
    supersededBy: state === 'superseded' ? 'case-2' : null,
    verdict: {
      outcome: state === 'released' ? 'allow' : held ? 'hold' : 'deny',
      summary: `It is ${state}.`,
      open: held ? ['An approval from Ada Lovelace.'] : [],
    },
    ...over,
  };
}

const ok = (body: object): Answer => ({ status: 200, body });
const confirmed = ({ body }: Asked): Answer =>
  ok({
    case: 'case-1',
    changeDigest: (body as { changeDigest: string }).changeDigest,
    at: '2026-03-05T09:00:00.000Z',
  });
const isConfirm = ({ path }: Asked) => path.endsWith('/confirm');

/** Runs in a folder with one input of no known kind: the digest is what matters here. */
async function cli(address: string, args: readonly string[], content = 'hello\n') {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'input'), content);
    const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'secret' };
    return runCli([...args], { cwd: folder, env });
  });
}

/** The change as `submit` hands it over. */
async function submitted(args: readonly string[] = []): Promise<Submission> {
  return withServer(
    () => ({ status: 201, body: { ...outcome('waiting'), created: true } }),
    async (address, asked) => {
      await cli(address, ['submit', 'input', '--title', 'A test', ...args]);
      return Submission.parse(asked[0]?.body);
    },
  );
}

describe('holdpoint submit', () => {
  it('hands over a sealed change with what is claimed about it, and prints the page', async () => {
    await withServer(
      () => ({ status: 201, body: { ...outcome('waiting'), created: true } }),
      async (address, asked) => {
        const args = [
          '--title',
          'A test',
          '--author',
          'joan',
          '--ai',
          'Codex',
          '--validation',
          'tests=passed',
          '--slot',
          'infra/prod',
        ];
        const ran = await cli(`${address}/`, ['submit', 'input', ...args]);
        expect(ran).toMatchObject({ code: 10 });
        expect(ran.stdout).toContain('http://localhost:4600/cases/case-1');
        expect(ran.stdout).toContain('holdpoint wait case-1 input');
        expect(ran.stdout).toContain('An approval from Ada Lovelace.');
        expect(asked).toMatchObject([
          { method: 'POST', path: '/api/cases', token: 'Bearer secret' },
        ]);
        const submission = Submission.parse(asked[0]?.body);
        expect(sealIsIntact(submission.change, sha256)).toBe(true);
        expect(submission).toMatchObject({
          title: 'A test',
          actors: [{ role: 'author', identity: 'joan' }],
          clues: [{ says: 'ai', tool: 'Codex' }],
          validations: [{ name: 'tests', outcome: 'passed' }],
          slot: 'infra/prod',
          link: null,
        });
      },
    );
  });

  it.each([
    ['released', 0],
    ['waiting', 10],
    ['denied', 20],
  ])('ends as assess would when the case is %s', async (state, code) => {
    const body = { ...outcome(state), created: true };
    await withServer(
      () => ({ status: 201, body }),
      async (address) => {
        const ran = await cli(address, ['submit', 'input', '--title', 'T', '--format', 'json']);
        expect(ran.code).toBe(code);
        expect(JSON.parse(ran.stdout)).toEqual(body);
      },
    );
  });

  it.each<[string, Answer, number, RegExp]>([
    [
      'a token it does not know',
      { status: 401, body: { code: 'not-signed-in', message: 'No.', advice: '' } },
      2,
      /does not accept this token/,
    ],
    [
      'something it will not take',
      { status: 422, body: { code: 'bad-input', message: 'Too odd.', advice: 'Change it.' } },
      2,
      /Too odd\. Change it\./,
    ],
    ['a fault of its own', { status: 503, body: 'upstream' }, 1, /answered with 503/],
    [
      'another language',
      { status: 200, body: '<html>' },
      1,
      /in a form this version does not know/,
    ],
    ['nothing', 'hang-up', 1, /does not answer/],
  ])('says in one line when the server answers %s', async (_, answer, code, says) => {
    await withServer(
      () => answer,
      async (address) => {
        const ran = await cli(address, ['submit', 'input', '--title', 'T']);
        expect(ran.code).toBe(code);
        expect(ran.stdout).toBe('');
        expect(ran.stderr).toMatch(says);
        expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
        expect(ran.stderr).not.toContain('secret');
      },
    );
  });

  it('says what to give when there is no server, and where the sample keeps its token', async () => {
    await inFolder(async (folder) => {
      const env = { HOLDPOINT_DATA: join(folder, 'data') };
      const bare = await runCli(['submit', '-', '--title', 'T'], { env });
      expect(bare).toMatchObject({ code: 2, stdout: '' });
      expect(bare.stderr).toMatch(
        /give --server URL or HOLDPOINT_SERVER and --token TOKEN or HOLDPOINT_TOKEN/,
      );
      expect(bare.stderr).not.toContain('sample');
      await mkdir(join(folder, 'data'));
      await writeFile(join(folder, 'data', 'sample.token'), 'hp_secret');
      const hinted = await runCli(['submit', '-', '--title', 'T'], { env });
      expect(hinted.stderr).toContain(join(folder, 'data', 'sample.token'));
      expect(hinted.stderr).not.toContain('hp_secret');
    });
  });

  it.each([
    [['--server', 'localhost:4600', '--token', 'x'], /not an address/],
    [['--server', 'http://127.0.0.1:1', '--token', 'x', '--link', 'javascript:x'], /--link/],
  ])('refuses %j', async (flags, says) => {
    const ran = await cli('', ['submit', 'input', '--title', 'T', ...flags]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(says);
  });
});

describe('holdpoint wait', () => {
  it('confirms a release of exactly what lies here', async () => {
    const { change } = await submitted();
    await withServer(
      (asked, count) =>
        isConfirm(asked)
          ? confirmed(asked)
          : ok(outcome(count < 3 ? 'waiting' : 'released', { changeDigest: change.digest })),
      async (address, asked) => {
        const ran = await cli(address, ['wait', 'http://localhost:4600/cases/case-1', 'input']);
        expect(ran).toMatchObject({ code: 0 });
        expect(asked.map(({ path }) => path.replace(/=\d+/, '=N'))).toEqual([
          '/api/cases/case-1/outcome?wait=N',
          '/api/cases/case-1/outcome?wait=N',
          '/api/cases/case-1/outcome?wait=N',
          '/api/cases/case-1/confirm',
        ]);
        expect(asked.at(-1)?.body).toMatchObject({ changeDigest: change.digest });
      },
    );
  });

  it('never confirms what is not what was released, by so much as a byte', async () => {
    const { change } = await submitted();
    await withServer(
      () => ok(outcome('released', { changeDigest: change.digest })),
      async (address, asked) => {
        const ran = await cli(address, ['wait', 'case-1', 'input'], 'hello \n');
        expect(ran.code).toBe(20);
        expect(ran.stderr).toMatch(/Not what was released/);
        expect(asked.some(isConfirm)).toBe(false);
      },
    );
  });

  it.each([
    ['refused', 20],
    ['denied', 20],
    ['superseded', 20],
    ['expired', 10],
  ])('ends when the case is %s', async (state, code) => {
    await withServer(
      () => ok(outcome(state)),
      async (address, asked) => {
        const ran = await cli(address, ['wait', 'case-1', 'input']);
        expect(ran.code).toBe(code);
        expect(asked.some(isConfirm)).toBe(false);
      },
    );
  });

  it('gives up when the time is up, and says what is still open', async () => {
    await withServer(
      () => ok(outcome('waiting')),
      async (address) => {
        const ran = await cli(address, ['wait', 'case-1', 'input', '--timeout', '1s']);
        expect(ran.code).toBe(10);
        expect(ran.stderr).toContain('An approval from Ada Lovelace.');
      },
    );
  });

  it('outlives a server that restarts, and asks to confirm again under the same name', async () => {
    const { change } = await submitted();
    const attempts: unknown[] = [];
    await withServer(
      (asked, count) => {
        if (isConfirm(asked)) {
          attempts.push((asked.body as { attempt: string }).attempt);
          return attempts.length < 2 ? 'hang-up' : confirmed(asked);
        }
        return count < 3 ? 'hang-up' : ok(outcome('released', { changeDigest: change.digest }));
      },
      async (address) => {
        const ran = await cli(address, ['wait', 'case-1', 'input']);
        expect(ran).toMatchObject({ code: 0 });
        expect(attempts).toHaveLength(2);
        expect(new Set(attempts).size).toBe(1);
      },
    );
  });

  it.each([
    ['different-change', 20],
    ['already-used', 20],
    ['release-expired', 10],
    ['rules-changed', 10],
  ])('ends with the answer when the server will not confirm: %s', async (code, exit) => {
    const { change } = await submitted();
    await withServer(
      (asked) =>
        isConfirm(asked)
          ? { status: 409, body: { code, message: 'No longer.', advice: 'Submit it again.' } }
          : ok(outcome('released', { changeDigest: change.digest })),
      async (address) => {
        const ran = await cli(address, ['wait', 'case-1', 'input']);
        expect(ran.code).toBe(exit);
        expect(ran.stderr).toContain('No longer. Submit it again.');
      },
    );
  });

  it.each([
    [['wait', 'a b'], /not a case/],
    [['wait', 'case-1', '--timeout', 'soon'], /--timeout soon: not a duration/],
    [['wait'], /missing required argument 'case'/],
  ])('refuses %j', async (args, says) => {
    const ran = await cli('http://127.0.0.1:1', args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(says);
  });

  it('ends with 2 when there is no such case', async () => {
    await withServer(
      () => ({
        status: 404,
        body: { code: 'unknown-case', message: 'There is no case.', advice: 'Look.' },
      }),
      async (address) => {
        const ran = await cli(address, ['wait', 'case-1', 'input']);
        expect(ran).toMatchObject({ code: 2 });
        expect(ran.stderr).toContain('There is no case. Look.');
      },
    );
  });
});
