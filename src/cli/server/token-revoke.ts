import { revokeToken } from '../../engine/tokens/revoke-token.ts';
import { migrateRecord } from '../../server/open/migrate-record.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import { withRecord } from './own-record.ts';
import { asUsageError, operatorIn } from './token-operator.ts';

/** `holdpoint token revoke`. */
export async function runTokenRevoke(
  name: string,
  reason: string,
  context: CliContext,
): Promise<ExitCode> {
  const why = reason.trim().replace(/\.$/, '');
  if (why.length < 3 || why.length > 300 || /\p{Cc}/u.test(why)) {
    throw new UsageError('--reason: say why in one line of 3 to 300 characters');
  }
  await withRecord(context, async ({ store }) => {
    await migrateRecord(store, { now: context.now });
    const asked = { name, why, by: operatorIn(context.env) };
    await revokeToken({ store, clock: { now: context.now } }, asked).catch(asUsageError);
  });
  context.stdout.write(plain(`Revoked. Whoever uses ${name} is refused from now on.`).concat('\n'));
  return EXIT.allow;
}
