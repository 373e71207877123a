import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** Starts a resident guard at a socket, and waits until it answers there. */
export async function startResident(
  root: string,
  socket: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly stop: () => void }> {
  const cli = join(root, 'dist/cli/main.js');
  const guard = spawn(process.execPath, [cli, 'guard', '--socket', socket], {
    env,
    stdio: 'ignore',
  });
  for (let attempt = 0; attempt < 200 && !existsSync(socket); attempt += 1) await wait(50);
  if (!existsSync(socket)) throw new Error('The resident guard did not start.');
  return { stop: () => guard.kill() };
}
