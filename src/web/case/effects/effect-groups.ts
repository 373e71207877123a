import type { Effect, Reversibility, Verb } from '../../../core/change/types.ts';

/** An effect with its index in the change, which names it everywhere. */
export interface IndexedEffect {
  readonly index: number;
  readonly effect: Effect;
}

export interface EffectGroup {
  readonly kind: Reversibility;
  readonly title: string;
  readonly effects: readonly IndexedEffect[];
}

const TITLES: readonly (readonly [Reversibility, string])[] = [
  ['irreversible', 'Cannot be undone'],
  ['unknown', 'Unknown, so treated as if it could not be undone'],
  ['costly', 'Costly to undo'],
  ['reversible', 'Can be undone'],
];

const HARM: readonly Verb[] = [
  'delete',
  'replace',
  'expose',
  'grant',
  'execute',
  'update',
  'forget',
  'move',
  'import',
  'create',
  'read',
];

function weight({ effect }: IndexedEffect): number {
  const data = { 'holds-data': 0, unknown: 1, none: 2 }[effect.data];
  return data * HARM.length + HARM.indexOf(effect.verb);
}

function matches(effect: Effect, words: readonly string[]): boolean {
  const { verb, resource, traits, environmentName, data } = effect;
  const text = [
    verb,
    resource.type,
    resource.address,
    resource.name,
    environmentName,
    data,
    ...traits,
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Effects that have every word of the filter, worst group first and worst first within each. */
export function groupEffects(effects: readonly Effect[], filter: string): readonly EffectGroup[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept = effects
    .map((effect, index): IndexedEffect => ({ index, effect }))
    .filter(({ effect }) => matches(effect, words));
  return TITLES.flatMap(([kind, title]) => {
    const members = kept.filter(({ effect }) => effect.reversibility === kind);
    if (members.length === 0) return [];
    return [{ kind, title, effects: members.toSorted((a, b) => weight(a) - weight(b)) }];
  });
}

/** How many rows of a group are drawn at first, and how many more each time. */
export const FIRST_ROWS = 40;
export const MORE_ROWS = 200;

/** Rows to draw: the first of the group, and with them the one a link points at. */
export function visibleRows(
  group: EffectGroup,
  limit: number,
  wanted: number | null,
): readonly IndexedEffect[] {
  const first = group.effects.slice(0, limit);
  const asked = group.effects.slice(limit).find(({ index }) => index === wanted);
  return asked === undefined ? first : [...first, asked];
}
