import type { Person } from '../../../core/catalog/types.ts';
import { levelRank } from '../../../core/provenance/levels.ts';
import { instantAfter, type Engine } from '../../engine.ts';
import { activePerson } from '../statements/presence-of.ts';
import type { Passkey } from '../types.ts';
import { isPending, PENDING_LIFETIME } from './usable.ts';

/**
 * Why this person cannot vouch for that passkey, in a sentence; null where they can. One's own takes
 * another passkey of one's own; somebody else's takes a senior who is nobody but themselves.
 */
export function objectionToVouch(engine: Engine, voucher: string, passkey: Passkey): string | null {
  if (!isPending(passkey)) return 'This passkey does not wait for anybody.';
  if (passkey.requestedAt < instantAfter(engine.clock.now(), -PENDING_LIFETIME)) {
    return 'It has waited for more than a day and has run out.';
  }
  const [owner, by] = [activePerson(engine, passkey.person), activePerson(engine, voucher)];
  if (owner === null) return 'The account that it is for is closed.';
  if (by === null) return 'Your account is closed.';
  if (owner.id === by.id) return null;
  if (levelRank(by.level) < levelRank('senior')) {
    return 'Somebody senior or above has to vouch for another person’s passkey.';
  }
  return isSamePerson(owner, by)
    ? 'You and the person it is for share an account, so you count as one.'
    : null;
}

function isSamePerson(a: Person, b: Person): boolean {
  const accounts = new Set([a.id, ...a.identities].map(inOneCase));
  return [b.id, ...b.identities].some((each) => accounts.has(inOneCase(each)));
}

function inOneCase(identity: string): string {
  return identity.trim().toLowerCase();
}
