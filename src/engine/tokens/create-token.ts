import { instantAfter, type Engine } from '../engine.ts';
import { EngineFault } from '../fault.ts';
import type { StoreTransaction } from '../ports.ts';
import { createdEvent, revokedEvent } from './events.ts';
import { recordFault } from './recorded-token.ts';
import { unknownToken } from './revoke-token.ts';
import { inOrder, USUAL_SCOPES, type TokenScope } from './scopes.ts';
import type { NewToken, Token } from './types.ts';

/** What is null is taken over from the token that it replaces, where there is one. */
export interface TokenWanted {
  readonly name: string;
  readonly sha256: string;
  readonly scopes: readonly TokenScope[] | null;
  readonly owner: string | null;
  readonly slots: readonly string[] | null;
  /** Milliseconds that it works for. */
  readonly lifetime: number | null;
  /** Name of the token whose place it takes; the same name is fine. */
  readonly replaces: string | null;
  /** Whom the operator's shell belongs to, where it says so. */
  readonly by: string | null;
}

/**
 * Makes a token. The one that it replaces is revoked in the same transaction, and its slots, scopes, owner
 * and length of life go over. Throws `token-taken`, `unknown-token`, `already-replaced`,
 * `other-scope` or `token-altered`.
 */
export async function createToken(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  wanted: TokenWanted,
): Promise<NewToken> {
  return store.transaction(async (tx) => {
    const at = clock.now();
    const old = wanted.replaces === null ? null : await replaceable(tx, wanted, wanted.replaces);
    const token: NewToken = {
      name: wanted.name,
      sha256: wanted.sha256,
      scopes: inOrder(wanted.scopes ?? old?.scopes ?? USUAL_SCOPES),
      owner: wanted.owner ?? old?.owner ?? null,
      slots: wanted.slots ?? old?.slots ?? null,
      createdAt: at,
      createdBy: wanted.by,
      expiresAt: endOf(wanted.lifetime ?? lifetimeOf(old), at),
    };
    if (old !== null) await putAside(tx, old, token);
    if (!(await tx.tokens.insert(token))) throw taken(wanted.name);
    await tx.appendToLedger(createdEvent(token, old?.name ?? null));
    return token;
  });
}

async function replaceable(
  tx: StoreTransaction,
  { scopes }: TokenWanted,
  name: string,
): Promise<Token> {
  const old = await tx.tokens.lockToken(name);
  if (old === null) throw unknownToken(name);
  // What somebody wrote into a row must not be taken over into the ledger.
  const fault = recordFault(old, await tx.tokens.entriesOf(old.fingerprint));
  if (fault !== null) throw new EngineFault('token-altered', fault.message, fault.advice);
  if (old.replacedBy !== null) {
    throw new EngineFault(
      'already-replaced',
      `The token ${name} was replaced by ${old.replacedBy} already.`,
      `Replace ${old.replacedBy}.`,
    );
  }
  if (scopes !== null && scopes.includes('scim') !== old.scopes.includes('scim')) {
    throw new EngineFault(
      'other-scope',
      `The token ${name} is for ${old.scopes.join(', ')}, and one for ${scopes.join(', ')} cannot take its place.`,
      'Leave --scope or --replaces out.',
    );
  }
  return old;
}

async function putAside(tx: StoreTransaction, old: Token, token: NewToken): Promise<void> {
  const isSame = old.name === token.name;
  const keptAs = isSame ? await tx.tokens.setAside(old.name) : old.name;
  await tx.tokens.noteReplaced(keptAs, token.name);
  if (old.revoked !== null) return;
  const why = isSame ? 'replaced by a newer one of the same name' : `replaced by ${token.name}`;
  const revocation = { at: token.createdAt, by: token.createdBy, why };
  await tx.tokens.revoke(keptAs, revocation);
  await tx.appendToLedger(revokedEvent(old, keptAs, revocation));
}

/** Whoever made a token for 90 days meant its successors to end as well. */
function lifetimeOf(old: Token | null): number | null {
  if (old === null || old.expiresAt === null) return null;
  return Date.parse(old.expiresAt) - Date.parse(old.createdAt);
}

function endOf(lifetime: number | null, at: string): string | null {
  return lifetime === null ? null : instantAfter(at, lifetime);
}

function taken(name: string): EngineFault {
  return new EngineFault(
    'token-taken',
    `There is a token of the name ${name} already.`,
    `Choose another name, or put a new one in its place: --replaces ${name}.`,
  );
}
