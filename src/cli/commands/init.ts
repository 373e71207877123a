import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { InitOptions } from '../init/run.ts';

const EXAMPLES = `
Examples:
  $ holdpoint init
  $ holdpoint init --dir ../shop --force
`;

export function defineInit(program: Command, context: CliContext): void {
  program
    .command('init')
    .summary('write a first catalog and policy from what this repository shows')
    .description(
      'Looks at CODEOWNERS, workflows, Terraform folders, compose files, Backstage files and the history, ' +
        'and writes .holdpoint/catalog.yaml and .holdpoint/policy.yaml. Everything in them is a guess with ' +
        'its reason beside it.',
    )
    .option('--dir <folder>', 'the repository to look at (default: this one)')
    .option('--force', 'overwrite files that are there already')
    .addHelpText('after', EXAMPLES)
    .action(async (options: InitOptions) => {
      const { runInit } = await import('../init/run.ts');
      context.finish(await runInit(options, context));
    });
}
