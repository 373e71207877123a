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
 * cannot be undone, or nobody signed it where only people who are present count (`presence`).
 */
export function matchAutonomy(
  assessment: Assessment,
  policy: Policy,
  presence: boolean,
  now: string,
): readonly Match[] {
  const agents = actingAgents(assessment);
  if (agents.length === 0) return [];
  const refused: number[] = [];
  const held: number[] = [];
  let source = BUILT_IN;
  let unsigned = false;
  for (const deed of deedsOf(assessment)) {
    const found = levelFor(deed, agents, policy.autonomy ?? []);
    if (found.level === 'observe') refused.push(deed.index);
    else if (found.level === 'propose') {
      const covering = grantsFor(deed, agents, policy, now);
      if (covering.some((grant) => serves(grant, presence))) continue;
      unsigned ||= covering.length > 0;
      held.push(deed.index);
    } else continue;
    source = found.source;
  }
  return [
    ...(refused.length > 0 ? [asMatch(OBSERVE, refused, source)] : []),
    ...(held.length > 0 ? [asMatch(proposeWords(presence, unsigned), held, source)] : []),
  ];
}

/** Ids of the grants that lift something here: the uses to count once the verdict is `allow`. */
export function grantsUsed(
  assessment: Assessment,
  policy: Policy,
  presence: boolean,
  now: string,
): readonly string[] {
  const agents = actingAgents(assessment);
  if (agents.length === 0) return [];
  const used = deedsOf(assessment)
    .filter((deed) => levelFor(deed, agents, policy.autonomy ?? []).level === 'propose')
    .flatMap((deed) => {
      const covering = grantsFor(deed, agents, policy, now);
      return covering.find((grant) => serves(grant, presence))?.id ?? [];
    });
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

/** What nobody signed may have been given by an agent that holds somebody's session. */
function serves({ signed }: Grant, presence: boolean): boolean {
  return signed || !presence;
}

interface LevelWords {
  readonly level: 'observe' | 'propose';
  readonly message: string;
  readonly lift: string;
}

const OBSERVE: LevelWords = {
  level: 'observe',
  message: 'This agent may read here and nothing else.',
  lift: 'Let a person do it, or ask for a higher level for this agent here.',
};

function proposeWords(presence: boolean, unsigned: boolean): LevelWords {
  const level = 'propose';
  const message = 'In this environment an agent proposes and a person acts.';
  if (!presence) {
    const lift =
      'Let one other person release it, or ask for a grant: for a time and a number of uses.';
    return { level, message, lift };
  }
  const passedOver =
    'A grant covers this, but nobody signed it, and here only what a person signs with a passkey counts: let it be given anew and signed.';
  return {
    level,
    message: unsigned ? `${message} ${passedOver}` : message,
    lift: 'Let one other person release it, or ask for a grant that is signed with a passkey: for a time and a number of uses.',
  };
}

function asMatch(
  { level, message, lift }: LevelWords,
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
      message,
      lift,
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
