import type { Command } from 'commander';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { TokenCreateOptions } from '../server/token-create.ts';

const CREATE = `
Works on the server's own database, as ledger verify does. A token can do what its scopes say, and stop agents;
it can never answer for a person. Whoever owns it has a hand in all that it hands in, and so releases none of it.

  submit    hand in changes, wait, and use what people release of them (without --scope: this alone)
  confirm   use releases of what other tokens handed in
  catalog   say what sources know of the graph, and take it back
  guard     what the guards of agents ask and tell
  teach     add lessons for agents
  propose   propose directives
  read      read the ledger, the graph, and the rules and what goes without them
  scim      a directory's (Okta, Entra): say who there is at /scim/v2, and nothing else

Examples:
  $ export HOLDPOINT_TOKEN="$(holdpoint token create ci --owner ada --for 90d --slots infra/,web/)"
  $ holdpoint token create mesh --scope catalog --slots catalog/jaeger
  $ holdpoint token create laptops --scope guard
  $ holdpoint token create ci --replaces ci
  $ holdpoint token create okta --scope scim

Exit codes: 0 a token was made, 2 bad input or usage, 1 a fault of our own.
`;

const LIST = `
Never shows a secret: a server keeps none.

Examples:
  $ holdpoint token list --json

Exit codes: 0 listed, 1 a fault of our own.
`;

const REVOKE = `
From the next request on it is refused, also while holdpoint wait waits with it. What it handed in stays.

Examples:
  $ holdpoint token revoke ci --reason "it was in a log"

Exit codes: 0 revoked, 2 bad input or usage, 1 a fault of our own.
`;

export function defineToken(program: Command, context: CliContext): void {
  const token = program.command('token').summary('make, list and revoke tokens of pipelines');
  defineCreate(token, context);
  token
    .command('list')
    .summary('tokens, whose they are, when they were used and whether they work')
    .option('--json', 'as JSON')
    .addHelpText('after', LIST)
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { runTokenList } = await import('../server/token-list.ts');
      context.finish(await runTokenList(json === true, context));
    });
  token
    .command('revoke')
    .summary('take a token out of use')
    .argument('<name>', 'its name, as "token list" prints it')
    .requiredOption('--reason <text>', 'why, for the record and for whoever still uses it')
    .addHelpText('after', REVOKE)
    .action(async (name: string, { reason }: { readonly reason: string }) => {
      const { runTokenRevoke } = await import('../server/token-revoke.ts');
      context.finish(await runTokenRevoke(name, reason, context));
    });
}

function defineCreate(token: Command, context: CliContext): void {
  token
    .command('create')
    .summary('make a token and print it, once')
    .argument('<name>', 'whom or what it is for, as the record will name it')
    .option('--scope <list>', 'what it may do, with commas: submit,read (default: submit)')
    .option('--owner <person>', 'whose hand it is: id of a person in the catalog or a directory')
    .option('--for <duration>', 'how long it works, such as 90d (default: without an end)')
    .option(
      '--slots <list>',
      'what it may hand in for, with commas: infra/,web/ (default: anything)',
    )
    .option('--replaces <name>', 'the token whose place and slots it takes, and which is revoked')
    .option('--catalog <file>', 'systems and people, as the server has them (repeatable)', collect)
    .addHelpText('after', CREATE)
    .action(async (name: string, options: TokenCreateOptions) => {
      const { runTokenCreate } = await import('../server/token-create.ts');
      context.finish(await runTokenCreate(name, options, context));
    });
}
