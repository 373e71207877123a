import { spawn, spawnSync } from 'node:child_process';
import { MAIN } from '../../cli/run-cli.ts';
import type { TestWorkspace } from './workspace.ts';

/** Of util-linux, no package of ours. */
const SCRIPT = 'script';

/**
 * Approves a tool as a person does: at a terminal, typing the code that is shown. Null on a machine whose
 * `script` cannot make a terminal.
 */
export async function approveAtTerminal(
  words: readonly string[],
  { root, env }: TestWorkspace,
): Promise<{ readonly shown: string } | null> {
  const has = spawnSync(SCRIPT, ['--version'], { encoding: 'utf8' });
  if (has.status !== 0 || !has.stdout.includes('util-linux')) return null;
  const command = [process.execPath, MAIN, 'mcp-proxy', 'approve', ...words].join(' ');
  const child = spawn(SCRIPT, ['-qefc', command, '/dev/null'], { cwd: root, env: { ...env } });
  let shown = '';
  let hasTyped = false;
  // It may be gone before it has read all that was typed.
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8');
    const [, code] = /type (\d{6}): /.exec(shown) ?? [];
    if (code === undefined || hasTyped) return;
    hasTyped = true;
    child.stdin.write(`${code}\n`);
  });
  await new Promise((resolve) => child.once('close', resolve));
  return { shown };
}
