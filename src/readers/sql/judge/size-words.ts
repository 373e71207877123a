import type { Ruling } from './ruling.ts';
import type { Weight } from './table-size.ts';

/** Adds how much stands in the table where something of it is lost or held up, and who says so. */
export function withSize(judged: Ruling, weight: Weight): Ruling {
  if (judged.reversibility === 'reversible') return judged;
  if (weight.kind === 'unknown') {
    if (weight.claim === null) return judged;
    const claim = `only the change itself says how large the table is (${weight.claim}), and that makes nothing milder`;
    return { ...judged, why: `${judged.why}; ${claim}` };
  }
  if (judged.why.includes(weight.words)) return judged;
  return { ...judged, why: `${judged.why}; the table has ${weight.words}` };
}
