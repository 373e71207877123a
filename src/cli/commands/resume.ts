import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

const TEXT = `
Examples:
  $ holdpoint resume local-01jd3k --reason "The script is fixed"

Ends a stop that was made on this machine, from a terminal of your own. A stop of the server ends on its
page, by somebody senior whose agent it is not, with their passkey.
`;

export function defineResume(program: Command, context: CliContext): void {
  program
    .command('resume')
    .summary('end a stop that was made on this machine')
    .argument('[id]', 'the stop; without it the stops of this machine are listed')
    .option('--reason <text>', 'why, for the record')
    .addHelpText('after', TEXT)
    .action(async (id: string | undefined, options: { readonly reason?: string }) => {
      const { runResume } = await import('../agents-server/resume.ts');
      context.finish(runResume(id, options, context));
    });
}
