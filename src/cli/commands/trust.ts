import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

const TEXT = `
Examples:
  $ holdpoint trust
  $ holdpoint trust ~/work/shop

A repository's own rules always apply to agents that work in it where they ask for more. Where they ask
for less (rules left out, environments called harmless, more autonomy) they count only once a person has
vouched for the files as they are.
`;

export function defineTrust(program: Command, context: CliContext): void {
  program
    .command('trust')
    .summary('let a repository’s own rules make the built-in ones milder for agents')
    .description('Vouches for .holdpoint/policy.yaml and catalog.yaml as they are now.')
    .argument('[folder]', 'in the repository', '.')
    .addHelpText('after', TEXT)
    .action(async (folder: string) => {
      const { runTrust } = await import('../trust/run.ts');
      context.finish(runTrust(folder, context));
    });
}
