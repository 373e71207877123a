import { ForgetReceipt } from '../../server/contract/catalog.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { count } from '../render/counting.ts';
import { Refused, ask } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import type { ServerOptions } from '../server/options.ts';
import { plain } from '../terminal/layout.ts';

/** `holdpoint catalog forget`. */
export async function runCatalogForget(
  origin: string,
  scope: string,
  options: ServerOptions,
  context: CliContext,
): Promise<ExitCode> {
  const connection = connectionOf(options, context);
  const forgotten = await ask(connection, {
    method: 'DELETE',
    path: `api/catalog/facts/${encodeURIComponent(origin)}/${encodeURIComponent(scope)}`,
    answer: ForgetReceipt,
    patience: 300_000,
  }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    throw new UsageError(error.message, { cause: error });
  });
  const { systems, edges } = forgotten;
  context.stdout.write(
    `${plain(`Forgot ${origin} (${scope}), with ${count(systems, 'system')} and ${count(edges, 'edge')} that it said`)}\n`,
  );
  return EXIT.allow;
}
