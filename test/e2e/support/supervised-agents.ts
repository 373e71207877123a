/**
 * Many supervised agents in one process. Arguments: how many. Says `up` when all run, then a line for each
 * that was ended: its exit code and the instant, in milliseconds since 1970.
 */
import { supervise } from '../../../src/cli/supervise/run.ts';
import type { CliContext } from '../../../src/cli/context.ts';

const count = Number(process.argv[2]);
process.setMaxListeners(0);
const context: CliContext = {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date().toISOString(),
  finish: () => undefined,
};
const agents = Array.from({ length: count }, async () => {
  // One that has left something running, as agents do.
  const code = await supervise(
    ['sh', '-c', 'sleep 1000 & exec sleep 1000'],
    { host: 'claude-code', grant: [], system: [] },
    context,
  );
  process.stdout.write(`ended ${code} ${Date.now()}\n`);
});
process.stdout.write('up\n');
await Promise.all(agents);
