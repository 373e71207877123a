import type { Engine } from '../../engine.ts';
import { refuseInDoubt } from '../../ledger-trust.ts';
import { grantUsedEvent } from './grant-events.ts';
import { grantState, unknownGrant, usesLeft } from './grants.ts';
import { concerns } from '../stops/scope.ts';
import { sessionId } from '../session-id.ts';
import type { GrantStanding, SessionKey } from '../types.ts';

export interface GrantUse extends SessionKey {
  /** Id of the decision; a retry with the same one is no second use. */
  readonly decision: string;
  readonly operator: string | null;
  /** Whether only what a person signed counts for the action; left out by a guard that does not know. */
  readonly presence?: boolean;
}

export interface GrantUsed {
  readonly allowed: boolean;
  readonly left: number;
  readonly why: string | null;
  readonly retryAfterSeconds: number | null;
}

/** Counts one use, in order with every other. Throws `unknown-grant`, `ledger-broken`, `ledger-unverified`. */
export async function useGrant(
  engine: Engine,
  id: string,
  use: GrantUse,
  by: string,
): Promise<GrantUsed> {
  refuseInDoubt(engine.ledger);
  return engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const standing = await tx.agents.lockGrant(id, now);
    if (standing === null) throw unknownGrant(id);
    const { stops } = await tx.agents.activeStops();
    const call = { ...use, repository: null };
    const isStopped = stops.some(({ scope }) => {
      const { systems } = standing.grant;
      return concerns(scope, call, scope.kind === 'system' && systems.includes(scope.system));
    });
    const refusal = isStopped
      ? no('A stop is in force.', null)
      : refusalOf(engine, standing, use, now);
    if (refusal !== null) return refusal;
    const agent = sessionId(use);
    const { machine, host, session, operator } = use;
    const seen = { id: agent, machine, host, session, at: now, operator, ends: false };
    await tx.agents.seeSession({ ...seen, model: null, repository: null, cwd: '' });
    const isNew = !(await tx.agents.isGrantUseTold(id, use.decision));
    await tx.agents.insertGrantUse(id, use.decision, agent, now);
    const left = usesLeft(standing, now) - (isNew ? 1 : 0);
    if (isNew) {
      const used = { decision: use.decision, agent, left };
      await tx.appendToLedger(grantUsedEvent(standing.grant, used, by, now));
    }
    return { allowed: true, left, why: null, retryAfterSeconds: null };
  });
}

function refusalOf(
  engine: Engine,
  standing: GrantStanding,
  use: GrantUse,
  now: string,
): GrantUsed | null {
  const { grant, recent } = standing;
  const state = grantState(standing, now);
  if (state === 'altered') {
    return no('The ledger has this grant otherwise, or not at all. Give it anew.', null);
  }
  if (state !== 'active') return no(`The grant is not in force: ${state}.`, null);
  if (grant.agent !== '*' && grant.agent !== use.host) return no(`It is for ${grant.agent}.`, null);
  if (
    use.operator !== null &&
    engine.world.catalog.personBy(use.operator)?.id === grant.grantedBy
  ) {
    return no('Whoever the agent acts for granted it, and nobody grants to their own.', null);
  }
  if (grant.evidence === undefined && (use.presence ?? mayAskPresence(engine))) {
    return no(
      'Nobody signed it, and here only what a person signs with a passkey counts. Give it anew and sign it.',
      null,
    );
  }
  const oldest = recent[0];
  if (recent.length < grant.quota.count || oldest === undefined) return null;
  const free = Date.parse(oldest) + grant.quota.perSeconds * 1000 - Date.parse(now);
  return no(
    `The ${grant.quota.count} uses in ${grant.quota.perSeconds} seconds are spent.`,
    Math.max(1, Math.ceil(free / 1000)),
  );
}

/** What is not known of an action might be asked of it. */
function mayAskPresence({ world }: Engine): boolean {
  const presence = world.policy.terms?.presence ?? null;
  return (
    presence !== null && (presence.tiers.length > 0 || presence.irreversible || presence.rules)
  );
}

function no(why: string, retryAfterSeconds: number | null): GrantUsed {
  return { allowed: false, left: 0, why, retryAfterSeconds };
}
