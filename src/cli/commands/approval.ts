import { Option } from 'commander';
import type { Command } from 'commander';
import type { ApprovalVerifyOptions } from '../approval/verify.ts';
import type { CliContext } from '../context.ts';
import { addServerOptions, type ServerOptions } from '../server/options.ts';

const EXPORT = `
Examples:
  $ holdpoint approval export 01k8m3 > approvals.json

Exit codes: 0 written, 2 bad input or usage, 1 the server could not be asked.
`;

const VERIFY = `
Asks no server and reads no database: the file brings the signatures, the passkeys' public keys, the entries
of the ledger and its signed checkpoint. The one thing to have from elsewhere is the ledger's key. A file speaks
of the time it was made; with --server that server is asked what became of the release since, and proves it.

Examples:
  $ holdpoint approval verify approvals.json
  $ holdpoint approval verify approvals.json --key "$(cat ledger.vkey)"
  $ holdpoint approval verify approvals.json --change sha256:…
  $ holdpoint approval verify approvals.json --server https://holdpoint.example.com

Exit codes: 0 proved, 20 something does not fit (each member is named) or the release is none any more, 2 bad input or usage, 1 a fault of our own.
`;

export function defineApproval(program: Command, context: CliContext): void {
  const approval = program
    .command('approval')
    .summary('take away who approved what, and prove it without a server');
  addServerOptions(
    approval
      .command('export')
      .summary('print the answers to a case with all that proves them')
      .argument('<case>', 'id of the case, as in its address'),
  )
    .addHelpText('after', EXPORT)
    .action(async (caseId: string, options: ServerOptions) => {
      const { runApprovalExport } = await import('../approval/export.ts');
      context.finish(await runApprovalExport(caseId, options, context));
    });
  approval
    .command('verify')
    .summary('check such a file, offline, and say who signed what, knowing what')
    .argument('<file>', 'what "approval export" printed')
    .option('--key <key>', 'the key that the ledger must be signed with')
    .option('--change <digest>', 'the change that must have been answered')
    .option('--server <url>', 'ask this server what became of the release since')
    .option('--token <token>', 'token to ask it with (default: $HOLDPOINT_TOKEN)')
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', VERIFY)
    .action(async (file: string, options: ApprovalVerifyOptions) => {
      const { runApprovalVerify } = await import('../approval/verify.ts');
      context.finish(await runApprovalVerify(file, options, context));
    });
}
