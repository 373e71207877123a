import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { addServerOptions, type ServerOptions } from '../server/options.ts';

const TEXT = `
A grant lets agents do something alone, for a time and within a quota. People give and take back grants on
the server's page: a token cannot.
`;

export function defineGrant(program: Command, context: CliContext): void {
  const list = program
    .command('grant')
    .summary('see what agents may do alone, and until when')
    .command('list')
    .summary('grants in force and to come')
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    );
  addServerOptions(list)
    .addHelpText('after', TEXT)
    .action(async (options: ServerOptions & { readonly format: 'text' | 'json' }) => {
      const { runGrantList } = await import('../agents-server/grant.ts');
      context.finish(await runGrantList(options, context));
    });
}
