import { countsAsProduction, destroys, gravity, isUndeployed, nameOf } from './kinds.ts';
import type { Change, Effect, EnvironmentKind, Trait, Verb } from './types.ts';

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

/** What a thing is called in a sentence, by the first trait that it has. */
const NOUNS: readonly (readonly [Trait, string])[] = [
  ['backup', 'backup'],
  ['database', 'database'],
  ['key-material', 'key'],
  ['secret', 'secret'],
  ['queue', 'queue'],
];

interface Acting {
  readonly effect: Effect;
  readonly environment: EnvironmentKind;
}

/**
 * What is about to happen and where, in one sentence: the gravest effect by name, backups that go with
 * it, the rest by number.
 */
export function headlineOf(change: Change, environments: readonly EnvironmentKind[]): string {
  const acting = change.effects
    .map((effect, index): Acting => ({ effect, environment: environments[index] ?? 'unknown' }))
    .filter(({ effect }) => effect.verb !== 'read');
  const [gravest, ...others] = acting.toSorted(byGravity);
  if (!gravest) {
    return change.signals.some((signal) => signal.weight === 'hold')
      ? 'Nothing can be said about what this would do.'
      : 'Changes nothing.';
  }
  const companions = backupsLostWith(gravest, others);
  const rest = others.filter((other) => !companions.includes(other));
  const sentence = [
    VERB_PHRASE[gravest.effect.verb],
    ` ${calledIn(gravest.effect)}`,
    withBackups(companions.length),
    placeOf(gravest),
  ].join('');
  return rest.length === 0 ? `${sentence}.` : `${sentence}, and ${restOf(rest)}.`;
}

function byGravity(a: Acting, b: Acting): number {
  return (
    graveness(b) - graveness(a) || (a.effect.resource.address < b.effect.resource.address ? -1 : 1)
  );
}

/** The same act weighs more in production, but what is gone for good elsewhere outweighs a small change there. */
function graveness({ effect, environment }: Acting): number {
  return gravity(effect) + (countsAsProduction(environment) ? 250 : 0);
}

function backupsLostWith(gravest: Acting, others: readonly Acting[]): readonly Acting[] {
  const { effect, environment } = gravest;
  if (!destroys(effect) || effect.data !== 'holds-data' || isBackup(gravest)) return [];
  return others.filter(
    (other) => isBackup(other) && destroys(other.effect) && other.environment === environment,
  );
}

function isBackup({ effect }: Acting): boolean {
  return effect.traits.includes('backup');
}

function calledIn({ resource, traits }: Effect): string {
  const noun = NOUNS.find(([trait]) => traits.includes(trait))?.[1];
  return noun === undefined ? nameOf(resource) : `the ${noun} ${nameOf(resource)}`;
}

/** Files are on their way to an environment, not in one, unless their path says which. */
function placeOf({ effect, environment }: Acting): string {
  if (isUndeployed(effect)) return '';
  if (environment === 'unknown') return ' in an environment that the input does not name';
  return effect.environmentName === null || effect.environmentName === environment
    ? ` in ${environment}`
    : ` in ${environment} (${effect.environmentName})`;
}

function restOf(others: readonly Acting[]): string {
  const destroyed = others.filter(({ effect }) => destroys(effect)).length;
  const rest = others.length - destroyed;
  const parts = [
    ...(destroyed > 0 ? [`deletes or recreates ${destroyed} more`] : []),
    ...(rest > 0
      ? [`touches ${rest} ${destroyed === 0 ? 'more' : rest === 1 ? 'other' : 'others'}`]
      : []),
  ];
  return parts.join(' and ');
}

function withBackups(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' together with a backup' : ` together with ${count} backups`;
}
