import type { Command } from 'commander';
import type { DoctorOptions } from '../agents/doctor/run.ts';
import type { CliContext } from '../context.ts';

const HELP = `
Examples:
  $ holdpoint doctor
  $ holdpoint doctor --json

Asks every hook that is installed here, as its agent would, about a harmless command and about one that would
disarm it, and runs neither; nothing of it is recorded or held. Looks as well at the resident guard, the
server, the rules and the stops.

Exit codes: 0 when everything guards as installed, 10 when something is to be put right.
`;

export function defineDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .summary('ask the hooks of coding agents, and say what is still open')
    .description('Checks that each guarded agent is really guarded, and which ways round are open.')
    .option('--json', 'the same as JSON')
    .option('--root <folder>', 'as it was given to install')
    .addHelpText('after', HELP)
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import('../agents/doctor/run.ts');
      context.finish(await runDoctor(options, context));
    });
}
