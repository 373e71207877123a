import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { addServerOptions, type ServerOptions } from '../server/options.ts';

const TEXT = `
An exception lets something go without what a rule wants, until an end, on the name of somebody who has that
power. People ask for, grant, take back and review exceptions on the server's page, with their own passkey: a
token cannot.

Exit codes: 0 all reviews are in time, 10 one is late, 1 a fault of our own, 2 bad usage.
`;

export function defineException(program: Command, context: CliContext): void {
  const list = program
    .command('exception')
    .summary('see who goes without what, by whose leave, and until when')
    .command('list')
    .summary('exceptions with who granted them, newest first')
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    );
  addServerOptions(list)
    .addHelpText('after', TEXT)
    .action(async (options: ServerOptions & { readonly format: 'text' | 'json' }) => {
      const { runExceptionList } = await import('../governance/exception.ts');
      context.finish(await runExceptionList(options, context));
    });
}
