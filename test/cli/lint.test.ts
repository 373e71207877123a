import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, runCli } from './run-cli.ts';

const POLICY = `version: 1
rules:
  - id: frozen
    title: Nothing on Fridays
    when: "true"
    deny: true
    message: Not today.
`;
const CASES = `version: 1
now: 2026-03-06T09:00:00Z
cases:
  - name: a change is refused
    effects: []
    expect: { outcome: OUTCOME }
`;

async function withFiles(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): ReturnType<typeof runCli> {
  return inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content);
    return runCli(args, { cwd: folder });
  });
}

describe('holdpoint policy lint', () => {
  it('finds nothing in a good policy in its usual place', async () => {
    const ran = await withFiles({ 'policy.yaml': POLICY }, ['policy', 'lint']);
    expect(ran).toEqual({ code: 0, stdout: '', stderr: 'policy.yaml: nothing to complain of.\n' });
  });

  it('gives a line for every mistake: file, line, column and what to do', async () => {
    const broken = POLICY.replace('title:', 'titel:').replace('"true"', '"truee"');
    const ran = await withFiles({ 'p.yaml': broken }, ['policy', 'lint', 'p.yaml']);
    expect(ran.code).toBe(2);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(line).toMatch(/^p\.yaml:\d+:\d+: /);
    expect(ran.stdout).toMatch(/^p\.yaml:4:\d+: .*titel.*title/m);
    expect(ran.stderr).toMatch(/p\.yaml: \d+ mistakes/);
  });

  it.each([
    [['policy', 'lint'], /no policy here: name a file, or write one with holdpoint init/],
    [['policy', 'lint', 'no.yaml'], /no\.yaml:1:1: there is no such file/],
    [['catalog', 'lint'], /no catalog here/],
    [['policy', 'tset'], /Did you mean test\?/],
  ])('%j in an empty folder says what to do', async (args, says) => {
    const ran = await withFiles({}, args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(says);
  });
});

describe('holdpoint policy test', () => {
  it.each([
    ['deny', 0, /^ok {4}deny {2}a change is refused$/m, /1 case, all as expected/],
    [
      'allow',
      2,
      /^FAIL {2}a change is refused {2}\(policy\.test\.yaml:4\)\n {6}expected allow, but it came to deny/m,
      /1 case, 1 came out otherwise/,
    ],
  ])('when a case expects %s it ends with %d', async (outcome, code, stdout, stderr) => {
    const files = { 'policy.yaml': POLICY, 'policy.test.yaml': CASES.replace('OUTCOME', outcome) };
    const ran = await withFiles(files, ['policy', 'test']);
    expect(ran.stdout).toMatch(stdout);
    expect(ran.stderr).toMatch(stderr);
    expect(ran.code).toBe(code);
  });

  it('says where cases go when there are none', async () => {
    const ran = await withFiles({ 'policy.yaml': POLICY }, ['policy', 'test']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Write them into policy.test.yaml');
  });
});

describe('holdpoint catalog lint', () => {
  it('gives file and line of what is wrong', async () => {
    const catalog = 'version: 1\nsystems:\n  - id: a\n    name: A\n    dependsOn: [nowhere]\n';
    const ran = await withFiles({ 'catalog.yaml': catalog }, ['catalog', 'lint']);
    expect(ran.stdout).toMatch(/^catalog\.yaml:5:\d+: .*nowhere/m);
  });
});
