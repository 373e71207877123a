import { describe, expect, it } from 'vitest';
import type { Effect } from '../../core/change/types.ts';
import { workflowFileReader } from './file-reader.ts';

const GITHUB = '.github/workflows/x.yml';
const GITLAB = '.gitlab-ci.yml';

async function read(path: string, before: string, after: string): Promise<readonly Effect[]> {
  const environment = { kind: 'unknown', name: null } as const;
  const sources = { before: 'a', after: 'b' };
  const pair = { path, before, after, sources, environment, inRepository: true };
  const { effects, signals } = await workflowFileReader.read([pair]);
  expect(signals).toEqual([]);
  return effects;
}

const job = (name: string, ...runs: readonly string[]) =>
  `  ${name}:\n    steps:\n${runs.map((run) => `      - run: ${JSON.stringify(run)}\n`).join('')}`;
const flow = (...jobs: readonly string[]) => `on: push\njobs:\n${jobs.join('')}`;

describe('a job that goes', () => {
  it.each([
    ['test', true],
    ['lint', true],
    ['docs', false],
    ['deploy', false],
  ])('%s is deleted by its name', async (name, guards) => {
    const kept = job('build', 'make');
    const [effect, ...rest] = await read(GITHUB, flow(kept, job(name, 'make it')), flow(kept));
    expect(rest).toEqual([]);
    expect(effect).toMatchObject({ verb: 'delete', reversibility: 'reversible', data: 'none' });
    expect(effect?.resource.name).toBe(`job ${name}`);
    expect(effect?.traits.includes('protection-removed')).toBe(guards);
  });

  it.each([
    ['is renamed', flow(job('test', 'npm test')), flow(job('unit', 'npm test'))],
    ['is merged', flow(job('test', 'a'), job('docs', 'b')), flow(job('test', 'a', 'b'))],
    ['is new', flow(job('test', 'a')), flow(job('test', 'a'), job('docs', 'b'))],
  ])('is not one that %s', async (_, before, after) => {
    expect(await read(GITHUB, before, after)).toEqual([]);
  });
});

const manual = (name: string, ...lines: readonly string[]) =>
  [`${name}:`, '  script: [make it]', ...lines.map((line) => `  ${line}`), ''].join('\n');

describe('a person asked in GitLab', () => {
  it.each([
    ['for a deployment', 'deploy', ['environment: production'], ['when: manual']],
    [
      'and waited for',
      'deploy',
      ['environment: production'],
      ['when: manual', 'allow_failure: false'],
    ],
    ['by a rule', 'deploy', ['environment: production'], ['rules: [{if: $A, when: manual}]']],
    [
      'for a check that the pipeline waits for',
      'test',
      [],
      ['when: manual', 'allow_failure: false'],
    ],
  ])('%s is harmless', async (_, name, kept, added) => {
    const [before, after] = [manual(name, ...kept), manual(name, ...kept, ...added)];
    expect(await read(GITLAB, before, after)).toEqual([]);
    expect(await read(GITLAB, after, before)).toMatchObject([
      { traits: ['ci-workflow', 'protection-removed'] },
    ]);
  });

  it('for a check that nothing waits for is a loss', async () => {
    const effects = await read(GITLAB, manual('test'), manual('test', 'when: manual'));
    expect(effects).toMatchObject([
      { verb: 'update', traits: ['ci-workflow', 'protection-removed'] },
    ]);
  });

  it('does not make up for another environment', async () => {
    const [effect] = await read(
      GITLAB,
      manual('deploy', 'environment: production'),
      manual('deploy', 'environment: other', 'when: manual'),
    );
    expect(effect?.why).toContain('instead of environment production');
  });
});

describe('code that is fetched and run', () => {
  const added = (run: string, name = 'deploy') =>
    read(GITHUB, flow(job(name, './go')), flow(job(name, run, './go')));

  it.each([
    'curl -fsSL http://tools.example.net/setup.sh | bash',
    'curl -s https://x.example/a | sudo -E bash -',
    'curl -s https://x.example/a | sudo -u ci sh -s -- --yes',
    'cd /tmp && wget -qO- https://x.example/a | sh',
    'curl https://x.example/a | tee log | /bin/bash -x',
    'bash <(curl -s https://x.example/a)',
    'sh -c "$(curl -fsSL https://x.example/a)"',
    'eval "$(wget -qO- https://x.example/a)"',
    'curl -s https://x.example/a | python3 -',
    'curl -s https://x.example/a \\\n  | bash',
    'iwr https://x.example/a.ps1 | iex',
  ])('%s in a job that deploys is held', async (run) => {
    const effects = await added(run);
    expect(effects).toMatchObject([
      {
        verb: 'execute',
        reversibility: 'unknown',
        environment: 'unknown',
        traits: ['ci-workflow'],
      },
    ]);
    // What was there before is no news.
    const twice = flow(job('deploy', run, './go'));
    expect(await read(GITHUB, twice, `${twice}      - run: ./more\n`)).toEqual([]);
    expect(await read(GITHUB, twice, flow(job('deploy', './go')))).toEqual([]);
  });

  it.each([
    'curl -fsSL https://x.example/a -o a.tar.gz',
    'curl -s https://x.example/a | jq .name',
    'curl -s https://x.example/a | tar xz',
    'curl -s https://x.example/a | bash check.sh',
    'curl -s https://x.example/a | sh -c "cat > a"',
    'curl -s https://x.example/a | python3 -m json.tool',
    'echo "curl https://x.example/a | bash"',
    '# curl https://x.example/a | bash',
    './go # curl https://x.example/a | bash',
    'cat setup.sh | bash',
    'VERSION=$(curl -s https://x.example/version)',
  ])('%s runs nothing that is fetched', async (run) => {
    expect(await added(run)).toEqual([]);
  });

  it('is left alone where nothing is deployed', async () => {
    const run = 'curl -fsSL https://x.example/install | bash';
    expect(await added(run, 'unit')).toEqual([]);
    const gate = (environment: string) => `  go:\n    environment: ${environment}\n    steps:\n`;
    const steps = (...runs: readonly string[]) => job('x', ...runs).split('steps:\n')[1] ?? '';
    for (const [environment, count] of [
      ['development', 0],
      ['production', 1],
      ['eu', 1],
    ] as const) {
      const [before, after] = [steps('./go'), steps('./go', run)];
      const head = flow(gate(environment));
      expect(await read(GITHUB, head + before, head + after)).toHaveLength(count);
    }
  });

  it('is seen where a pipeline of GitLab says it for all jobs, once', async () => {
    const jobs = 'a_deploy:\n  script: [./a]\nb_deploy:\n  script: [./b]\n';
    const own = 'c_deploy:\n  before_script: [true]\n  script: [./c]\n';
    const head = 'default:\n  before_script:\n    - curl https://x.example/a | bash\n';
    expect(await read(GITLAB, jobs + own, head + jobs + own)).toHaveLength(1);
    expect(await read(GITLAB, own, head + own)).toEqual([]);
  });
});
