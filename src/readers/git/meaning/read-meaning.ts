import type { Effect, Signal } from '../../../core/change/types.ts';
import { readFiles } from '../../file-registry.ts';
import type { FilePair, WorldFacts } from '../../types.ts';
import type { SourceNames } from '../effects/build-effects.ts';
import { unreadSignals } from '../signals.ts';
import type { StudiedTrees } from '../study-trees.ts';
import { pairsOf } from './file-pairs.ts';

/** What changed files do once they are applied, beyond being changed. */
export interface Meaning {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

/** Has the files between two trees read by whoever knows their language. */
export async function readMeaning(
  { changes, contents, unread: known }: StudiedTrees,
  names: SourceNames,
  facts?: WorldFacts,
): Promise<Meaning> {
  const { pairs, unread } = pairsOf(changes, contents, names);
  const { effects, signals } = await meaningOf(pairs, facts);
  const untold = unread.filter((path) => !known.includes(path));
  return { effects, signals: [...signals, ...unreadSignals(untold)] };
}

export async function meaningOf(pairs: readonly FilePair[], facts?: WorldFacts): Promise<Meaning> {
  const { readings } = await readFiles(pairs, { facts });
  return {
    effects: readings.flatMap((reading) => reading.effects),
    signals: readings.flatMap((reading) => reading.signals),
  };
}
