import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

const HELP = `
Works on the server's own database, as ledger verify does. A token submits and waits; it can never answer
for a person.

Examples:
  $ export HOLDPOINT_TOKEN="$(holdpoint token create ci)"
`;

export function defineToken(program: Command, context: CliContext): void {
  program
    .command('token')
    .summary('make tokens for pipelines')
    .command('create')
    .summary('make a token and print it, once')
    .argument('<name>', 'whom or what it is for, as the record will name it')
    .addHelpText('after', HELP)
    .action(async (name: string) => {
      const { runTokenCreate } = await import('../server/token-create.ts');
      context.finish(await runTokenCreate(name, context));
    });
}
