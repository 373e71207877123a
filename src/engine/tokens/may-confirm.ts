import { EngineFault } from '../fault.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';
import { isShared, presentHolder } from './slot-holder.ts';
import type { TokenTerms } from './types.ts';

/** Who asks to use a release. */
export type Asker =
  | { readonly kind: 'token'; readonly token: TokenTerms }
  | { readonly kind: 'person'; readonly id: string };

/**
 * A release is for one use, so whoever uses it takes it from everybody else. It is taken from the token that
 * handed the case in or took that one's place, from one that shares its slot or its owner, from one that was made
 * to confirm what others hand in, and of people from the one who handed it in or owns the token that did. Throws
 * `not-its-release`.
 */
export async function refuseOthersRelease(
  tx: Pick<StoreTransaction, 'tokens'>,
  by: Asker,
  row: Pick<StoredCase, 'id' | 'slot' | 'submittedBy'>,
): Promise<void> {
  if (by.kind === 'token' && by.token.scopes.includes('confirm')) return;
  const [name, owner] = by.kind === 'token' ? [by.token.name, by.token.owner] : [null, by.id];
  if (row.submittedBy === name || row.submittedBy === owner) return;
  const holder = await presentHolder(tx, row.submittedBy);
  if (holder !== null) {
    if (by.kind === 'person' ? holder.owner === by.id : isOf(holder, by.token, row.slot)) return;
  }
  throw refusal(by, row, holder?.name ?? row.submittedBy, holder !== null);
}

function isOf(holder: TokenTerms, token: TokenTerms, slot: string | null): boolean {
  return holder.name === token.name || isShared(holder, token, slot);
}

function refusal(
  by: Asker,
  { id, slot }: Pick<StoredCase, 'id' | 'slot'>,
  holder: string,
  isToken: boolean,
): EngineFault {
  const whose = isToken ? `the token ${holder}` : holder;
  const who = by.kind === 'token' ? `the token ${by.token.name}` : by.id;
  const slots =
    slot === null || !isToken ? '' : `give both tokens the slot (--slots ${slot}) or one owner, `;
  return new EngineFault(
    'not-its-release',
    `Case ${id} was handed in by ${whose}, so its release is not for ${who} to use.`,
    `Use it by ${whose}, ${slots}or make a token that may use what others hand in: holdpoint token create NAME --scope confirm.`,
  );
}
