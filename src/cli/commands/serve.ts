import type { Command } from 'commander';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { ServeOptions } from '../server/serve.ts';

const EXAMPLES = `
Examples:
  $ holdpoint serve --sample
  $ DATABASE_URL=postgres://… holdpoint serve --catalog catalog.yaml --policy policy.yaml --port 4600
`;

export function defineServe(program: Command, context: CliContext): void {
  program
    .command('serve')
    .summary('serve the pages and the API where people decide')
    .description(
      'Serves Holdpoint on its own PostgreSQL, kept in HOLDPOINT_DATA, or on the one that DATABASE_URL names.',
    )
    .option('--sample', 'with a small sample organisation and a sign-in for it')
    .option(
      '--port <number>',
      'port to listen on (default: $HOLDPOINT_PORT, else a free one from 4600)',
    )
    .option('--host <address>', 'address to listen on (default: this machine only)')
    .option('--catalog <file>', 'systems and people (repeatable)', collect)
    .option('--policy <file>', 'policy to judge by')
    .option('--incidents <file>', 'past incidents')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('../server/serve.ts');
      context.finish(await runServe(options, context));
    });
}
