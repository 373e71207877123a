import process from 'node:process';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

const TEXT = `
Examples:
  $ holdpoint guard
  $ holdpoint guard --once

While it runs, hooks are answered in a few milliseconds, stops from the server arrive at once, and
decisions reach the ledger as they are made. Without it every hook starts a guard of its own.
`;

/** Milliseconds; a host waits longer than that for no guard. */
const LONGEST_STANDSTILL = 8_000;

export function defineGuard(program: Command, context: CliContext): void {
  program
    .command('guard')
    .summary('keep a guard running on this machine')
    .description('Answers the hooks of this machine’s agents, and keeps in touch with the server.')
    .option('--once', 'fetch rules and stops and send decisions, then end')
    .option('--socket <path>', 'where to answer, if not at the usual place')
    .addHelpText('after', TEXT)
    .action(async (options: { once?: true; socket?: string }) => {
      const { catchUp, startDaemon } = await import('../guard/daemon/run-daemon.ts');
      const say = (line: string) => void context.stderr.write(`holdpoint: ${line}\n`);
      if (options.once === true) {
        await catchUp(context.env, say);
        return context.finish(EXIT.allow);
      }
      const { startWatchdog } = await import('../guard/daemon/watchdog.ts');
      const unwatch = startWatchdog(LONGEST_STANDSTILL);
      const daemon = await startDaemon({ env: context.env, say, socket: options.socket ?? null });
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      await unwatch();
      await daemon.close();
      return context.finish(EXIT.allow);
    });
}
