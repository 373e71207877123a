import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { AgentCli, Stage } from './clis/types.ts';

const LONGEST_MS = 90_000;

export interface Ended {
  readonly exitCode: number | null;
  /** The end of what it said on both streams. */
  readonly output: string;
}

/** Ends the whole process group, so that nothing of a hanging agent stays behind. */
export function runAgent(cli: AgentCli, stage: Stage, prompt: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(stage.installed, 'node_modules/.bin', cli.binary), cli.args(prompt), {
      cwd: stage.workspace,
      env: {
        PATH: process.env['PATH'],
        HOME: stage.home,
        LANG: 'C.UTF-8',
        ...cli.env(stage),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        output = `${output}${piece.toString()}`.slice(-20_000);
      });
    }
    const killer = setTimeout(() => endGroup(child.pid), LONGEST_MS);
    child.on('error', reject);
    child.on('exit', (exitCode) => {
      clearTimeout(killer);
      endGroup(child.pid);
      resolve({ exitCode, output });
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
