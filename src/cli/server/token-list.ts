import type { Token } from '../../engine/tokens/types.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { pad, plain, widthOf } from '../terminal/layout.ts';
import { withRecord } from './own-record.ts';

/** `holdpoint token list`: by name; never a secret or its hash. */
export async function runTokenList(asJson: boolean, context: CliContext): Promise<ExitCode> {
  await withRecord(context, async ({ store }) => {
    await store.checkSchema();
    const tokens = await store.tokens.listTokens();
    const now = context.now();
    context.stdout.write(
      asJson
        ? `${JSON.stringify({ tokens: tokens.map((token) => shown(token, now)) }, null, 2)}\n`
        : tableOf(tokens, now),
    );
  });
  return EXIT.allow;
}

type State = 'works' | 'expired' | 'revoked' | 'replaced';

function stateOf({ revoked, replacedBy, expiresAt }: Token, now: string): State {
  if (revoked !== null) return replacedBy === null ? 'revoked' : 'replaced';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'works';
}

function shown(token: Token, now: string) {
  const { name, scopes, owner, slots, createdAt, createdBy, lastUsedAt, expiresAt } = token;
  return {
    name,
    scopes,
    owner,
    slots,
    created: createdAt,
    createdBy,
    lastUsed: lastUsedAt,
    ends: expiresAt,
    state: stateOf(token, now),
    revoked: token.revoked,
    replacedBy: token.replacedBy,
  };
}

const HEAD = ['NAME', 'SCOPES', 'OWNER', 'SLOTS', 'CREATED', 'LAST USED', 'ENDS', 'STATE'];

function tableOf(tokens: readonly Token[], now: string): string {
  if (tokens.length === 0) return 'There are no tokens. Make one: holdpoint token create NAME\n';
  const rows = [HEAD, ...tokens.map((token) => cells(token, now))].map((row) => row.map(plain));
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function cells(token: Token, now: string): readonly string[] {
  const { name, scopes, owner, slots, createdAt, lastUsedAt, expiresAt, revoked, replacedBy } =
    token;
  const state = stateOf(token, now);
  const why = {
    works: '',
    expired: '',
    revoked: `: ${revoked?.why}`,
    replaced: ` by ${replacedBy}`,
  };
  return [
    name,
    scopes.join(','),
    owner ?? '-',
    slots?.join(',') ?? 'any',
    dayOf(createdAt),
    lastUsedAt === null ? 'never' : dayOf(lastUsedAt),
    expiresAt === null ? 'never' : dayOf(expiresAt),
    `${state}${why[state]}`,
  ];
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}
