import type { Assessment } from '../assess.ts';
import type { Effect } from '../change/types.ts';
import { isAiAssisted } from '../provenance/judge.ts';
import { actingAgents } from './acting-agent.ts';
import type { Match } from './match.ts';
import { systemsByEffect } from './systems-by-effect.ts';
import type { Demand, Policy, Zone } from './types.ts';

/** The zone that a path or system lies in, or null: then AI may work there freely. */
export function zoneOf(
  policy: Pick<Policy, 'zones'>,
  place: { readonly path: string | null; readonly systems: readonly string[] },
): Zone | null {
  const found = policy.zones?.find(
    (zone) =>
      (place.path !== null && zone.covers(place.path)) ||
      place.systems.some((system) => zone.systems.includes(system)),
  );
  return found === undefined || found.zone === 'free' ? null : found;
}

/** What zones ask of a change that AI had a part in: one match for each zone that it touches. */
export function matchZones(assessment: Assessment, policy: Policy): readonly Match[] {
  if ((policy.zones ?? []).length === 0 || !isAiAssisted(assessment.provenance)) return [];
  const touched = new Map<Zone, number[]>();
  const systems = systemsByEffect(assessment);
  for (const [index, effect] of assessment.change.effects.entries()) {
    if (effect.verb === 'read') continue;
    const zone = zoneOf(policy, { path: pathOf(effect), systems: systems.get(index) ?? [] });
    if (zone !== null) touched.set(zone, [...(touched.get(zone) ?? []), index]);
  }
  const acts = actingAgents(assessment).length > 0;
  return [...touched].flatMap(([zone, effects]) => asMatch(zone, effects, acts) ?? []);
}

/** Files of the repository have their path for an address, or are named as where a thing is declared. */
function pathOf({ resource }: Effect): string | null {
  return resource.file ?? (resource.provider === null ? resource.address : null);
}

function asMatch(zone: Zone, effects: readonly number[], acts: boolean): Match | null {
  // An agent may write where it may assist: people read the change before it is merged.
  if (zone.zone === 'assisted' && acts) return null;
  const isClosed = zone.zone === 'human-only';
  return {
    rule: {
      id: isClosed ? 'zone-human-only' : 'zone-assisted',
      title: isClosed ? 'A place where only people work' : 'A place where AI may only help',
      severity: isClosed ? 'high' : 'medium',
      per: 'effect',
      when: () => ({ kind: 'matched' }),
      whenText: `AI had a part in it, and it touches a zone that is ${zone.zone}`,
      demand: isClosed && acts ? { kind: 'deny' } : SENIOR,
      message: `${zone.reason} ${isClosed ? 'No agent changes anything here.' : 'Somebody senior reads what AI wrote here.'}`,
      lift: isClosed
        ? 'Let a person write it, and describe to them what you would do.'
        : 'Let somebody senior or above read it and release it.',
      source: zone.source,
    },
    effects,
    failure: null,
    until: null,
  };
}

const SENIOR: Demand = {
  kind: 'require',
  approvals: [
    { count: 1, from: { level: 'senior', team: null, ownersOf: null, people: null, except: [] } },
  ],
  validations: [],
};
