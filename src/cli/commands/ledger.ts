import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { VerifyOptions } from '../server/ledger-verify.ts';
import { addServerOptions } from '../server/options.ts';

const HELP = `
Without --server it reads the database itself: the one that DATABASE_URL names, else the one in the data
folder. Run it where the server runs, with the same HOLDPOINT_ORGANISATION.

Exit codes: 0 intact, 20 an entry does not fit, 2 bad input or usage, 1 it could not be checked.
`;

export function defineLedger(program: Command, context: CliContext): void {
  const verify = program
    .command('ledger')
    .summary('check the record of who decided what')
    .command('verify')
    .summary('compute the whole ledger again and name the first entry that does not fit')
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    );
  addServerOptions(verify)
    .addHelpText('after', HELP)
    .action(async (options: VerifyOptions) => {
      const { runLedgerVerify } = await import('../server/ledger-verify.ts');
      context.finish(await runLedgerVerify(options, context));
    });
}
