import { recordFault } from '../../engine/tokens/recorded-token.ts';
import type { TokenFault } from '../../engine/tokens/token-fault.ts';
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
    const now = context.now();
    const listed: Listed[] = [];
    for (const token of await store.tokens.listTokens()) {
      const altered = recordFault(token, await store.tokens.entriesOf(token.fingerprint));
      listed.push({ token, altered, state: stateOf(token, altered, now) });
    }
    context.stdout.write(
      asJson ? `${JSON.stringify({ tokens: listed.map(shown) }, null, 2)}\n` : tableOf(listed),
    );
  });
  return EXIT.allow;
}

type State = 'works' | 'expired' | 'revoked' | 'replaced' | 'altered';

interface Listed {
  readonly token: Token;
  /** What the ledger has against its row; it says nothing of one that does not work anyway. */
  readonly altered: TokenFault | null;
  readonly state: State;
}

/** In the order in which the server looks. */
function stateOf(
  { revoked, replacedBy, expiresAt }: Token,
  altered: TokenFault | null,
  now: string,
): State {
  if (revoked !== null) return replacedBy === null ? 'revoked' : 'replaced';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return altered === null ? 'works' : 'altered';
}

function shown({ token, altered, state }: Listed) {
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
    state,
    refused: state === 'altered' ? altered : null,
    revoked: token.revoked,
    replacedBy: token.replacedBy,
  };
}

const HEAD = ['NAME', 'SCOPES', 'OWNER', 'SLOTS', 'CREATED', 'LAST USED', 'ENDS', 'STATE'];

function tableOf(tokens: readonly Listed[]): string {
  if (tokens.length === 0) return 'There are no tokens. Make one: holdpoint token create NAME\n';
  const rows = [HEAD, ...tokens.map(cells)].map((row) => row.map(plain));
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function cells({ token, altered, state }: Listed): readonly string[] {
  const { name, scopes, owner, slots, createdAt, lastUsedAt, expiresAt, revoked, replacedBy } =
    token;
  const why = {
    works: '',
    expired: '',
    revoked: `: ${revoked?.why}`,
    replaced: ` by ${replacedBy}`,
    altered: `, so it is refused. ${altered?.message} ${altered?.advice}`,
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
