import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { EntryFields } from '../../ledger/entry.ts';
import { givenName, type TokenFault } from './token-fault.ts';
import type { Token } from './types.ts';

/**
 * Why the ledger does not bear out the row of a token, or null where it does. Whoever can write to the database
 * can widen a row, prolong it, take its owner or its end away, or put a secret of their own into it: none of
 * that opens anything. `entries` are those of its fingerprint.
 */
export function recordFault(token: Token, entries: readonly EntryFields[]): TokenFault | null {
  const made = entries.find(({ kind }) => kind !== 'token.revoked');
  if (made === undefined) return altered(token, 'the ledger has nothing of it');
  if (token.revoked === null && entries.some(({ kind }) => kind === 'token.revoked')) {
    return altered(token, 'it was revoked');
  }
  const { name, scopes, owner, slots, expiresAt } = made.body;
  const told = { name, scopes, owner, slots, expiresAt };
  const row: Readonly<Record<string, unknown>> = {
    name: token.name,
    scopes: token.scopes,
    owner: token.owner,
    slots: token.slots,
    expiresAt: token.expiresAt,
  };
  const differs = Object.entries(told).find(
    ([key, value]) => canonicalJson(value ?? null) !== canonicalJson(row[key]),
  );
  return differs === undefined ? null : altered(token, `its ${WORDS[differs[0]] ?? differs[0]}`);
}

const WORDS: Readonly<Record<string, string>> = {
  scopes: 'scopes differ',
  owner: 'owner differs',
  slots: 'slots differ',
  expiresAt: 'end differs',
  name: 'name differs',
};

function altered(token: Token, what: string): TokenFault {
  const name = givenName(token.name);
  return {
    code: 'token-altered',
    message: `The token ${name} is not as the ledger has it: ${what}.`,
    advice: `Somebody may have altered the database: run holdpoint ledger verify and find out who. Then revoke it, and make another by another name.`,
  };
}
