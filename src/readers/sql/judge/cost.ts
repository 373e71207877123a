import type { Cost } from '../acts.ts';
import { LOCK_TIMEOUT_ADVICE } from '../advice.ts';
import type { Ruling } from './ruling.ts';
import type { Weight } from './table-size.ts';

export interface Setting {
  /** True where nobody but this script knows the table yet. */
  readonly isNew: boolean;
  readonly weight: Weight;
  readonly lockTimeout: boolean;
}

const BLOCKED = {
  'reads-and-writes': 'reads and writes',
  writes: 'writes',
  nothing: 'nobody',
} as const;

const MEANWHILE = {
  scan: 'while the whole table is read',
  rewrite: 'while the whole table is written anew',
  unknown: 'for as long as it takes',
  brief: 'for a moment',
} as const;

/** Adds to a ruling what the lock of the act does to those who use the table meanwhile. */
export function withCost(judged: Ruling, cost: Cost | null, setting: Setting): Ruling {
  if (cost === null || setting.isNew || cost.blocks === 'nothing') return judged;
  const safer = cost.safer.filter(
    (advice) => !(setting.lockTimeout && advice === LOCK_TIMEOUT_ADVICE),
  );
  const lock = `${cost.lock === null ? 'a lock' : `an ${cost.lock} lock`.replace('an S', 'a S')} that blocks ${BLOCKED[cost.blocks]}`;
  if (cost.duration === 'brief') {
    // Beside a loss, a moment's lock is not worth a word.
    if (judged.reversibility === 'irreversible') return judged;
    const why = `${judged.why}; it takes ${lock} for a moment`;
    return { ...judged, why, safer: [...judged.safer, ...safer] };
  }
  const { weight } = setting;
  if (weight.kind === 'small' || weight.kind === 'empty') {
    const why = `${judged.why}; it takes ${lock}, but the table is ${weight.kind} (${weight.words})`;
    return { ...judged, why };
  }
  const size = weight.kind === 'large' ? weight.words : 'and nobody has said how large it is';
  return {
    ...judged,
    reversibility: judged.reversibility === 'reversible' ? 'costly' : judged.reversibility,
    traits: [
      ...judged.traits,
      'blocking-lock',
      ...(cost.duration === 'rewrite' ? (['table-rewrite'] as const) : []),
    ],
    why: `${judged.why}; it takes ${lock} ${MEANWHILE[cost.duration]} (${size}), because ${cost.because}`,
    safer: [...judged.safer, ...safer],
  };
}
