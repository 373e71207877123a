import { Option } from 'commander';
import type { Command } from 'commander';
import {
  addColorOptions,
  addJudgingOptions,
  collect,
  tableSizesOption,
} from '../assess/options.ts';
import type { CompareOptions } from '../compare/run.ts';
import type { CliContext } from '../context.ts';

const EXAMPLES = `
Examples:
  $ holdpoint compare replace.plan.json in-place.plan.json
  $ holdpoint compare quick=drop.sql careful=expand.sql --constraint 'losses.size() == 0'
  $ holdpoint compare --before current.yaml a.yaml b.yaml
  $ holdpoint compare now=git:main..quick later=git:main..careful --format json

A constraint is a condition as in a policy; a candidate for which it is not true is set aside.

Exit codes: 0 the first may go as it is, 10 it would be held, 20 it would be denied or none is left,
2 bad input or usage, 1 a fault of our own.
`;

export function defineCompare(program: Command, context: CliContext): void {
  const command = program
    .command('compare')
    .summary('put alternatives for one task in order of the harm they could do')
    .description(
      'Reads several ways to do the same task, sets aside those that break a constraint, and orders ' +
        'the rest by the harm possible: what cannot be undone, the worst tier, the reach, past ' +
        'incidents, the risk. Says why, and what would be safer still.',
    )
    .argument('<candidate...>', 'a file, NAME=FILE, or NAME=git:BASE..HEAD')
    .option('--constraint <condition>', 'what every candidate must keep to (repeatable)', collect)
    .option('--before <file>', 'the version that every candidate would take the place of')
    .addOption(tableSizesOption());
  addJudgingOptions(command);
  command.addOption(
    new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
  );
  addColorOptions(command);
  command
    .addHelpText('after', EXAMPLES)
    .action(async (candidates: string[], options: CompareOptions) => {
      const { runCompare } = await import('../compare/run.ts');
      context.finish(await runCompare(candidates, options, context));
    });
}
