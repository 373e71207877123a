import { LedgerVerification } from '../../server/contract/ledger.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { count } from '../render/counting.ts';
import { plain } from '../terminal/layout.ts';
import { ask } from './client.ts';
import { connectionOf } from './connection.ts';
import type { ServerOptions } from './options.ts';
import { withRecord } from './own-record.ts';

export interface VerifyOptions extends ServerOptions {
  readonly format: 'text' | 'json';
}

/** `holdpoint ledger verify`: computes the whole ledger again. A ledger that does not fit ends with 20. */
export async function runLedgerVerify(
  options: VerifyOptions,
  context: CliContext,
): Promise<ExitCode> {
  const result =
    options.server === undefined ? await verifyOwn(context) : await verifyThere(options, context);
  context.stdout.write(
    options.format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : `${plain(say(result))}\n`,
  );
  return result.kind === 'intact' ? EXIT.allow : EXIT.deny;
}

async function verifyThere(
  options: VerifyOptions,
  context: CliContext,
): Promise<LedgerVerification> {
  return ask(connectionOf(options, context), {
    method: 'POST',
    path: 'api/ledger/verify',
    answer: LedgerVerification,
    patience: 600_000,
  });
}

/** Reads the database without going through a server that might not tell the truth. */
async function verifyOwn(context: CliContext): Promise<LedgerVerification> {
  return withRecord(context, async ({ store }) => {
    await store.checkSchema();
    return { ...(await store.verifyLedger()), at: context.now() };
  });
}

function say(result: LedgerVerification): string {
  return result.kind === 'intact'
    ? `Intact: ${count(result.size, 'entry', 'entries')}, root ${result.rootHash}.`
    : `Broken at entry ${result.firstBad}: ${result.why}.`;
}
