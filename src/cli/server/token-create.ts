import type { TokenScope } from '../../engine/ports.ts';
import { sha256 } from '../../engine/sha256.ts';
import { systemSecret } from '../../server/adapters/secrets.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { withRecord } from './own-record.ts';

/** SQLSTATE of a unique constraint that does not hold. */
const UNIQUE_VIOLATION = '23505';

const MAY: Readonly<Record<TokenScope, string>> = {
  submit: 'submit and wait',
  scim: 'say who there is and who has left (SCIM)',
};

const USE: Readonly<Record<TokenScope, string>> = {
  submit: 'Pass it on as HOLDPOINT_TOKEN.',
  scim: 'Give it to the directory as bearer token, with the address of this server and /scim/v2.',
};

/** `holdpoint token create`: prints a new token, which is kept nowhere but as its hash. */
export async function runTokenCreate(
  name: string,
  scope: TokenScope,
  context: CliContext,
): Promise<ExitCode> {
  if (!/^[\w.@-]{1,100}$/.test(name)) {
    throw new UsageError(`${name}: not a name for a token. Use letters, digits, dots and dashes`);
  }
  const token = `hp_${systemSecret()}`;
  await withRecord(context, async ({ store }) => {
    await store.migrate();
    await store.insertToken(name, sha256(token), context.now(), scope).catch((error: unknown) => {
      throw (error as { readonly code?: unknown }).code === UNIQUE_VIOLATION
        ? new UsageError(`${name}: there is a token of that name already. Choose another`)
        : error;
    });
    await store.transaction((tx) =>
      tx.appendToLedger({
        kind: 'token.created',
        at: context.now(),
        case: null,
        actor: null,
        text: `A token was made for ${name}; it can ${MAY[scope]}, and never answer`,
        body: { name, scope },
      }),
    );
  });
  context.stdout.write(`${token}\n`);
  context.stderr.write(`Keep it: it is not shown again. ${USE[scope]}\n`);
  return EXIT.allow;
}
