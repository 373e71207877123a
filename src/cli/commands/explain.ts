import type { Command } from 'commander';
import { addColorOptions, addJudgingOptions } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { ExplainOptions } from '../explain/run.ts';

const EXAMPLES = `
Examples:
  $ holdpoint explain irreversible-production
  $ holdpoint explain aws_db_instance
`;

export function defineExplain(program: Command, context: CliContext): void {
  const command = program
    .command('explain')
    .summary('say what a rule asks for, or what is known of a resource type')
    .description(
      'For a rule of your policy: what it says, why, how to lift it and where it is written. For a ' +
        'Terraform type: whether it holds data, which changes replace it, and which list says so.',
    )
    .argument('<rule-or-type>', 'id of a rule or directive, or a Terraform resource type');
  addJudgingOptions(command);
  addColorOptions(command);
  command.addHelpText('after', EXAMPLES).action(async (word: string, options: ExplainOptions) => {
    const { runExplain } = await import('../explain/run.ts');
    context.finish(await runExplain(word, options, context));
  });
}
