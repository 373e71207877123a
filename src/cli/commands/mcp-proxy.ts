import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import { collect } from '../assess/options.ts';
import type { ApproveOptions } from '../mcp/approve.ts';
import type { ProxyOptions } from '../mcp/proxy.ts';

const TEXT = `
Examples:
  $ holdpoint mcp-proxy --name files -- npx -y @modelcontextprotocol/server-filesystem .
  $ holdpoint mcp-proxy --name tracker --url https://mcp.example.com/mcp --bearer-env TRACKER_TOKEN
  $ holdpoint mcp-proxy approve files write_file

Exit codes: 0 the client has gone, 1 the server ended or could not be reached, 2 bad usage.
`;

export function defineMcpProxy(program: Command, context: CliContext): void {
  const proxy = program
    .command('mcp-proxy')
    .summary('put a door in front of a server of tools')
    .description(
      'Stands between an agent and an MCP server. Every call of a tool is judged first; what would be held ' +
        'is never forwarded. Tools that appear or change after they were first seen wait for a person.',
    )
    .argument('[command...]', 'the server to start, behind --')
    .option('--name <name>', 'what the server is called in rules and by people')
    .option('--state <file>', 'where approved tools are kept')
    .option('--url <url>', 'a server that speaks streamable HTTP, in place of a command')
    .option('--header <line>', 'a header for it, NAME: VALUE; may be given again', collect)
    .option('--bearer-env <variable>', 'the variable that holds its bearer token')
    .addHelpText('after', TEXT)
    .action(async (command: string[], options: ProxyOptions) => {
      const { runProxy } = await import('../mcp/proxy.ts');
      context.finish(await runProxy(command, options, context));
    });
  proxy
    .command('approve')
    .summary('approve a tool that is new or has changed, in your own terminal')
    .argument('<name>', 'the server, as the proxy calls it')
    .argument('[tool]', 'the tool; without one, what waits is listed')
    .option('--as <class>', 'what it does: read, update, costly, execute or delete')
    .option('--state <file>', 'where approved tools are kept')
    .action(async (name: string, tool: string | undefined, options: ApproveOptions) => {
      const { runApprove, runWaiting } = await import('../mcp/approve.ts');
      if (tool === undefined) return context.finish(runWaiting(name, options, context));
      if (options.as !== undefined && !CLASSES.has(options.as)) {
        throw new UsageError(`--as ${options.as}: one of ${[...CLASSES].join(', ')}`);
      }
      return context.finish(runApprove(name, tool, options, context));
    });
}

const CLASSES = new Set(['read', 'update', 'costly', 'execute', 'delete']);
