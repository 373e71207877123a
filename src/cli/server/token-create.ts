import { createToken } from '../../engine/tokens/create-token.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { TokenScope } from '../../engine/tokens/types.ts';
import { systemSecret } from '../../server/adapters/secrets.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import { durationOf } from './duration.ts';
import { withRecord } from './own-record.ts';
import { asUsageError, operatorIn } from './token-operator.ts';
import { ownerOf } from './token-owner.ts';

export interface TokenCreateOptions {
  readonly scope?: TokenScope;
  readonly owner?: string;
  readonly for?: string;
  readonly slots?: string;
  readonly replaces?: string;
  readonly catalog?: readonly string[];
}

const USE: Readonly<Record<TokenScope, string>> = {
  submit: 'Pass it on as HOLDPOINT_TOKEN.',
  scim: 'Give it to the directory as bearer token, with the address of this server and /scim/v2.',
};

/** `holdpoint token create`: prints a new token, which is kept nowhere but as its hash. */
export async function runTokenCreate(
  name: string,
  options: TokenCreateOptions,
  context: CliContext,
): Promise<ExitCode> {
  if (!/^[\w.@-]{1,100}$/.test(name)) {
    throw new UsageError(`${name}: not a name for a token. Use letters, digits, dots and dashes`);
  }
  const slots = options.slots === undefined ? null : slotsIn(options.slots);
  const lifetime = options.for === undefined ? null : durationOf(options.for, '--for');
  if (options.scope === 'scim' && (slots !== null || options.owner !== undefined)) {
    throw new UsageError(
      'a token of the scope scim hands nothing in: leave --owner and --slots out',
    );
  }
  const secret = `hp_${systemSecret()}`;
  const made = await withRecord(context, async ({ store }) => {
    await store.migrate();
    const owner = await ownerOf(store, options, context);
    return createToken(
      { store, clock: { now: context.now } },
      {
        name,
        sha256: sha256(secret),
        scope: options.scope ?? null,
        owner,
        slots,
        lifetime,
        replaces: options.replaces ?? null,
        by: operatorIn(context.env),
      },
    ).catch(asUsageError);
  });
  context.stdout.write(`${secret}\n`);
  const ends = made.expiresAt === null ? '' : ` It works until ${made.expiresAt}.`;
  const instead = options.replaces === undefined ? '' : ` ${options.replaces} works no more.`;
  context.stderr.write(
    `${plain(`Keep it: it is not shown again. ${USE[made.scope]}${ends}${instead}`)}\n`,
  );
  return EXIT.allow;
}

/** Names as a submission gives them, each with all that lies below it. */
function slotsIn(text: string): readonly string[] {
  const slots = [...new Set(text.split(',').map((each) => each.trim()))];
  if (slots.every((slot) => /^[^\s/,][^\s,]{0,199}$/.test(slot))) return slots;
  throw new UsageError(
    `--slots ${text}: not a list of slots. Write it like infra/,web/ or infra/prod`,
  );
}
