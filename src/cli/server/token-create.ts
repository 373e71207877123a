import { createToken } from '../../engine/tokens/create-token.ts';
import { sha256 } from '../../engine/sha256.ts';
import { TOKEN_SCOPES, type TokenScope } from '../../engine/tokens/scopes.ts';
import { systemSecret } from '../../server/adapters/secrets.ts';
import { migrateRecord } from '../../server/open/migrate-record.ts';
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
  readonly scope?: string;
  readonly owner?: string;
  readonly for?: string;
  readonly slots?: string;
  readonly replaces?: string;
  readonly catalog?: readonly string[];
}

const FOR_MACHINES = 'Pass it on as HOLDPOINT_TOKEN.';
const FOR_DIRECTORIES =
  'Give it to the directory as bearer token, with the address of this server and /scim/v2.';

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
  const scopes = options.scope === undefined ? null : scopesIn(options.scope);
  refuseIdle(scopes, slots, options);
  const secret = `hp_${systemSecret()}`;
  const made = await withRecord(context, async ({ store }) => {
    await migrateRecord(store, { now: context.now });
    const owner = await ownerOf(store, options, context);
    return createToken(
      { store, clock: { now: context.now } },
      {
        name,
        sha256: sha256(secret),
        scopes,
        owner,
        slots,
        lifetime,
        replaces: options.replaces ?? null,
        by: operatorIn(context.env),
      },
    ).catch(asUsageError);
  });
  context.stdout.write(`${secret}\n`);
  const use = made.scopes.includes('scim') ? FOR_DIRECTORIES : FOR_MACHINES;
  const ends = made.expiresAt === null ? '' : ` It works until ${made.expiresAt}.`;
  const instead = options.replaces === undefined ? '' : ` ${options.replaces} works no more.`;
  context.stderr.write(`${plain(`Keep it: it is not shown again. ${use}${ends}${instead}`)}\n`);
  return EXIT.allow;
}

function scopesIn(text: string): readonly TokenScope[] {
  const named = [...new Set(text.split(',').map((each) => each.trim()))];
  const scopes = TOKEN_SCOPES.filter((each) => named.includes(each));
  const unknown = named.find((each) => !scopes.some((scope) => scope === each));
  if (unknown !== undefined) {
    throw new UsageError(
      `--scope ${text}: there is no scope "${unknown}". Name one or more of ${TOKEN_SCOPES.join(', ')}, with commas`,
    );
  }
  if (scopes.includes('scim') && scopes.length > 1) {
    throw new UsageError('--scope: scim is for a directory, whose token does nothing else');
  }
  return scopes;
}

/** What could never be used is a mistake. */
function refuseIdle(
  scopes: readonly TokenScope[] | null,
  slots: readonly string[] | null,
  { owner, replaces }: TokenCreateOptions,
): void {
  if (scopes?.includes('scim') === true && (slots !== null || owner !== undefined)) {
    throw new UsageError(
      'a token of the scope scim hands nothing in: leave --owner and --slots out',
    );
  }
  if (slots === null || (scopes === null && replaces !== undefined)) return;
  const isForSources = slots.some((slot) => /^catalog(\/|$)/.test(slot));
  if (isForSources === (scopes?.includes('catalog') ?? false)) return;
  throw new UsageError(
    isForSources
      ? '--slots catalog/… takes --scope catalog as well'
      : '--scope catalog with --slots takes catalog/ORIGIN among them, or catalog for every source',
  );
}

/** Names as a submission gives them, each with all that lies below it. */
function slotsIn(text: string): readonly string[] {
  const slots = [...new Set(text.split(',').map((each) => each.trim()))];
  if (slots.every((slot) => /^[^\s/,][^\s,]{0,199}$/.test(slot))) return slots;
  throw new UsageError(
    `--slots ${text}: not a list of slots. Write it like infra/,web/ or infra/prod`,
  );
}
