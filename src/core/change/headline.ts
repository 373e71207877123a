import { gravity } from './kinds.ts';
import type { Change, Effect, EnvironmentKind, Verb } from './types.ts';

const VERB_PHRASE: Readonly<Record<Verb, string>> = {
  read: 'Reads',
  create: 'Creates',
  update: 'Changes',
  replace: 'Deletes and recreates',
  delete: 'Deletes',
  forget: 'Drops from state, without touching it,',
  import: 'Takes into state',
  move: 'Moves',
  execute: 'Runs',
  grant: 'Widens what is allowed by',
  expose: 'Opens to the outside',
};

/** What is about to happen and where, in one sentence: the gravest effect by name, the rest by number. */
export function headlineOf(change: Change, environments: readonly EnvironmentKind[]): string {
  const acting = change.effects
    .map((effect, index) => ({ effect, environment: environments[index] ?? 'unknown' }))
    .filter(({ effect }) => effect.verb !== 'read');
  const [gravest, ...others] = acting.toSorted((a, b) => gravity(b.effect) - gravity(a.effect));
  if (!gravest) {
    return change.signals.some((signal) => signal.weight === 'hold')
      ? 'Nothing can be said about what this would do.'
      : 'Changes nothing.';
  }
  const sentence = `${VERB_PHRASE[gravest.effect.verb]} ${nameOf(gravest.effect)}${placeOf(gravest.effect, gravest.environment)}`;
  return others.length === 0 ? `${sentence}.` : `${sentence}, and ${restOf(others)}.`;
}

function nameOf({ resource }: Effect): string {
  const known = resource.name !== null && !resource.address.includes(resource.name);
  return known ? `${resource.address} (${resource.name})` : resource.address;
}

/** Files are on their way to an environment, not in one, unless their path says which. */
function placeOf(effect: Effect, environment: EnvironmentKind): string {
  if (environment === 'unknown') {
    return effect.resource.provider === null
      ? ''
      : ' in an environment that the input does not name';
  }
  if (effect.environmentName === null && effect.resource.provider === null) return '';
  return effect.environmentName === null || effect.environmentName === environment
    ? ` in ${environment}`
    : ` in ${environment} (${effect.environmentName})`;
}

function restOf(others: readonly { readonly effect: Effect }[]): string {
  const destroyed = others.filter(({ effect }) =>
    ['delete', 'replace'].includes(effect.verb),
  ).length;
  const rest = others.length - destroyed;
  const parts = [
    ...(destroyed > 0 ? [`deletes or recreates ${destroyed} more`] : []),
    ...(rest > 0
      ? [`touches ${rest} ${destroyed === 0 ? 'more' : rest === 1 ? 'other' : 'others'}`]
      : []),
  ];
  return parts.join(' and ');
}
