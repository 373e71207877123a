import { nameOf } from '../../name-of.ts';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { instantAfter, type Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import { evidenceOf } from '../../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { grantIssuedEvent, grantRevokedEvent } from './grant-events.ts';
import { mayGrant } from '../stops/may-resume.ts';
import type { Grant, GrantStanding, GrantTerms } from '../types.ts';

const DAY = 24 * 60 * 60 * 1000;
const LONGEST = 30 * DAY;

/** Ended and revoked ones are shown this long. */
const SHOWN_AFTER_END = 90 * DAY;

const MOST_GRANTS = 500;

/** What the page needs so that this person can sign. Throws as `issueGrant` does, or `no-passkey`. */
export async function challengeGrantTerms(
  engine: Engine,
  terms: GrantTerms,
  person: string,
): Promise<Challenge> {
  refuseUnfit(engine, person);
  refuseBadTime(terms, engine.clock.now());
  return issueChallenge(engine, askedOf(terms, person));
}

/**
 * Lets agents do something alone for a time: an answer given in advance, so it is signed where an answer would
 * be. Throws `not-eligible`, `bad-time`, `presence-required`, or what `takeAssertion` throws.
 */
export async function issueGrant(
  engine: Engine,
  terms: GrantTerms,
  person: string,
  presence?: GivenPresence,
): Promise<Grant> {
  refuseUnfit(engine, person);
  const now = engine.clock.now();
  refuseBadTime(terms, now);
  return signedTransaction(engine, async (tx) => {
    const evidence = await evidenceOf(tx, engine, {
      ...askedOf(terms, person),
      asks: reachesPresence(engine, terms),
      presence,
    });
    const grant: Grant = {
      ...terms,
      id: engine.ids.next(),
      grantedBy: person,
      grantedAt: now,
      ...(evidence !== null && { evidence }),
      revoked: null,
    };
    await tx.agents.insertGrant(grant);
    await tx.appendToLedger(grantIssuedEvent(grant, nameOf(engine, person)));
    return grant;
  });
}

function refuseUnfit(engine: Engine, person: string): void {
  const permission = mayGrant(engine, person);
  if (permission.allowed) return;
  throw new EngineFault('not-eligible', permission.why, 'Ask somebody senior to grant it.');
}

/** What somebody signs who lets agents act: every term of it. As text, like the terms of a directive. */
function askedOf(terms: GrantTerms, person: string): Asked {
  const { agent, systems, environments, verbs, programs, quota, startsAt, endsAt, reason } = terms;
  const known = { agent, systems, environments, verbs, programs, quota, startsAt, endsAt, reason };
  return { person, purpose: 'grant', subject: { terms: canonicalJson(known) } };
}

/**
 * Whether it may lift a hold that asks for presence: one on a system of such a tier. One that the catalog does
 * not have may be of any; one without a tier counts as Tier 2, as when a change hits it.
 */
function reachesPresence({ world }: Engine, { systems }: GrantTerms): boolean {
  const tiers = world.policy.terms?.presence?.tiers ?? [];
  if (tiers.length === 0) return false;
  const known = new Map(world.catalog.catalog.systems.map(({ id, tier }) => [id, tier ?? 2]));
  return systems.some((id) => {
    const tier = known.get(id);
    return tier === undefined || tiers.includes(tier);
  });
}

function refuseBadTime({ startsAt, endsAt }: GrantTerms, now: string): void {
  const advice = 'A grant begins, ends within 30 days of its beginning, and has not ended yet.';
  // Instants may differ in how many digits they have, so they are compared as times.
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (end <= start) {
    throw new EngineFault('bad-time', 'The grant ends before it begins.', advice);
  }
  if (end - start > LONGEST) {
    throw new EngineFault('bad-time', 'The grant is for longer than 30 days.', advice);
  }
  if (end <= Date.parse(now)) {
    throw new EngineFault('bad-time', 'The grant has ended already.', advice);
  }
}

/** Takes a grant back. Anybody may. A second time changes nothing. Throws `unknown-grant`. */
export async function revokeGrant(
  engine: Engine,
  id: string,
  person: string,
  reason: string,
): Promise<GrantStanding> {
  return engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const standing = await tx.agents.lockGrant(id, now);
    if (standing === null) throw unknownGrant(id);
    if (standing.grant.revoked !== null) return standing;
    await tx.agents.revokeGrant(id, now, person, reason);
    const by = { id: person, name: nameOf(engine, person) };
    await tx.appendToLedger(grantRevokedEvent(standing.grant, by, reason, now));
    return { ...standing, grant: { ...standing.grant, revoked: { at: now, by: person, reason } } };
  });
}

/** Those there are, and those that ended lately. */
export function listGrants({ store, clock }: Engine): Promise<readonly GrantStanding[]> {
  const now = clock.now();
  return store.agents.listGrants(instantAfter(now, -SHOWN_AFTER_END), now, MOST_GRANTS);
}

/** Active and to come: what guards go by. */
export async function grantsInForce({ store, clock }: Engine): Promise<readonly Grant[]> {
  const now = clock.now();
  const standings = await store.agents.listGrants(now, now, MOST_GRANTS);
  return standings
    .filter(({ grant, isRecorded }) => isRecorded && grant.revoked === null)
    .map(({ grant }) => grant);
}

export type GrantState = 'coming' | 'active' | 'ended' | 'revoked' | 'altered';

export function grantState(
  { grant, isRecorded }: Pick<GrantStanding, 'grant' | 'isRecorded'>,
  now: string,
): GrantState {
  if (grant.revoked !== null) return 'revoked';
  if (!isRecorded) return 'altered';
  const at = Date.parse(now);
  if (Date.parse(grant.endsAt) <= at) return 'ended';
  return Date.parse(grant.startsAt) <= at ? 'active' : 'coming';
}

/** Uses left in the present window. */
export function usesLeft(standing: GrantStanding, now: string): number {
  if (grantState(standing, now) !== 'active') return 0;
  return Math.max(0, standing.grant.quota.count - standing.recent.length);
}

export function unknownGrant(id: string): EngineFault {
  return new EngineFault(
    'unknown-grant',
    `There is no grant ${id}.`,
    'See GET /api/grants, or the page of the grants, for those there are.',
  );
}
