/** The resident guard over its socket, spoken to as its small client does. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startDaemon } from '../../../src/cli/guard/daemon/run-daemon.ts';
import { told } from './guarded-machine.ts';
import type { GuardedMachine, Told } from './guarded-machine.ts';

export interface Resident {
  /** What it has told people so far. */
  readonly said: readonly string[];
  readonly run: (command: string, session?: string) => Promise<Told>;
  readonly edit: (path: string, before: string, after: string) => Promise<Told>;
  readonly close: () => Promise<void>;
}

/** Starts a guard in this process and resolves when it listens to the server. */
export async function startResident(machine: GuardedMachine): Promise<Resident> {
  const said: string[] = [];
  const socket = join(machine.folder, 'guard.sock');
  const daemon = await startDaemon({
    env: machine.env,
    say: (line) => said.push(line),
    socket,
  });
  const ask = async (tool_name: string, tool_input: object, session: string): Promise<Told> => {
    const payload = Buffer.from(
      JSON.stringify({
        session_id: session,
        cwd: machine.repository,
        hook_event_name: 'PreToolUse',
        tool_name,
        tool_input,
      }),
    );
    return told(await exchange(socket, machine.env, payload));
  };
  return {
    said,
    run: (command, session = 'session-one') => ask('Bash', { command }, session),
    edit: (path, old_string, new_string) =>
      ask(
        'Edit',
        { file_path: join(machine.repository, path), old_string, new_string },
        'session-one',
      ),
    close: daemon.close,
  };
}

/** Tries again and again until it holds, or fails after `patience`. Resolves to the milliseconds it took. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  patience = 120_000,
): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > patience) throw new Error(`not within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - from;
}

async function exchange(
  socket: string,
  env: Readonly<Record<string, string>>,
  payload: Buffer,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const around = Buffer.from(
    Object.entries(env)
      .map(([name, value]) => `${name}=${value}\0`)
      .join(''),
  );
  const line = connect({ path: socket, allowHalfOpen: true });
  const parts: Buffer[] = [];
  line.on('data', (part: Buffer) => parts.push(part));
  line.write(`HOLDPOINT 1 claude-code ${process.pid} ${around.length} ${payload.length}\n`);
  line.write(around);
  line.end(payload);
  await once(line, 'close');
  const answer = Buffer.concat(parts);
  const end = answer.indexOf(0x0a);
  const [, , , out] = answer.toString('utf8', 0, end).split(' ');
  const middle = end + 1 + Number(out);
  return {
    stdout: answer.toString('utf8', end + 1, middle),
    stderr: answer.toString('utf8', middle),
  };
}
