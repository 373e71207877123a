import type { Assessment } from '../assess.ts';
import type { Effect, EnvironmentKind } from '../change/types.ts';
import { actingAgents, namesOneOf } from './acting-agent.ts';
import type { Match } from './match.ts';
import { systemsByEffect } from './systems-by-effect.ts';
import type { AutonomyLevel, AutonomyRule, Demand, Grant, Policy, RuleSource } from './types.ts';

const BUILT_IN: RuleSource = { file: 'built in', line: 0 };

/** One effect of an agent, where it acts and on what. */
interface Deed {
  readonly index: number;
  readonly effect: Effect;
  readonly environment: EnvironmentKind;
  readonly systems: readonly string[];
}

/**
 * What an agent may not do alone. `observe` refuses all but reading, `propose` holds it; from
 * `act-with-approval` on, the rules alone decide. A grant lifts the hold from what it covers, unless that
 * cannot be undone.
 */
export function matchAutonomy(
  assessment: Assessment,
  policy: Policy,
  now: string,
): readonly Match[] {
  const agents = actingAgents(assessment);
  if (agents.length === 0) return [];
  const refused: number[] = [];
  const held: number[] = [];
  let source = BUILT_IN;
  for (const deed of deedsOf(assessment)) {
    const found = levelFor(deed, agents, policy.autonomy ?? []);
    if (found.level === 'observe') refused.push(deed.index);
    else if (found.level === 'propose' && grantsFor(deed, agents, policy, now).length === 0) {
      held.push(deed.index);
    } else continue;
    source = found.source;
  }
  return [
    ...(refused.length > 0 ? [asMatch('observe', refused, source)] : []),
    ...(held.length > 0 ? [asMatch('propose', held, source)] : []),
  ];
}

/** Ids of the grants that lift something here: the uses to count once the verdict is `allow`. */
export function grantsUsed(assessment: Assessment, policy: Policy, now: string): readonly string[] {
  const agents = actingAgents(assessment);
  if (agents.length === 0) return [];
  const used = deedsOf(assessment)
    .filter((deed) => levelFor(deed, agents, policy.autonomy ?? []).level === 'propose')
    .flatMap((deed) => grantsFor(deed, agents, policy, now)[0]?.id ?? []);
  return [...new Set(used)].toSorted();
}

/** Running resources only: what an agent writes into a repository is read before it is merged. */
function deedsOf(assessment: Assessment): readonly Deed[] {
  const systems = systemsByEffect(assessment);
  return assessment.change.effects.flatMap((effect, index) =>
    effect.verb === 'read' || effect.resource.provider === null
      ? []
      : [
          {
            index,
            effect,
            environment: assessment.environments[index] ?? 'unknown',
            systems: systems.get(index) ?? [],
          },
        ],
  );
}

/** What an agent of any of these names may do there: by the first rule that fits, else the built-in level. */
export function levelFor(
  { environment, systems }: Pick<Deed, 'environment' | 'systems'>,
  agents: readonly string[],
  rules: readonly AutonomyRule[],
): { readonly level: AutonomyLevel; readonly source: RuleSource } {
  const found = rules.find(
    (rule) =>
      namesOneOf(rule.agents, agents) &&
      (rule.environments.length === 0 || rule.environments.includes(environment)) &&
      (rule.systems.length === 0 || systems.some((system) => rule.systems.includes(system))),
  );
  if (found !== undefined) return found;
  return {
    level: environment === 'production' ? 'propose' : 'act-with-approval',
    source: BUILT_IN,
  };
}

function grantsFor(
  { effect, environment, systems }: Deed,
  agents: readonly string[],
  policy: Policy,
  now: string,
): readonly Grant[] {
  if (effect.reversibility === 'irreversible' || effect.reversibility === 'unknown') return [];
  const instant = Date.parse(now);
  return (policy.grants ?? []).filter(
    (grant) =>
      Date.parse(grant.starts) <= instant &&
      instant < Date.parse(grant.ends) &&
      namesOneOf(grant.agents, agents) &&
      grant.verbs.includes(effect.verb) &&
      (grant.types.length === 0 || grant.types.includes(effect.resource.type)) &&
      (grant.environments.length === 0 || grant.environments.includes(environment)) &&
      (grant.systems.length === 0 || systems.some((system) => grant.systems.includes(system))),
  );
}

function asMatch(
  level: 'observe' | 'propose',
  effects: readonly number[],
  source: RuleSource,
): Match {
  const looks = level === 'observe';
  return {
    rule: {
      id: `autonomy-${level}`,
      title: looks ? 'The agent may only look here' : 'The agent may only propose here',
      severity: null,
      per: 'effect',
      when: () => ({ kind: 'matched' }),
      whenText: `an agent acts where its level is ${level}`,
      demand: looks ? { kind: 'deny' } : ONE_PERSON,
      message: looks
        ? 'This agent may read here and nothing else.'
        : 'In this environment an agent proposes and a person acts.',
      lift: looks
        ? 'Let a person do it, or ask for a higher level for this agent here.'
        : 'Let one other person release it, or ask for a grant: for a time and a number of uses.',
      source,
    },
    effects,
    failure: null,
    until: null,
  };
}

const ONE_PERSON: Demand = {
  kind: 'require',
  approvals: [
    { count: 1, from: { level: null, team: null, ownersOf: null, people: null, except: [] } },
  ],
  validations: [],
};
