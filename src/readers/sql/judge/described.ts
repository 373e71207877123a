import type { Effect, Trait } from '../../../core/change/types.ts';

/** What is not going to be run is told only where it would matter. */
function told(effect: Effect, because: string, traits: readonly Trait[]): readonly Effect[] {
  if (effect.reversibility === 'reversible') return [];
  return [
    {
      ...effect,
      verb: 'read',
      reversibility: 'reversible',
      data: 'none',
      traits,
      why: `${because} ${effect.why}`,
      safer: [],
    },
  ];
}

/** An effect of a script that only describes: a rollback, a dump. */
export function asDescribed(effect: Effect): readonly Effect[] {
  return told(effect, 'This is not run on the way forward; if it were:', []);
}

/** An effect of a transaction that ends in ROLLBACK. */
export function asRolledBack(effect: Effect): readonly Effect[] {
  // What runs outside the database, or nobody can tell, is not taken back with it.
  if (effect.reversibility === 'unknown') return [effect];
  return told(effect, 'The transaction ends in ROLLBACK, which takes this back:', ['dry-run']);
}
