/** Runs commands for the other scripts, alone or side by side, and says what each came to. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export const root = join(import.meta.dirname, '..');

export interface Task {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export interface TaskResult {
  readonly task: Task;
  readonly status: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a command with its output passed through. Resolves with the exit status. */
export function runThrough([program, ...args]: Task['command']): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(signal ? 1 : (status ?? 1)));
  });
}

/** Runs tasks side by side, as many at once as there are processors, and reports each as it ends. */
export async function runAll(
  tasks: readonly Task[],
  report: (result: TaskResult) => void,
): Promise<readonly TaskResult[]> {
  const waiting = [...tasks];
  const results: TaskResult[] = [];
  const worker = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const result = await runQuietly(task);
      results.push(result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return results;
}

function runQuietly(task: Task): Promise<TaskResult> {
  const [program, ...args] = task.command;
  const begun = process.hrtime.bigint();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = (status: number, note = ''): void =>
      resolve({
        task,
        status,
        output: Buffer.concat(chunks).toString('utf8') + note,
        seconds: Number(process.hrtime.bigint() - begun) / 1e9,
      });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => end(1, error.message));
    child.once('close', (status) => end(status ?? 1));
  });
}
