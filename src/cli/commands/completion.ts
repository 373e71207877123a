import { Argument } from 'commander';
import type { Command } from 'commander';
import type { CommandEntry } from '../completion/tree.ts';
import type { CliContext } from '../context.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const EXAMPLES = `
Examples:
  $ source <(holdpoint completion bash)
  $ holdpoint completion fish > ~/.config/fish/completions/holdpoint.fish
`;

export function defineCompletion(program: Command, context: CliContext): void {
  program
    .command('completion')
    .summary('print a completion script for your shell')
    .description('Prints a script that teaches your shell the commands and flags of Holdpoint.')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action(async (shell: Shell) => {
      const { commandEntries } = await import('../completion/tree.ts');
      const entries = commandEntries(program);
      context.stdout.write(await script(shell, entries));
      context.finish(0);
    });
}

async function script(shell: Shell, entries: readonly CommandEntry[]): Promise<string> {
  switch (shell) {
    case 'bash':
      return (await import('../completion/bash.ts')).bashCompletion(entries);
    case 'zsh':
      return (await import('../completion/zsh.ts')).zshCompletion(entries);
    case 'fish':
      return (await import('../completion/fish.ts')).fishCompletion(entries);
  }
}
