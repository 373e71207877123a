import { instantAfter, type Engine } from '../../engine.ts';
import type { StoreTransaction } from '../../ports.ts';
import { sha256 } from '../../sha256.ts';
import { keepStatement } from '../statements/issue-challenge.ts';
import { activePerson } from '../statements/presence-of.ts';
import { challengeOf, type SignedStatement } from '../statements/statement.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice, tellPerson } from '../tell.ts';
import type { Notice, Passkey, StoredChallenge, Voucher } from '../types.ts';
import { tellEnrolled } from './enrol.ts';
import { isPending, PENDING_LIFETIME } from './usable.ts';
import { unknownPasskey } from './vouch.ts';

/** What goes along to the identity provider, so that what comes back is about this passkey alone. */
export interface RoundTrip {
  /** Comes back in the address; whatever comes of it, once. */
  readonly state: string;
  /** Comes back in the signed identity token: the hash of a statement that names passkey, key and person. */
  readonly nonce: string;
}

/** Who came back from the identity provider, as its signed identity token has it. */
export interface Proven {
  readonly issuer: string;
  /** Null where the account is nobody's. */
  readonly person: string | null;
  readonly strong: boolean;
  /** ISO instant, or null where the provider does not tell. */
  readonly authenticatedAt: string | null;
}

/** Why a round trip vouches for nothing. */
export type ProofObjection =
  'no-round-trip' | 'late' | 'no-longer-waits' | 'other-person' | 'not-strong' | 'not-anew';

/** How far the provider's clock may be ahead of ours, in milliseconds. */
const SKEW = 60 * 1000;

/**
 * Writes down that the owner of a waiting passkey goes to the identity provider to prove who they are for
 * it. Throws `unknown-passkey` for any that is not theirs or does not wait, and `no-presence`.
 */
export async function beginProof(
  engine: Engine,
  given: { readonly person: string; readonly passkey: string },
): Promise<RoundTrip> {
  const passkey = await engine.store.presence.findPasskey(given.passkey);
  if (passkey === null || passkey.person !== given.person) throw unknownPasskey();
  if (!stillWaits(passkey, engine.clock.now())) throw unknownPasskey();
  const { statement, challenge } = await keepStatement(engine, {
    person: passkey.person,
    purpose: 'prove',
    subject: { passkey: passkey.id, publicKey: digestOf(passkey), name: passkey.name },
  });
  return { state: statement.nonce, nonce: challenge };
}

/** What a round trip was begun for. It is used up by asking, whatever becomes of it. */
export async function takeRoundTrip(
  engine: Engine,
  state: string,
): Promise<(RoundTrip & { readonly kept: StoredChallenge }) | null> {
  const now = engine.clock.now();
  const kept = await engine.store.transaction((tx) => tx.presence.useChallenge(state, now));
  if (kept === null || kept.purpose !== 'prove') return null;
  return { state, nonce: challengeOf(kept.statement), kept };
}

/**
 * Enrols the passkey that a round trip was begun for, where the very person came back from it and had proven
 * who they are after it began. Null when it is done, else why not; the owner is told either way.
 */
export async function enrolByProof(
  engine: Engine,
  kept: StoredChallenge,
  proven: Proven,
): Promise<ProofObjection | null> {
  const { objection, notice } = await engine.store.transaction(async (tx) => {
    const { statement, subject } = readKept(kept);
    const passkey = await tx.presence.lockPasskey(subject.passkey);
    const why = objectionTo(engine, statement, subject, passkey, proven);
    if (why !== null) {
      return { objection: why, notice: await tellRefused(engine, tx, statement, subject, why) };
    }
    const by: Voucher = {
      kind: 'identity-provider',
      issuer: proven.issuer,
      authenticatedAt: proven.authenticatedAt ?? '',
    };
    await tx.presence.enrolPasskey(subject.passkey, engine.clock.now(), by);
    // Nothing is objected to a passkey that is there.
    return { objection: null, notice: await tellEnrolled(engine, tx, passkey as Passkey, by) };
  });
  if (notice !== null) sendNotice(engine, notice);
  return objection;
}

interface Subject {
  readonly passkey: string;
  readonly publicKey: string;
  readonly name: string;
}

function readKept({ statement: text }: StoredChallenge) {
  const statement = JSON.parse(text) as SignedStatement;
  return { statement, subject: statement.subject as unknown as Subject };
}

function objectionTo(
  engine: Engine,
  { person, issuedAt, expiresAt }: SignedStatement,
  subject: Subject,
  passkey: Passkey | null,
  proven: Proven,
): ProofObjection | null {
  const now = engine.clock.now();
  if (person === null || proven.person !== person) return 'other-person';
  if (expiresAt <= now) return 'late';
  const isSame = passkey?.person === person && digestOf(passkey) === subject.publicKey;
  if (!isSame || !stillWaits(passkey, now) || activePerson(engine, person) === null) {
    return 'no-longer-waits';
  }
  if (!proven.strong) return 'not-strong';
  return isAnew(proven.authenticatedAt, issuedAt, now) ? null : 'not-anew';
}

/** After the round trip began: providers tell whole seconds, so the one in which it began counts. */
function isAnew(authenticatedAt: string | null, issuedAt: string, now: string): boolean {
  const at = Date.parse(authenticatedAt ?? '');
  const begun = Math.floor(Date.parse(issuedAt) / 1000) * 1000;
  return at >= begun && at <= Date.parse(now) + SKEW;
}

function stillWaits(passkey: Passkey, now: string): boolean {
  return isPending(passkey) && passkey.requestedAt >= instantAfter(now, -PENDING_LIFETIME);
}

function digestOf({ publicKey }: Passkey): string {
  return `sha256:${sha256(publicKey)}`;
}

/** Somebody else at the provider, where the owner was meant to be, is what the owner must hear of. */
async function tellRefused(
  engine: Engine,
  tx: StoreTransaction,
  { person }: SignedStatement,
  { name }: Subject,
  why: ProofObjection,
): Promise<Notice | null> {
  if (why !== 'other-person' || person === null) return null;
  return tellPerson(
    tx,
    engine,
    person,
    'passkey-refused',
    `Somebody else signed in at the identity provider to enrol the passkey “${name}” for ${nameOf(engine, person)}. It was refused; if you did not make that passkey, revoke it.`,
  );
}
