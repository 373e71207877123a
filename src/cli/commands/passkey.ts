import type { Command } from 'commander';
import type { EnrolOptions } from '../approval/passkey-enrol.ts';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';

const ENROL = `
Works on the server's own database, as ledger verify does. The link is good for one passkey, for 15 minutes;
hand it to the person in private. The person is told on every page, and the ledger has it.

Examples:
  $ holdpoint passkey enrol sam.okafor
  $ holdpoint passkey enrol sam.okafor --url https://holdpoint.example.com

Exit codes: 0 a link was made, 2 bad input or usage, 1 a fault of our own.
`;

const LIST = `
Examples:
  $ holdpoint passkey list sam.okafor

Exit codes: 0 listed, 2 bad input or usage, 1 a fault of our own.
`;

const REVOKE = `
What it signed stays signed. The owner is told on every page, and the ledger has it.

Examples:
  $ holdpoint passkey revoke 7dP0cGx…

Exit codes: 0 revoked, 2 bad input or usage, 1 a fault of our own.
`;

export function definePasskey(program: Command, context: CliContext): void {
  const passkey = program
    .command('passkey')
    .summary('let people enrol passkeys, as an operator of the server');
  passkey
    .command('enrol')
    .summary('print a one-time link by which a person enrols a passkey')
    .argument('<person>', 'id of the person in the catalog')
    .option(
      '--url <address>',
      'address of the server (default: $HOLDPOINT_PUBLIC_URL, $HOLDPOINT_SERVER)',
    )
    .option('--catalog <file>', 'systems and people, as the server has them (repeatable)', collect)
    .addHelpText('after', ENROL)
    .action(async (person: string, options: EnrolOptions) => {
      const { runPasskeyEnrol } = await import('../approval/passkey-enrol.ts');
      context.finish(await runPasskeyEnrol(person, options, context));
    });
  passkey
    .command('list')
    .summary('a person’s passkeys')
    .argument('<person>', 'id of the person in the catalog')
    .addHelpText('after', LIST)
    .action(async (person: string) => {
      const { runPasskeyList } = await import('../approval/passkey-list.ts');
      context.finish(await runPasskeyList(person, context));
    });
  passkey
    .command('revoke')
    .summary('take a passkey out of use')
    .argument('<passkey>', 'its id, as "passkey list" prints it')
    .addHelpText('after', REVOKE)
    .action(async (id: string) => {
      const { runPasskeyRevoke } = await import('../approval/passkey-list.ts');
      context.finish(await runPasskeyRevoke(id, context));
    });
}
