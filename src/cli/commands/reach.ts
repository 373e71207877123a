import { Option } from 'commander';
import type { Command } from 'commander';
import { addColorOptions, collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { ReachOptions } from '../reach/run.ts';

const EXAMPLES = `
Examples:
  $ holdpoint reach orders-db
  $ holdpoint reach services/orders/src/checkout.ts
  $ holdpoint reach aws_db_instance.orders --format json
  $ holdpoint reach --what-if-down payments

Exit codes: 0 found, 2 nothing in the catalog is called so, 1 a fault of our own.
`;

export function defineReach(program: Command, context: CliContext): void {
  const command = program
    .command('reach')
    .summary('say who is hit if a system, a path or a resource goes wrong')
    .description(
      'Follows the dependencies of the catalog: who is hit at which distance and by which edges, what ' +
        'hangs on one system alone, what carries Tier-1 without being Tier-1, what nobody owns, cycles, ' +
        'and edges that were declared but never seen, or seen but never declared.',
    )
    .argument('<what...>', 'a system, a path in the repository, or a resource')
    .option('--what-if-down', 'also what it needs itself to work')
    .option(
      '--catalog <file>',
      'systems (repeatable; default: .holdpoint/catalog.yaml or catalog.yaml)',
      collect,
    )
    .option('--now <instant>', 'let edges fade to this instant, such as 2026-03-05T09:00:00Z')
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    );
  addColorOptions(command);
  command.addHelpText('after', EXAMPLES).action(async (words: string[], options: ReachOptions) => {
    const { runReach } = await import('../reach/run.ts');
    context.finish(await runReach(words, options, context));
  });
}
