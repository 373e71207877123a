import { destroys, nameOf } from '../change/kinds.ts';
import type { Change, Effect, EnvironmentKind } from '../change/types.ts';
import type { EarlierEffect, Loss } from './types.ts';

type Indexed = readonly [number, Effect];

/** What cannot be undone, worst first. An effect may stand under several headings. */
export function lossesOf(
  change: Change,
  environments: readonly EnvironmentKind[],
  earlier: readonly EarlierEffect[],
): readonly Loss[] {
  const effects = [...change.effects.entries()];
  return [
    ...dataWithBackups(effects, environments),
    ...unprotectedDeletes(effects, earlier),
    ...irreversible(effects),
    ...unknown(effects),
  ];
}

/** The data and what it would be restored from go in one act: worse than either alone. */
function dataWithBackups(
  effects: readonly Indexed[],
  environments: readonly EnvironmentKind[],
): readonly Loss[] {
  const places = [...new Set(environments)].toSorted();
  return places.flatMap((place) => {
    const here = effects.filter(
      ([index, effect]) => environments[index] === place && destroys(effect),
    );
    const backups = here.filter(([, effect]) => effect.traits.includes('backup'));
    const data = here.filter(
      ([, effect]) => effect.data === 'holds-data' && !effect.traits.includes('backup'),
    );
    if (backups.length === 0 || data.length === 0) return [];
    const loss: Loss = {
      kind: 'data-with-backups',
      headline: `${names(data)} ${goes(data)} together with ${names(backups)}`,
      why: 'The data and the backups it would be restored from are deleted by the same change: nothing is left to go back to.',
      effects: indexes([...data, ...backups]),
    };
    return [loss];
  });
}

/** Protection that is taken away in the change that deletes, or was in one before it. */
function unprotectedDeletes(
  effects: readonly Indexed[],
  earlier: readonly EarlierEffect[],
): readonly Loss[] {
  const deletions = effects.filter(
    ([, effect]) =>
      destroys(effect) && effect.reversibility !== 'reversible' && effect.data !== 'none',
  );
  if (deletions.length === 0) return [];
  const removed = effects.filter(
    ([, effect]) => effect.traits.includes('protection-removed') && effect.verb !== 'read',
  );
  const losses: Loss[] = [];
  if (removed.length > 0) {
    losses.push({
      kind: 'unprotected-delete',
      headline: `Protection is removed from ${names(removed)} in the change that deletes ${names(deletions)}`,
      why: 'Whatever was meant to stop this deletion is switched off by the same change.',
      effects: indexes([...deletions, ...removed]),
    });
  }
  const before = new Map(earlier.map((effect) => [effect.address, effect]));
  for (const [index, effect] of deletions) {
    const found = before.get(effect.resource.address);
    if (!found) continue;
    losses.push({
      kind: 'unprotected-delete',
      headline: `The protection of ${nameOf(effect.resource)} was removed by an earlier change`,
      why: `An earlier change (${found.changeDigest.slice(0, 19)}, read ${found.at.slice(0, 10)}) removed it; this one deletes what it guarded.`,
      effects: [index],
    });
  }
  return losses;
}

function irreversible(effects: readonly Indexed[]): readonly Loss[] {
  const gone = effects.filter(([, effect]) => effect.reversibility === 'irreversible');
  if (gone.length === 0) return [];
  const withData = gone.filter(([, effect]) => effect.data === 'holds-data').length;
  return [
    {
      kind: 'irreversible',
      headline: `${gone.length === 1 ? 'One effect' : `${gone.length} effects`} cannot be undone: ${names(gone)}`,
      why:
        withData > 0
          ? `${withData === gone.length ? (gone.length === 1 ? 'It takes' : 'All of them take') : `${withData} of them ${withData === 1 ? 'takes' : 'take'}`} data along that no code can make again.`
          : 'What they end cannot be had back as it was.',
      effects: indexes(gone),
    },
  ];
}

function unknown(effects: readonly Indexed[]): readonly Loss[] {
  const unclear = effects.filter(
    ([, effect]) =>
      effect.reversibility === 'unknown' || (effect.data === 'unknown' && destroys(effect)),
  );
  if (unclear.length === 0) return [];
  return [
    {
      kind: 'unknown',
      headline: `Nobody can tell whether ${names(unclear)} can be undone`,
      why: 'Unknown is not safe: the type or the content is on no list that Holdpoint has.',
      effects: indexes(unclear),
    },
  ];
}

function names(effects: readonly Indexed[]): string {
  const named = effects.slice(0, 3).map(([, effect]) => nameOf(effect.resource));
  const left = effects.length - named.length;
  if (left > 0) return `${named.join(', ')} and ${left} more`;
  return named.length < 2
    ? (named[0] ?? '')
    : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

function goes(effects: readonly Indexed[]): string {
  return effects.length === 1 ? 'goes' : 'go';
}

function indexes(effects: readonly Indexed[]): readonly number[] {
  return [...new Set(effects.map(([index]) => index))].toSorted((a, b) => a - b);
}
