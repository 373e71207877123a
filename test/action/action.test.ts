/** The GitHub Action as a runner would run it: real git, and no network. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changeIn } from '../../action/event.ts';
import { harmless, withoutSecrets } from '../../action/say.ts';

const SHA = 'a'.repeat(40);
const pull = (given: object = {}) => ({
  repository: { full_name: 'acme/shop' },
  pull_request: {
    number: 12,
    title: 'Two',
    html_url: 'https://github.com/acme/shop/pull/12',
    user: { login: 'mary' },
    base: { sha: SHA },
    head: { sha: 'b'.repeat(40) },
    ...given,
  },
});

describe('changeIn', () => {
  it('reads a pull request', () => {
    expect(changeIn(pull())).toEqual({
      base: SHA,
      head: 'b'.repeat(40),
      title: 'Two',
      slot: 'acme/shop#12',
      link: 'https://github.com/acme/shop/pull/12',
      author: 'mary',
    });
  });

  it('reads a merge group', () => {
    const event = {
      repository: { full_name: 'acme/shop' },
      merge_group: { base_sha: SHA, head_sha: SHA },
    };
    expect(changeIn(event)).toMatchObject({ base: SHA, slot: `acme/shop@${SHA}`, author: null });
  });

  it.each([
    ['another event', { repository: { full_name: 'acme/shop' } }],
    ['a commit that is an option', pull({ head: { sha: '--upload-pack=x' } })],
    ['a short commit', pull({ base: { sha: 'abc' } })],
    ['no number', pull({ number: '12' })],
    ['a repository that leads elsewhere', { ...pull(), repository: { full_name: 'a/b/../c' } }],
    ['nothing', null],
  ])('refuses %s', (_what, event) => {
    expect(() => changeIn(event)).toThrow(/./);
  });

  it('makes one line of a title, and no author of what is no login', () => {
    const change = changeIn(pull({ title: 'a\n::set-output::\u0000b', user: { login: 'a b' } }));
    expect([change.title, change.author]).toEqual(['a ::set-output:: b', null]);
  });
});

describe('harmless', () => {
  it('leaves the runner no command', () => {
    const words = harmless('::error::x\n  ::add-mask::y\r::set-env::z\nsee ##[error]w');
    const lines = words.split('\n');
    expect(lines.every((line) => line.startsWith('| '))).toBe(true);
    expect(words).not.toContain('##[');
  });
});

describe('withoutSecrets', () => {
  it('passes on how others are reached, and nothing that was handed over', () => {
    const given = {
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy',
      INPUT_TOKEN: 'x',
      'INPUT_GITHUB-TOKEN': 'x',
      GITHUB_TOKEN: 'x',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      NOTHING: undefined,
    };
    expect(withoutSecrets(given)).toEqual({ PATH: '/bin', HTTPS_PROXY: 'http://proxy' });
  });
});

describe('the action', () => {
  let folder = '';
  let workspace = '';
  let base = '';
  let head = '';

  const git = (...args: readonly string[]): string => {
    const as = ['-c', 'user.name=mary', '-c', 'user.email=mary@example.com', '-C', workspace];
    return execFileSync('git', [...as, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'holdpoint-action-'));
    workspace = join(folder, 'acme', 'shop.git');
    mkdirSync(workspace, { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    writeFileSync(join(workspace, 'README.md'), 'one\n');
    git('add', '.');
    git('commit', '--quiet', '--message=Begin');
    base = git('rev-parse', 'HEAD');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const change = (file: string, text: string): void => {
    git('checkout', '--quiet', '-b', 'feature');
    mkdirSync(join(workspace, file, '..'), { recursive: true });
    writeFileSync(join(workspace, file), text);
    git('add', '.');
    git('commit', '--quiet', '--message=Change');
    head = git('rev-parse', 'HEAD');
    git('checkout', '--quiet', 'main');
  };

  const run = (given: Readonly<Record<string, string>> = {}) => {
    const files = {
      event: join(folder, 'event'),
      output: join(folder, 'o'),
      summary: join(folder, 's'),
    };
    writeFileSync(files.event, JSON.stringify(pull({ base: { sha: base }, head: { sha: head } })));
    writeFileSync(files.output, '');
    writeFileSync(files.summary, '');
    const ended = spawnSync(process.execPath, ['action/main.ts'], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GITHUB_EVENT_PATH: files.event,
        GITHUB_EVENT_NAME: 'pull_request_target',
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
        GITHUB_WORKSPACE: workspace,
        GITHUB_SERVER_URL: `file://${folder}`,
        ...given,
      },
    });
    return {
      status: ended.status,
      said: ended.stdout,
      output: readFileSync(files.output, 'utf8'),
      summary: readFileSync(files.summary, 'utf8'),
    };
  };

  it('says what the request would do, and passes what the rules let pass', () => {
    change('docs/notes.md', 'harmless\n');
    const { status, output, summary } = run();
    expect([status, output]).toEqual([0, 'outcome=allow\npage=\n']);
    expect(summary).not.toBe('');
  });

  it('fails on what is held', () => {
    change('migrations/0002.sql', 'DROP TABLE orders;\n');
    const held = run();
    const lenient = run({ 'INPUT_FAIL-ON': 'deny' });
    expect([held.status, held.output]).toEqual([1, 'outcome=hold\npage=\n']);
    expect(lenient.status).toBe(0);
  });

  it('refuses to judge by the rules that the request brings', () => {
    change('.holdpoint/policy.yaml', 'rules: []\n');
    git('checkout', '--quiet', 'feature');
    const { status, said } = run();
    expect(status).toBe(1);
    expect(said).toContain('check out its base');
  });

  it('fails where a server is named that does not answer', () => {
    change('docs/notes.md', 'harmless\n');
    const { status, output } = run({ INPUT_SERVER: 'http://127.0.0.1:9', INPUT_TOKEN: 'x' });
    expect([status, output]).toEqual([1, 'outcome=fault\npage=\n']);
  });

  it('has every input that it reads', () => {
    const { inputs, runs } = parse(readFileSync('action.yml', 'utf8')) as {
      readonly inputs: object;
      readonly runs: { readonly main: string };
    };
    expect(Object.keys(inputs)).toEqual(['server', 'token', 'fail-on', 'github-token']);
    expect(readFileSync(runs.main, 'utf8')).not.toBe('');
  });
});
