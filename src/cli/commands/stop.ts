import type { Command } from 'commander';
import type { StopOptions } from '../agents-server/stop.ts';
import type { CliContext } from '../context.ts';
import { addServerOptions } from '../server/options.ts';

const TEXT = `
Examples:
  $ holdpoint stop --all --reason "Something deletes what it should not"
  $ holdpoint stop --agent claude-code --reason "It ignores what it is told"
  $ holdpoint stop --repo github.com/acme/shop --reason "Wait for the review"

This machine is stopped at once, with server and network down too; then the server tells every other one.
Exit codes: 0 all that there is was reached, 1 this machine was stopped and the server was not reached.
`;

export function defineStop(program: Command, context: CliContext): void {
  const command = program
    .command('stop')
    .summary('stop agents, here and everywhere')
    .description(
      'Every guarded agent that it is about has its next action refused and its loop ended.',
    )
    .option('--all', 'every agent')
    .option('--agent <name>', 'one host (claude-code), or one session of it (claude-code:SESSION)')
    .option('--repo <name>', 'agents in a repository, by the address of its remote')
    .option('--system <id>', 'agents on a system of the catalog')
    .requiredOption('--reason <text>', 'why, for the record and for the agents')
    .option('--local', 'stop this machine alone');
  addServerOptions(command)
    .addHelpText('after', TEXT)
    .action(async (options: StopOptions) => {
      const { runStop } = await import('../agents-server/stop.ts');
      context.finish(await runStop(options, context));
    });
}
