import type { Effect, EnvironmentKind, Reversibility, Verb } from './types.ts';

const DESTROYING: ReadonlySet<Verb> = new Set(['delete', 'replace']);

/** True when the thing that is there now will not be there afterwards. */
export function destroys(effect: Effect): boolean {
  return DESTROYING.has(effect.verb);
}

/** Environments from worst to mildest; unknown counts as production. */
const BY_DANGER: readonly EnvironmentKind[] = [
  'production',
  'unknown',
  'staging',
  'test',
  'development',
];

/** The most dangerous of some environments; `unknown` when there is none. */
export function worstEnvironment(kinds: Iterable<EnvironmentKind>): EnvironmentKind {
  const seen = new Set(kinds);
  return BY_DANGER.find((kind) => seen.has(kind)) ?? 'unknown';
}

/** Production, or not known not to be. */
export function countsAsProduction(kind: EnvironmentKind): boolean {
  return kind === 'production' || kind === 'unknown';
}

/** Mildest first: what nobody can tell is graver than what costs, and milder than what is known to be lost. */
const BY_GRAVITY: readonly Reversibility[] = ['reversible', 'costly', 'unknown', 'irreversible'];

/** Greater where there is less of a way back. */
export function reversibilityRank(reversibility: Reversibility): number {
  return BY_GRAVITY.indexOf(reversibility);
}

/** The gravest of some, or null of none. */
export function gravest(all: readonly Reversibility[]): Reversibility | null {
  return all.toSorted((a, b) => reversibilityRank(b) - reversibilityRank(a))[0] ?? null;
}

/** How grave an effect is by itself, highest first: what is gone for good, then what nobody can tell. */
export function gravity(effect: Effect): number {
  const undo = { irreversible: 300, unknown: 200, costly: 100, reversible: 0 }[
    effect.reversibility
  ];
  // A backup weighs less than what it was made of: the story leads with the data.
  const isBackup = effect.traits.includes('backup');
  const data = { 'holds-data': isBackup ? 30 : 40, unknown: 20, none: 0 }[effect.data];
  const act = {
    delete: 9,
    replace: 8,
    forget: 6,
    expose: 7,
    grant: 7,
    execute: 5,
    update: 4,
    create: 3,
    move: 2,
    import: 1,
    read: 0,
  }[effect.verb];
  const isAside = effect.traits.includes('test-code') || effect.traits.includes('documentation');
  return undo + (destroys(effect) || undo >= 200 ? data : 0) + act - (isAside ? 10 : 0);
}

/** What people call it: its own name where the input gives one, else its address. */
export function nameOf({ name, address }: Effect['resource']): string {
  return name ?? address;
}

/** A file on its way somewhere: nothing runs with it yet, and no path says where it will. */
export function isUndeployed(effect: Effect): boolean {
  return effect.resource.provider === null && effect.environmentName === null;
}

/** True when nothing runs yet with any of what these effects do. */
export function areUndeployed(effects: readonly Effect[]): boolean {
  return effects.length > 0 && effects.every(isUndeployed);
}
