import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inFolder, runCli } from './run-cli.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const exec = promisify(execFile);

/** What bash would offer for a line whose last word is being typed. */
async function offered(words: readonly string[]): Promise<readonly string[]> {
  const { stdout: script } = await runCli(['completion', 'bash']);
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const ask = `${script}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _holdpoint; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await exec('bash', ['--norc', '-c', ask]);
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion', () => {
  it.each([
    [['holdpoint', 'as'], ['assess']],
    [['holdpoint', 'assess', '--for'], ['--format']],
    [['holdpoint', 'assess', '--format', 'j'], ['json']],
    [['holdpoint', 'assess', '--policy', 'x', '--out'], ['--output']],
    [['holdpoint', 'completion', 'z'], ['zsh']],
    [['holdpoint', 'policy', 'l'], ['lint']],
    [['holdpoint', 'policy', 'lint', '--cat'], ['--catalog']],
    [['holdpoint', 'assess', '--ai', ''], []],
  ])('offers for %j %j', async (words, expected) => {
    expect(await offered(words)).toEqual(expected);
  });

  it.each([
    ['bash', ['bash', '-n']],
    ['zsh', ['zsh', '-n']],
    ['fish', ['fish', '--no-config', '-n']],
  ])(
    'writes a script that %s parses, where it is installed',
    async (shell, [command = '', ...flags]) => {
      const { stdout, code } = await runCli(['completion', shell]);
      expect(code).toBe(0);
      expect(stdout).toContain('holdpoint');
      const installed = await exec(command, ['--version']).then(
        () => true,
        () => false,
      );
      if (shell === 'bash') expect(installed).toBe(true);
      if (!installed) return;
      await inFolder(async (folder) => {
        const file = join(folder, `holdpoint.${shell}`);
        await writeFile(file, stdout);
        await exec(command, [...flags, file]);
      });
    },
  );

  it('names every command and flag in every shell', async () => {
    const scripts = await Promise.all(
      ['bash', 'zsh', 'fish'].map((shell) => runCli(['completion', shell])),
    );
    for (const { stdout } of scripts) {
      for (const word of [
        'assess',
        'submit',
        'wait',
        'completion',
        'markdown',
        'worktree',
        'timeout',
      ]) {
        expect(stdout).toContain(word);
      }
    }
  });

  it('refuses a shell it does not know', async () => {
    const ran = await runCli(['completion', 'tcsh']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/Allowed choices are bash, zsh, fish/);
  });
});
