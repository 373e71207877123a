import { Option, type Command } from 'commander';
import type { TokenScope } from '../../engine/ports.ts';
import type { CliContext } from '../context.ts';

const HELP = `
Works on the server's own database, as ledger verify does. A token submits and waits; it can never answer
for a person. One of the scope scim lets a directory (Okta, Entra) say who there is at /scim/v2, and does
nothing else.

Examples:
  $ export HOLDPOINT_TOKEN="$(holdpoint token create ci)"
  $ holdpoint token create okta --scope scim
`;

export function defineToken(program: Command, context: CliContext): void {
  program
    .command('token')
    .summary('make tokens for pipelines')
    .command('create')
    .summary('make a token and print it, once')
    .argument('<name>', 'whom or what it is for, as the record will name it')
    .addOption(
      new Option('--scope <scope>', 'what it is for').choices(['submit', 'scim']).default('submit'),
    )
    .addHelpText('after', HELP)
    .action(async (name: string, { scope }: { readonly scope: TokenScope }) => {
      const { runTokenCreate } = await import('../server/token-create.ts');
      context.finish(await runTokenCreate(name, scope, context));
    });
}
