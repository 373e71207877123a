import { Option } from 'commander';
import type { Command } from 'commander';
import {
  FORMATS,
  addColorOptions,
  addJudgingOptions,
  addReadingOptions,
} from '../assess/options.ts';
import type { AssessOptions } from '../assess/options.ts';
import type { CliContext } from '../context.ts';

const EXAMPLES = `
Examples:
  $ terraform show -json tfplan > plan.json && holdpoint assess plan.json
  $ holdpoint assess --git main..HEAD --format markdown
  $ git diff main | holdpoint assess -
  $ holdpoint assess plan.json --previous last-applied.json --format json --output report.json

Exit codes: 0 allow, 10 hold, 20 deny, 2 bad input or usage, 1 a fault of our own (treat it as a hold).
`;

export function defineAssess(program: Command, context: CliContext): void {
  const command = program
    .command('assess')
    .summary('say what a change would do, and whether the rules let it pass')
    .description(
      'Reads a change, works out what it does, how far it reaches and what cannot be undone, and ' +
        'judges it by your policy. The kind of input is told by its content. Without a PATH, at a ' +
        'terminal, it reads what the working tree changes.',
    )
    .argument('[path...]', 'plan JSON or patch files; - for standard input');
  addReadingOptions(command);
  addJudgingOptions(command);
  command
    .option('--previous <plan>', 'the plan applied before this one: protection it removed counts')
    .addOption(new Option('--format <format>', 'how to say it').choices(FORMATS).default('text'))
    .option('--output <file>', 'write to this file instead of the terminal');
  addColorOptions(command);
  command.addHelpText('after', EXAMPLES).action(async (paths: string[], options: AssessOptions) => {
    const { runAssess } = await import('../assess/run.ts');
    context.finish(await runAssess(paths, options, context));
  });
}
