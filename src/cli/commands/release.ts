import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';

const TEXT = `
Examples:
  $ holdpoint release --list
  $ holdpoint release 3f9a1c0d22b7 --reason "I want the old volume gone"

Works in a terminal that the agent does not own. With a server, people release on the page instead.
Exit codes: 0 released, 10 not released, 2 it cannot be released here.
`;

export function defineRelease(program: Command, context: CliContext): void {
  program
    .command('release')
    .summary('release what an agent was held from, in your own terminal')
    .description(
      'Shows what an agent is about to do and lets it pass once, where no server is asked.',
    )
    .argument('[ticket]', 'as the agent was told it')
    .option('--list', 'what is held on this machine')
    .option('--reason <text>', 'why, for the record')
    .addHelpText('after', TEXT)
    .action(async (ticket: string | undefined, options: { list?: true; reason?: string }) => {
      const { runHeld, runRelease } = await import('../release/run.ts');
      if (options.list === true) return context.finish(runHeld(context));
      if (ticket === undefined) throw new UsageError('name the ticket, or use --list');
      return context.finish(runRelease(ticket, options.reason, context));
    });
}
