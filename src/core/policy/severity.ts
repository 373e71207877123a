import type { Assessment } from '../assess.ts';
import { isUndeployed, worstEnvironment } from '../change/kinds.ts';
import type { EnvironmentKind } from '../change/types.ts';
import type { Match } from './match.ts';
import type { Policy, Severity } from './types.ts';

const RISING: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

export function severityRank(severity: Severity): number {
  return RISING.indexOf(severity);
}

/** As the rule says, else by the worst tier and environment of the effects that it matched. */
export function severityOf(match: Match, assessment: Assessment, policy: Policy): Severity {
  if (match.rule.severity !== null) return match.rule.severity;
  const effects = match.effects.length > 0 ? match.effects : [...assessment.change.effects.keys()];
  const matched = new Set(effects);
  const hit = new Set(
    assessment.reach.hits.filter(({ effect }) => matched.has(effect)).map(({ system }) => system),
  );
  const tiers = assessment.reach.systems
    .filter(({ id }) => hit.has(id))
    .flatMap(({ tier }) => tier ?? []);
  const tier = tiers.length === 0 ? 'none' : (`${Math.min(...tiers) as 1 | 2 | 3 | 4}` as const);
  const place = worstEnvironment(effects.map((index) => placeOf(index, assessment)));
  return policy.severities[tier][place];
}

/** What is merged is on its way to production, so its severity is that of where it will run. */
function placeOf(index: number, { change, environments }: Assessment): EnvironmentKind {
  const effect = change.effects[index];
  return effect && isUndeployed(effect) ? 'production' : (environments[index] ?? 'unknown');
}
