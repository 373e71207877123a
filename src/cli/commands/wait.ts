import type { Command } from 'commander';
import { addReadingOptions } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import { addServerOptions } from '../server/options.ts';
import type { WaitOptions } from '../server/wait.ts';

const EXAMPLES = `
Examples:
  $ holdpoint wait 01HV3K plan.json && terraform apply tfplan
  $ holdpoint wait https://holdpoint.example/cases/01HV3K plan.json --timeout 45m

Exit codes: 0 released and confirmed, 10 still held or expired, 20 refused, denied, superseded or not
what was released, 2 bad input or usage, 1 the server could not be asked (treat it as a hold).
`;

export function defineWait(program: Command, context: CliContext): void {
  const command = program
    .command('wait')
    .summary('block until a case is released, then check that it is still the same change')
    .description(
      'Waits for the people who decide. Once the case is released, the inputs are read again: only if ' +
        'they are the released change, to the byte, does the server confirm. Outlives restarts of the server.',
    )
    .argument('<case>', 'id of the case, or the address of its page')
    .argument('[path...]', 'the inputs, named as they were submitted')
    .option('--timeout <duration>', 'how long to wait: 90s, 30m, 2h', '2h');
  addReadingOptions(command);
  addServerOptions(command);
  command
    .addHelpText('after', EXAMPLES)
    .action(async (id: string, paths: string[], options: WaitOptions) => {
      const { runWait } = await import('../server/wait.ts');
      context.finish(await runWait(id, paths, options, context));
    });
}
