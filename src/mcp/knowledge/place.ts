import type { EnvironmentKind } from '../../core/change/types.ts';
import { levelFor } from '../../core/policy/autonomy.ts';
import type { AutonomyLevel, ZoneKind } from '../../core/policy/types.ts';
import { zoneOf } from '../../core/policy/zones.ts';
import type { LoadedSnapshot } from '../../cli/guard/snapshot/loaded.ts';

/** What is known of one path: where AI may work, who answers for it, what an agent may do to its systems. */
export interface Place {
  readonly path: string;
  readonly zone: ZoneKind;
  /** Why AI is not free there, or null. */
  readonly reason: string | null;
  /** `policy.yaml:12`, or null where no rule speaks of the path. */
  readonly rule: string | null;
  readonly systems: readonly string[];
  readonly owners: readonly string[];
}

/** An agent's level on the systems of a place, in one environment. */
export interface Leave {
  readonly environment: EnvironmentKind;
  readonly level: AutonomyLevel;
}

const ENVIRONMENTS: readonly EnvironmentKind[] = [
  'production',
  'staging',
  'test',
  'development',
  'unknown',
];

type Rules = Pick<LoadedSnapshot, 'policy' | 'catalog'>;

export function placeOf({ policy, catalog }: Rules, path: string): Place {
  const claims = catalog.claimsOn({ type: 'file', address: path, provider: null, name: null });
  const systems = claims.map(({ system }) => system);
  const zone = zoneOf(policy, { path, systems });
  const owners = systems.flatMap((id) => catalog.systems.get(id)?.owners ?? []);
  return {
    path,
    zone: zone?.zone ?? 'free',
    reason: zone?.reason ?? null,
    rule: zone === null ? null : `${zone.source.file}:${zone.source.line}`,
    systems,
    owners: [...new Set(owners)],
  };
}

/** What an agent may do alone to what runs: files are another matter, since people read them first. */
export function leaveOn(
  { policy }: Rules,
  systems: readonly string[],
  agents: readonly string[],
): readonly Leave[] {
  return ENVIRONMENTS.map((environment) => ({
    environment,
    level: levelFor({ environment, systems }, agents, policy.autonomy ?? []).level,
  }));
}
