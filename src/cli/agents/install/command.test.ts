import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { hookCommand } from './command.ts';

/** Runs the command with a stand-in for the launcher that ends in some way. */
function ended(host: string, script: string) {
  const command = hookCommand(['/bin/sh', '-c', script], host);
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it.each(['codex', 'gemini-cli'])('%s is told no by its shell when there is no answer', (host) => {
  for (const script of ['kill -KILL $$', 'exit 1', '/nowhere/holdpoint-hook']) {
    const { status, stdout, stderr } = ended(host, script);
    expect([script, status, stdout]).toEqual([script, 2, '']);
    expect(stderr).toContain('it could answer');
  }
});

it.each(['codex', 'gemini-cli', 'claude-code'])('%s gets an answer as it is', (host) => {
  expect(ended(host, 'echo yes')).toEqual({ status: 0, stdout: 'yes\n', stderr: '' });
  expect(ended(host, 'echo no >&2; exit 2')).toEqual({ status: 2, stdout: '', stderr: 'no\n' });
});
