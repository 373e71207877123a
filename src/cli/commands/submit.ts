import { Option } from 'commander';
import type { Command } from 'commander';
import { addReadingOptions } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import { addServerOptions } from '../server/options.ts';
import type { SubmitOptions } from '../server/submit.ts';

const EXAMPLES = `
Examples:
  $ holdpoint submit plan.json --title "Shrink the orders database" --slot infra/prod
  $ holdpoint submit --git main..HEAD --title "Retry payments" --link https://git.example/pr/12

Exit codes: as for assess. 10 means that people have been asked; go on with holdpoint wait.
`;

export function defineSubmit(program: Command, context: CliContext): void {
  const command = program
    .command('submit')
    .summary('hand a change to the server and ask people to release it')
    .description(
      'Reads a change as assess does and hands it to the server, which judges it by its own catalog ' +
        'and policy. Prints the page where people decide.',
    )
    .argument('[path...]', 'plan JSON or patch files; - for standard input')
    .requiredOption('--title <title>', 'what the change does, for the people who decide');
  addReadingOptions(command);
  command
    .option(
      '--slot <name>',
      'what this is a change of, such as infra/prod; a newer one replaces an older',
    )
    .option('--link <url>', 'where the change can be read in full');
  addServerOptions(command);
  command
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: SubmitOptions) => {
      const { runSubmit } = await import('../server/submit.ts');
      context.finish(await runSubmit(paths, options, context));
    });
}
