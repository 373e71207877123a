import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { linesOf } from '../lines.ts';
import type { Upstream } from './types.ts';

/**
 * How long a server has to go once its input is closed, and again once it was told to, in milliseconds:
 * together less than clients give to us.
 */
const GRACE = 800;

export interface CommandOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Bytes of one message at most. */
  readonly most: number;
}

/** Starts a server as a process group of its own. Rejects where it cannot be started. */
export async function openCommand({ command, cwd, env, most }: CommandOptions): Promise<Upstream> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  await once(child, 'spawn');
  const { stdin, stdout } = child;
  let why = 'it closed its output';
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      why = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`;
      resolve();
    });
  });
  // Writing to a server that has gone fails below, where somebody waits for it.
  stdin.on('error', () => {});
  return {
    send: async (line) => {
      if (!stdin.writable) throw new Error('The server has gone.');
      stdin.cork();
      stdin.write(line);
      const flows = stdin.write('\n');
      stdin.uncork();
      if (!flows) await Promise.race([once(stdin, 'drain'), ended]);
    },
    lines: linesOf(stdout, most),
    why: () => why,
    end: async () => {
      stdin.end();
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        const gone = await Promise.race([
          ended.then(() => true),
          delay(GRACE, false, { ref: false }),
        ]);
        if (gone) break;
        signalGroup(child, signal);
      }
      await ended;
    },
  };
}

/** A server started by a runner (`npx`) is a child of the one we know. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has gone in between.
  }
}
