import type { Command } from 'commander';
import { Option } from 'commander';
import type { AdviseOptions } from '../advise/run.ts';
import type { CliContext } from '../context.ts';

const TEXT = `
Examples:
  $ holdpoint advise src/payments/charge.ts
  $ holdpoint advise migrations/ --agent claude-code --json
`;

export function defineAdvise(program: Command, context: CliContext): void {
  program
    .command('advise')
    .summary('where AI may work, and why not')
    .description(
      'Says of each path in which zone it lies and why, what reviews have found there, and what an agent ' +
        'may do alone to the systems it belongs to.',
    )
    .argument('<path...>', 'a path in the workspace; it need not be there yet')
    .addOption(new Option('--agent <name>', 'the agent that would work there').default('agent'))
    .option('--json', 'as JSON')
    .addHelpText('after', TEXT)
    .action(async (paths: string[], options: AdviseOptions) => {
      const { runAdvise } = await import('../advise/run.ts');
      context.finish(await runAdvise(paths, options, context));
    });
}
