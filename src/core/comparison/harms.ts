import { countsAsProduction, destroys, nameOf } from '../change/kinds.ts';
import type { Effect, EnvironmentKind } from '../change/types.ts';
import type { Candidate, Harm, HarmKind } from './types.ts';

/** How one kind of harm is measured and told. */
interface Measure {
  readonly kind: HarmKind;
  readonly of: (candidate: Candidate) => { readonly measure: number; readonly what: string };
  /** About a candidate without this harm. */
  readonly none: string;
  /** In front of what is behind the measure. */
  readonly some: string;
}

/**
 * From the worst on: what is gone for good weighs more than anything that can be had back, and what
 * nobody can tell comes right after it, since unknown is not safe. Each kind decides only among equals.
 */
const MEASURES: readonly Measure[] = [
  {
    kind: 'denied',
    of: ({ verdict }) => {
      const denying = verdict.reasons.filter(({ outcome }) => outcome === 'deny');
      return counted(denying.map(({ rule }) => rule));
    },
    none: 'is denied by no rule',
    some: 'is denied by',
  },
  {
    kind: 'data-lost',
    of: acting((effect, place) => isGone(effect) && holdsData(effect) && countsAsProduction(place)),
    none: 'loses no data for good',
    some: 'loses data for good:',
  },
  {
    kind: 'untold',
    of: (candidate) => {
      const { signals } = candidate.assessment.change;
      const unseen = signals
        .filter(({ weight }) => weight === 'hold')
        .map(({ message }) => message);
      return counted([
        ...effectNames(candidate, (e, place) => isUntold(e) && place !== 'development'),
        ...unseen,
      ]);
    },
    none: 'leaves nothing untold',
    some: 'leaves open what happens to',
  },
  {
    kind: 'irreversible',
    of: acting(
      (effect, place) => isGone(effect) && !holdsData(effect) && countsAsProduction(place),
    ),
    none: 'does nothing else that cannot be undone',
    some: 'cannot be undone in',
  },
  {
    kind: 'lost-elsewhere',
    of: acting((effect, place) => isGone(effect) && !countsAsProduction(place)),
    none: 'loses nothing outside production either',
    some: 'loses something outside production:',
  },
  {
    kind: 'costly',
    of: acting((effect, place) => effect.reversibility === 'costly' && countsAsProduction(place)),
    none: 'can be undone at no cost',
    some: 'is hard to undo in',
  },
  {
    kind: 'opened',
    of: acting(opens),
    none: 'opens and unprotects nothing',
    some: 'widens access or takes protection away:',
  },
  {
    kind: 'worst-tier',
    of: ({ assessment }) => {
      const { worstTier } = assessment.reach;
      return { measure: worstTier === null ? 0 : 5 - worstTier, what: `Tier ${worstTier}` };
    },
    none: 'reaches no system that has a tier',
    some: 'reaches',
  },
  {
    kind: 'tier-1-reach',
    of: ({ assessment: { reach } }) => amount(reach.countByTier['1'], 'Tier-1 system'),
    none: 'reaches no Tier-1 system',
    some: 'reaches',
  },
  {
    kind: 'reach',
    of: ({ assessment: { reach } }) => amount(reach.total, 'system'),
    none: 'reaches no system of the catalog',
    some: 'reaches',
  },
  {
    kind: 'crossings',
    of: ({ assessment: { reach } }) => counted(reach.crossings.map(({ to }) => to)),
    none: 'crosses into nothing more critical than what it touches',
    some: 'gets from less critical systems to',
  },
  {
    kind: 'echoes',
    of: ({ assessment }) => counted(assessment.echoes.map(({ incident }) => incident.title)),
    none: 'resembles no past incident',
    some: 'resembles',
  },
  {
    kind: 'risk',
    of: ({ assessment: { risk } }) => amount(risk.points, 'risk point'),
    none: 'has no risk points',
    some: 'has',
  },
  {
    kind: 'effects',
    of: ({ assessment: { change } }) =>
      amount(change.effects.filter(({ verb }) => verb !== 'read').length, 'effect'),
    none: 'changes nothing',
    some: 'has',
  },
];

/** Every measure of a candidate, the one that decides first in front. */
export function harmsOf(candidate: Candidate): readonly Harm[] {
  return MEASURES.map(({ kind, of, none, some }) => {
    const { measure, what } = of(candidate);
    return { kind, measure, words: measure === 0 ? none : `${some} ${what}` };
  });
}

type Predicate = (effect: Effect, place: EnvironmentKind) => boolean;

function acting(applies: Predicate): Measure['of'] {
  return (candidate) => counted(effectNames(candidate, applies));
}

function effectNames({ assessment }: Candidate, applies: Predicate): readonly string[] {
  const { change, environments } = assessment;
  return change.effects
    .filter(
      (effect, index) =>
        effect.verb !== 'read' && applies(effect, environments[index] ?? 'unknown'),
    )
    .map(({ resource }) => nameOf(resource));
}

function isGone({ reversibility }: Effect): boolean {
  return reversibility === 'irreversible';
}

function holdsData({ data }: Effect): boolean {
  return data !== 'none';
}

function isUntold(effect: Effect): boolean {
  return effect.reversibility === 'unknown' || (effect.data === 'unknown' && destroys(effect));
}

function opens({ verb, traits }: Effect, place: EnvironmentKind): boolean {
  const opening =
    verb === 'expose' ||
    verb === 'grant' ||
    traits.includes('public-exposure') ||
    traits.includes('permission-widened') ||
    traits.includes('protection-removed');
  return opening && countsAsProduction(place);
}

const MOST_NAMED = 3;

function counted(names: readonly string[]): { readonly measure: number; readonly what: string } {
  const named = [...new Set(names)].slice(0, MOST_NAMED);
  const left = new Set(names).size - named.length;
  const last = left > 0 ? `${left} more` : named.pop();
  const what = named.length === 0 ? (last ?? '') : `${named.join(', ')} and ${last}`;
  return { measure: names.length, what };
}

function amount(count: number, noun: string): { readonly measure: number; readonly what: string } {
  return { measure: count, what: `${count} ${noun}${count === 1 ? '' : 's'}` };
}
