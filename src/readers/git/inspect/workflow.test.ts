import { describe, expect, it } from 'vitest';
import { readBothWays } from '../test-repository.ts';

const PATH = '.github/workflows/build.yml';
const PIN = 'a'.repeat(40);

const ORDINARY = `name: build
on:
  pull_request:
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: someone/build@v1
      - run: make
`;

async function effects(after: string, before = ORDINARY, path = PATH) {
  const { range, patch } = await readBothWays({ [path]: before }, { [path]: after });
  const [fromRange, fromPatch] = [range.effects[0], patch.effects[0]];
  if (fromRange === undefined || fromPatch === undefined) throw new Error('no effect');
  return { range: fromRange, patch: fromPatch };
}

/** Adds lines to the job, before its steps. */
function inJob(lines: string): string {
  return ORDINARY.replace('    steps:\n', `${lines}    steps:\n`);
}

describe('a workflow that may do more', () => {
  it.each([
    ['contents: write', ORDINARY.replace('contents: read', 'contents: write')],
    [
      'id-token: write',
      ORDINARY.replace('contents: read\n', 'contents: read\n  id-token: write\n'),
    ],
    ['packages: write', inJob('    permissions:\n      packages: write\n')],
    ['contents: write', inJob('    permissions: { contents: write }\n')],
    [
      'every permission',
      ORDINARY.replace('permissions:\n  contents: read', 'permissions: write-all'),
    ],
    ['pull_request_target', ORDINARY.replace('pull_request:', 'pull_request_target:')],
    [
      'pull_request_target',
      ORDINARY.replace('on:\n  pull_request:', 'on: [push, pull_request_target]'),
    ],
    [
      'hands on every secret',
      `${ORDINARY}  call:\n    uses: ./.github/workflows/x.yml\n    secrets: inherit\n`,
    ],
    ['self-hosted', ORDINARY.replace('ubuntu-latest', '[self-hosted, linux]')],
    ['uses other/thing@main', `${ORDINARY}      - uses: other/thing@main\n`],
    ['uses docker://alpine:3', `${ORDINARY}      - uses: docker://alpine:3\n`],
  ])('is a grant: %s', async (words, after) => {
    for (const effect of Object.values(await effects(after))) {
      expect(effect.verb).toBe('grant');
      expect(effect.traits).toContain('permission-widened');
      const [first] = effect.evidence;
      expect(first?.note).toContain(words);
      expect(first?.excerpt).toMatchObject([{ number: first?.line, mark: 'added' }]);
      expect(effect.safer).not.toEqual([]);
    }
  });

  it('is a grant from its first commit on', async () => {
    const { range, patch } = await readBothWays(
      { 'a.txt': 'a\n' },
      { [PATH]: ORDINARY.replace('contents: read', 'contents: write') },
    );
    expect(range.effects[0]?.verb).toBe('grant');
    expect(patch.effects[0]?.verb).toBe('grant');
  });

  it('is a grant where its statement of permissions goes', async () => {
    const { range } = await effects(ORDINARY.replace('permissions:\n  contents: read\n', ''));
    expect(range.verb).toBe('grant');
    expect(range.why).toContain("the repository's default");
  });

  it('is a grant where a pinned action is loosened', async () => {
    const pinned = ORDINARY.replace('someone/build@v1', `someone/build@${PIN}`);
    for (const effect of Object.values(await effects(ORDINARY, pinned))) {
      expect(effect.verb).toBe('grant');
    }
  });

  it('is a grant where one job takes over what another had', async () => {
    const two = `${inJob('    permissions:\n      packages: write\n')}  other:\n    runs-on: x\n`;
    const moved = ORDINARY.concat(
      '  other:\n    permissions:\n      packages: write\n    runs-on: x\n',
    );
    const { range } = await effects(moved, two);
    expect(range.evidence[0]?.note).toContain('packages: write (job other)');
  });

  it('is told from single lines where it is no plain YAML', async () => {
    const { range } = await effects(
      `${ORDINARY.replace('contents: read', 'contents: write')}\t{{ x\n`,
    );
    expect(range.evidence[0]?.note).toContain('told from single lines');
  });

  it('is found in a GitLab pipeline too', async () => {
    const before = 'build:\n  script: make\n';
    const after = `include:\n  - remote: https://example.net/ci.yml\n${before}`;
    const { range } = await effects(after, before, '.gitlab-ci.yml');
    expect(range.verb).toBe('grant');
  });
});

describe('a workflow that may do no more', () => {
  it.each([
    ['a step added', `${ORDINARY}      - run: make test\n`],
    ['a newer version of the same action', ORDINARY.replace('build@v1', 'build@v2')],
    ['an action that gets pinned', ORDINARY.replace('build@v1', `build@${PIN}`)],
    ['an action of the forge added', `${ORDINARY}      - uses: actions/setup-node@v4\n`],
    ['a pinned action added', `${ORDINARY}      - uses: other/thing@${PIN}\n`],
    ['a local action added', `${ORDINARY}      - uses: ./tools/thing\n`],
    [
      'a permission to read',
      ORDINARY.replace('contents: read\n', 'contents: read\n  issues: read\n'),
    ],
    [
      'a comment about permissions',
      ORDINARY.replace('jobs:', '# never contents: write here\njobs:'),
    ],
    ['a script that speaks of it', `${ORDINARY}      - run: echo pull_request_target\n`],
    ['a trigger less', ORDINARY.replace('  pull_request:\n', '  push:\n')],
  ])('is an ordinary update: %s', async (_, after) => {
    for (const effect of Object.values(await effects(after))) {
      expect(effect).toMatchObject({ verb: 'update', safer: [] });
      expect(effect.traits).not.toContain('permission-widened');
    }
  });

  it('is an ordinary update where the right was there before', async () => {
    const written = ORDINARY.replace('contents: read', 'contents: write');
    for (const effect of Object.values(await effects(`${written}      - run: x\n`, written))) {
      expect(effect.verb).toBe('update');
    }
  });

  it('is an ordinary update where permissions move from the file to its only job', async () => {
    const after = inJob('    permissions:\n      contents: read\n').replace(
      'permissions:\n  contents: read\njobs',
      'jobs',
    );
    const { range } = await effects(after);
    expect(range.verb).toBe('update');
  });
});
