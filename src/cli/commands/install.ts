import type { Command } from 'commander';
import type { InstallCommandOptions } from '../agents/install/run.ts';
import type { CliContext } from '../context.ts';

const HELP = `
Hosts: claude-code, codex, gemini-cli, copilot, opencode, cursor, kiro, amazon-q, windsurf.
What each of them gets, and what stays open: docs/agents.md.

Examples:
  $ holdpoint install claude-code codex
  $ sudo holdpoint install claude-code --managed
  $ holdpoint install claude-code --uninstall
`;

export function defineInstall(program: Command, context: CliContext): void {
  program
    .command('install')
    .summary('put the guard before the tools of coding agents')
    .description(
      'Puts a hook into the settings of coding agents, so that each of their actions is judged before it ' +
        'is done. Settings that are there already stay as they are.',
    )
    .argument('<host...>', 'the agents to guard')
    .option('--managed', 'where the agent’s user cannot switch it off (needs root)')
    .option('--project', 'for this repository instead of for you')
    .option('--dry-run', 'say which files would change, and change none')
    .option('--uninstall', 'take the hook out again, and nothing else')
    .option('--root <folder>', 'put this before /etc and /usr, for building an image')
    .addHelpText('after', HELP)
    .action(async (hosts: readonly string[], options: InstallCommandOptions) => {
      const { runInstall } = await import('../agents/install/run.ts');
      context.finish(runInstall(hosts, options, context));
    });
}
