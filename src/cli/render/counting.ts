/** Words and numbers that every format uses. */
import { gravity } from '../../core/change/kinds.ts';
import type { Effect, Verb } from '../../core/change/types.ts';

export interface NumberedEffect {
  /** Index into `change.effects`. */
  readonly index: number;
  readonly effect: Effect;
}

/** The gravest first; among equals the order of the change. */
export function byGravity(effects: readonly Effect[]): readonly NumberedEffect[] {
  return effects
    .map((effect, index) => ({ effect, index }))
    .toSorted((a, b) => gravity(b.effect) - gravity(a.effect) || a.index - b.index);
}

/** `3 delete, 12 update`: in order of first appearance. */
export function countByVerb(effects: readonly NumberedEffect[]): string {
  const counts = new Map<Verb, number>();
  for (const { effect } of effects) counts.set(effect.verb, (counts.get(effect.verb) ?? 0) + 1);
  return [...counts].map(([verb, count]) => `${group(count)} ${verb}`).join(', ');
}

/** `1 effect`, `2,340 effects`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${group(number)} ${number === 1 ? singular : plural}`;
}

/** Digits in groups of three, the same under every locale. */
export function group(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1.2 MB`, for people. */
export function bytes(size: number): string {
  if (size < 1000) return count(size, 'byte');
  if (size < 1e6) return `${(size / 1e3).toFixed(1)} kB`;
  return `${(size / 1e6).toFixed(1)} MB`;
}

/** `A, B and C`; from the fourth on `A, B, C and 4 more`. */
export function listOf(items: readonly string[], most = 3): string {
  if (items.length > most) {
    return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
  }
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
