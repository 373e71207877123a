import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOW, inFolder, runCli } from './run-cli.ts';
import type { RunOptions } from './run-cli.ts';

interface Row {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: 2 | 10;
  /** What the line on stderr, or for a hold the report, has to say. */
  readonly says: RegExp;
  readonly options?: RunOptions;
  /** Puts files, and folders for null, into the working directory first. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
}

const ROWS: readonly Row[] = [
  {
    what: 'a file that is not there',
    args: ['assess', 'nope.json'],
    code: 2,
    says: /nope\.json: no such file/,
  },
  {
    what: 'a path below a file',
    args: ['assess', 'a/b.json'],
    files: { a: 'x' },
    code: 2,
    says: /a\/b\.json: no such file/,
  },
  {
    what: 'a directory',
    args: ['assess', 'd'],
    files: { d: null },
    code: 2,
    says: /d: is a directory\. Name the plan/,
  },
  {
    what: 'an empty file',
    args: ['assess', 'e.json'],
    files: { 'e.json': '' },
    code: 2,
    says: /e\.json: is empty/,
  },
  {
    what: 'a script of white space',
    args: ['assess', 'w.sql'],
    files: { 'w.sql': ' \n\t\r\n' },
    code: 2,
    says: /w\.sql: holds nothing but white space/,
  },
  { what: 'empty standard input', args: ['assess', '-'], code: 2, says: /-: is empty/ },
  {
    what: 'standard input twice',
    args: ['assess', '-', '-'],
    options: { stdin: 'x' },
    code: 2,
    says: /read only once/,
  },
  {
    what: 'a saved plan',
    args: ['assess', 'p'],
    files: { p: 'PK\u0003\u0004\u0014\u0000tfplan' },
    code: 2,
    says: /terraform show -json p > plan\.json/,
  },
  {
    what: 'nothing to read in a pipeline',
    args: ['assess'],
    code: 2,
    says: /nothing to read: name a PATH/,
  },
  {
    what: 'a truncated plan',
    args: ['assess', 't.json'],
    files: {
      't.json':
        '{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{"address":"a.b"',
    },
    code: 2,
    says: /t\.json: /,
  },
  {
    what: 'an unknown flag',
    args: ['assess', '--fromat', 'json'],
    code: 2,
    says: /unknown option '--fromat' \(Did you mean --format\?\)/,
  },
  {
    what: 'an unknown command',
    args: ['asess'],
    code: 2,
    says: /unknown command 'asess' \(Did you mean assess\?\)/,
  },
  {
    what: 'an unknown format',
    args: ['assess', 'x', '--format', 'yaml'],
    code: 2,
    says: /'yaml' is invalid\. Allowed choices are text, json, markdown, sarif/,
  },
  {
    what: 'a flag without its value',
    args: ['assess', 'x', '--policy'],
    code: 2,
    says: /--policy <file>' argument missing/,
  },
  {
    what: 'flags that contradict',
    args: ['assess', '--ai', 'x', '--human'],
    code: 2,
    says: /cannot be used with/,
  },
  {
    what: 'a bad instant',
    args: ['assess', 'x', '--now', 'soon'],
    code: 2,
    says: /--now soon: not an instant/,
  },
  {
    what: 'a bad validation',
    args: ['assess', 'x', '--validation', 'tests'],
    code: 2,
    says: /expected NAME=passed or NAME=failed/,
  },
  {
    what: 'a policy that is not there',
    args: ['assess', 'x', '--policy', 'no.yaml'],
    files: { x: 'x' },
    code: 2,
    says: /no\.yaml:1:1: there is no such file/,
  },
  {
    what: 'a policy that is no YAML',
    args: ['assess', 'x', '--policy', 'p.yaml'],
    files: { x: 'x', 'p.yaml': 'a: [b' },
    code: 2,
    says: /p\.yaml:\d+:\d+: /,
  },
  {
    what: 'a policy of another shape',
    args: ['assess', 'x', '--policy', 'p.yaml'],
    files: { x: 'x', 'p.yaml': 'version: 1\nrulez: []\n' },
    code: 2,
    says: /p\.yaml:2:1: .*rulez/,
  },
  {
    what: 'a catalog that is not there',
    args: ['assess', 'x', '--catalog', 'no.yaml'],
    files: { x: 'x' },
    code: 2,
    says: /no\.yaml:1:1: there is no such file/,
  },
  {
    what: 'an output folder that is not there',
    args: ['assess', 'x', '--output', 'no/r.txt'],
    files: { x: 'x' },
    code: 2,
    says: /--output no\/r\.txt: cannot be written \(ENOENT\)/,
  },
  {
    what: 'binary content',
    args: ['assess', 'b'],
    files: { b: new Uint8Array([0, 1, 2, 3, 255]) },
    code: 10,
    says: /No reader recognises b/,
  },
  {
    what: 'text of no known kind',
    args: ['assess', 'x'],
    files: { x: 'hello\n' },
    code: 10,
    says: /No reader recognises x/,
  },
  {
    what: 'JSON of no known kind',
    args: ['assess', 'x.json'],
    files: { 'x.json': '{"hello": 1}' },
    code: 10,
    says: /No reader recognises x\.json/,
  },
  {
    what: 'a range outside a repository',
    args: ['assess', '--git', 'a..b'],
    code: 2,
    says: /repository/,
  },
];

describe('bad input', () => {
  it.concurrent.each(ROWS)('$what ends with $code and one clear line', async (row) => {
    await inFolder(async (folder) => {
      for (const [name, content] of Object.entries(row.files ?? {})) {
        if (content === null) await mkdir(join(folder, name));
        else await writeFile(join(folder, name), content);
      }
      const ran = await runCli([...row.args], { cwd: folder, ...row.options });
      expect(ran).toMatchObject({ code: row.code });
      expect(row.code === 10 ? ran.stdout : ran.stderr).toMatch(row.says);
      expect(ran.stdout + ran.stderr).not.toMatch(/\n\s+at .*:\d+|fault of our own|ALLOW/);
      if (row.code === 2) {
        expect(ran.stdout).toBe('');
        expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
      }
    });
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read ends with 2', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'secret.json'), '{}');
      await chmod(join(folder, 'secret.json'), 0);
      const ran = await runCli(['assess', 'secret.json'], { cwd: folder });
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(/secret\.json: may not be read/);
    });
  });

  it('says nothing on stdout when JSON was asked for and the input is bad', async () => {
    const ran = await runCli(['assess', 'nope.json', '--format', 'json', '--now', NOW]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
  });

  it('keeps control characters of a file name out of the terminal', async () => {
    const ran = await runCli(['assess', 'a\u001b[2Jb']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).not.toContain('\u001b');
  });
});
