import { Option } from 'commander';
import type { Command } from 'commander';
import { addColorOptions, addJudgingOptions } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { DrillOptions } from '../drill/run.ts';

const EXAMPLES = `
Examples:
  $ holdpoint drill
  $ holdpoint drill environment-recreated-by-agent --policy .holdpoint/policy.yaml
  $ holdpoint drill --list

Exit codes: 0 every disaster is stopped and every harmless twin passes, 30 one got through or a twin was
held, 2 bad input or usage, 1 a fault of our own.
`;

export function defineDrill(program: Command, context: CliContext): void {
  const command = program
    .command('drill')
    .summary('replay disasters against your own policy: which would have been stopped?')
    .description(
      'Replays changes that brought real systems down through the same readers and rules as any other ' +
        'change, and a harmless twin of each, which must pass.',
    )
    .argument('[name...]', 'drills to replay (default: all)')
    .option('--list', 'name the drills and replay none')
    .option(
      '--dir <folder>',
      'replay the drills in this folder instead of those that come with Holdpoint',
    )
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    );
  addJudgingOptions(command);
  addColorOptions(command);
  command.addHelpText('after', EXAMPLES).action(async (names: string[], options: DrillOptions) => {
    const { runDrill } = await import('../drill/run.ts');
    context.finish(await runDrill(names, options, context));
  });
}
