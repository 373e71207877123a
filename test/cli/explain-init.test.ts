import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inFolder, runCli } from './run-cli.ts';

const exec = promisify(execFile);

describe('holdpoint explain', () => {
  it.each([
    [
      'irreversible-production',
      [
        /effect\.reversibility == "irreversible"/,
        /2 people/,
        /1 senior or above/,
        /holdpoint\/policies\/default\.yaml:\d+/,
        /To lift/,
      ],
    ],
    ['aws_db_instance', [/a database/, /Yes: what is in it/, /cannot be undone/, /aws\//]],
    ['aws_sqs_queue', [/a queue or stream/]],
  ])('says what is known of %s', async (word, says) => {
    const ran = await runCli(['explain', word]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    for (const pattern of says) expect(ran.stdout).toMatch(pattern);
  });

  it.each([
    [
      'aws_db_instanse',
      /on no list.*unknown is never taken for harmless.*Did you mean aws_db_instance\?/,
    ],
    ['madeup_gadget_thing', /on no list.*deleting or replacing one is held/],
    ['irreversible-productoin', /neither a rule.*Did you mean irreversible-production\?/],
    ['?', /neither a rule of this policy nor a Terraform type/],
  ])('says in one line that %s is unknown, and what that means', async (word, says) => {
    const ran = await runCli(['explain', word]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('explains a rule and a directive of one’s own, with its line', async () => {
    await inFolder(async (folder) => {
      const policy = `version: 1
rules:
  - id: no-fridays
    title: Not on Fridays
    when: "true"
    deny: true
    message: Nobody is here at the weekend.
directives:
  - id: freeze
    reason: The year is closed.
    issuedBy: ada
    starts: 2026-12-20
    ends: 2027-01-03
    require: { approvals: [2] }
    message: The books are being closed.
`;
      await writeFile(join(folder, 'policy.yaml'), policy);
      const rule = await runCli(['explain', 'no-fridays'], { cwd: folder });
      expect(rule.stdout).toMatch(/Nothing lifts it: the change is denied/);
      expect(rule.stdout).toMatch(/policy\.yaml:3/);
      const directive = await runCli(['explain', 'freeze'], { cwd: folder });
      expect(directive.stdout).toMatch(/In force from 2026-12-20\S* until\s+2027-01-03/);
      expect(directive.stdout).toMatch(/By ada: The year is closed\./);
    });
  });
});

describe('holdpoint init', () => {
  it('writes a catalog and a policy that lint clean, and names what to do next', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'services/payments'), { recursive: true });
      await writeFile(join(folder, 'CODEOWNERS'), '/services/payments/ @shop/payments\n');
      await writeFile(join(folder, 'services/payments/a.ts'), '1\n');
      await exec('git', ['-C', folder, 'init', '-q']);
      await exec('git', ['-C', folder, 'add', '.']);
      const ran = await runCli(['init'], { cwd: folder });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toMatch(/1 team: payments/);
      expect(ran.stdout).toContain('holdpoint policy lint');
      expect((await runCli(['policy', 'lint'], { cwd: folder })).code).toBe(0);
      expect((await runCli(['catalog', 'lint'], { cwd: folder })).code).toBe(0);
    });
  });

  it('never overwrites without --force', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, '.holdpoint'));
      const file = join(folder, '.holdpoint/policy.yaml');
      await writeFile(file, 'mine');
      const refused = await runCli(['init'], { cwd: folder });
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(/policy\.yaml: is there already\. Overwrite it with --force/);
      expect(await readFile(file, 'utf8')).toBe('mine');
      expect((await runCli(['init', '--force'], { cwd: folder })).code).toBe(0);
      expect(await readFile(file, 'utf8')).not.toBe('mine');
    });
  });

  it('says in one line that a folder is not there', async () => {
    const ran = await runCli(['init', '--dir', 'nowhere']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/--dir nowhere: there is no such folder/);
  });
});
