import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { McpOptions } from '../mcp/serve.ts';

const TEXT = `
Examples:
  $ claude mcp add holdpoint -- holdpoint mcp
  $ HOLDPOINT_MCP_TOKEN="$(openssl rand -hex 32)" holdpoint mcp --http 4610

Its tools read files of the workspace only, run nothing, hold nothing and release nothing.
`;

export function defineMcp(program: Command, context: CliContext): void {
  program
    .command('mcp')
    .summary('tell agents, before they act, what would happen')
    .description(
      'A server of the Model Context Protocol: what an action or a plan would do, which way is safest, ' +
        'why something is held, where AI may work, what went wrong before and what reviews have found.',
    )
    .option('--http <port>', 'serve streamable HTTP on this machine, in place of standard input')
    .addHelpText('after', TEXT)
    .action(async (options: McpOptions) => {
      const { runMcp } = await import('../mcp/serve.ts');
      context.finish(await runMcp(options, context));
    });
}
