import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { inFolder, MAIN, runCli } from './run-cli.ts';

describe('holdpoint forge', () => {
  it.each(['connect', 'check'])('%s explains itself', async (verb) => {
    const { code, stdout } = await runCli(['forge', verb, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
    expect(stdout).toContain('Exit codes:');
  });

  it.each([
    [['connect', 'gitlab'], 'Allowed choices are github'],
    [['connect', 'github'], 'where is Holdpoint reached'],
    [['check', 'github', '--out', 'empty'], 'no GitHub App is connected'],
  ])('%j is refused in one line', async (args, message) => {
    await inFolder(async (cwd) => {
      const { code, stderr, stdout } = await runCli(['forge', ...args], { cwd });
      expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
      expect(stderr).toContain(message);
    });
  });

  it('ends at Ctrl-C with 10, and nothing but the attempt stays', async () => {
    await inFolder(async (folder) => {
      const args = ['connect', 'github', '--server', 'https://holdpoint.example.com'];
      const child = spawn(process.execPath, [MAIN, 'forge', ...args], {
        env: { PATH: process.env['PATH'] ?? '', HOLDPOINT_DATA: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'close');
      const said: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        said.push(line);
        if (line.includes('http://127.0.0.1:')) child.kill('SIGINT');
      }
      const [code] = (await ended) as [number | null];
      expect(code).toBe(10);
      expect(said.at(-1)).toContain('Nothing is lost: run the same again');
    });
  });
});
