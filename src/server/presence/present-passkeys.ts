import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Person } from '../../core/catalog/types.ts';
import { instantAfter, type Engine } from '../../engine/engine.ts';
import { objectionToVouch } from '../../engine/presence/passkeys/may-vouch.ts';
import { presenceOf } from '../../engine/presence/statements/presence-of.ts';
import type { Passkey } from '../../engine/presence/types.ts';
import { isPending, PENDING_LIFETIME } from '../../engine/presence/passkeys/usable.ts';
import { checkCode } from '../../engine/presence/passkeys/vouch.ts';
import type { PasskeyCard, PasskeyPage } from '../contract/passkeys.ts';
import { cardOf } from '../present/people.ts';
import type { SignInMode } from '../sign-in/mode.ts';

/** A person's passkeys, and those of others that they could vouch for. */
export async function passkeyPageOf(
  engine: Engine,
  signIn: SignInMode,
  person: string,
): Promise<PasskeyPage> {
  const now = engine.clock.now();
  const { catalog } = engine.world;
  const since = instantAfter(now, -PENDING_LIFETIME);
  const [own, pending] = await Promise.all([
    engine.store.presence.passkeysOf(person),
    engine.store.presence.pendingPasskeys(since),
  ]);
  const waiting = pending.flatMap((passkey) => {
    const owner = catalog.people.get(passkey.person);
    if (!owner || owner.id === person) return [];
    if (objectionToVouch(engine, person, passkey) !== null) return [];
    return [{ passkey: passkeyCardOf(passkey, catalog, now), owner: cardOf(owner) }];
  });
  return {
    own: own.map((passkey) => passkeyCardOf(passkey, catalog, now)),
    waiting,
    provider: signIn.kind === 'oidc' && signIn.provider.knowsStrong ? signIn.provider.name : null,
    origin: presenceOf(engine).relyingParty().origin,
  };
}

export function passkeyCardOf(passkey: Passkey, roster: CatalogIndex, now: string): PasskeyCard {
  return {
    id: passkey.id,
    name: passkey.name,
    state: stateOf(passkey, now),
    code: checkCode(passkey),
    requestedAt: passkey.requestedAt,
    enrolledAt: passkey.enrolledAt,
    vouchedBy: voucherOf(passkey, roster.people),
    lastUsedAt: passkey.lastUsedAt,
    revokedAt: passkey.revokedAt,
  };
}

function stateOf(passkey: Passkey, now: string): PasskeyCard['state'] {
  if (passkey.revokedAt !== null) return 'revoked';
  if (!isPending(passkey)) return 'enrolled';
  return passkey.requestedAt < instantAfter(now, -PENDING_LIFETIME) ? 'run-out' : 'pending';
}

function voucherOf(
  { vouchedBy: by }: Passkey,
  people: ReadonlyMap<string, Person>,
): PasskeyCard['vouchedBy'] {
  if (by === null) return null;
  if (by.kind !== 'second-person') return { kind: by.kind };
  return { kind: by.kind, person: by.person, name: people.get(by.person)?.name ?? by.person };
}
