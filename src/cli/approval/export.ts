import { ApprovalBundle } from '../../server/contract/presence.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { ask, Refused } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import type { ServerOptions } from '../server/options.ts';

const PATIENCE = 120_000;

/** `holdpoint approval export`: prints the answers to a case with all that proves them. */
export async function runApprovalExport(
  caseId: string,
  options: ServerOptions,
  context: CliContext,
): Promise<ExitCode> {
  try {
    const bundle = await ask(connectionOf(options, context), {
      method: 'GET',
      path: `api/cases/${encodeURIComponent(caseId)}/approvals`,
      answer: ApprovalBundle,
      patience: PATIENCE,
    });
    context.stdout.write(`${JSON.stringify(bundle, null, 2)}\n`);
    return EXIT.allow;
  } catch (error) {
    if (error instanceof Refused) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
