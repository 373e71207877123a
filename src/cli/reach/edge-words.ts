import type { ReachEdge } from '../../core/reach/types.ts';

const STANDING: Readonly<Record<ReachEdge['standing'], string>> = {
  agreed: 'declared and observed',
  'declared-only': 'declared',
  'observed-only': 'observed, not declared',
  'inferred-only': 'inferred from files',
  stale: 'not seen for long',
};

/** `checkout needs orders: declared and observed (HTTP, 1,204 calls), 97% sure, last seen 2026-03-04`. */
export function edgeWords({ from, to, standing, via, confidence, seenAt }: ReachEdge): string {
  const how = via === null ? '' : ` (${via})`;
  const sure = confidence < 1 ? `, ${Math.round(confidence * 100)}% sure` : '';
  const seen = seenAt === null ? '' : `, last seen ${seenAt.slice(0, 10)}`;
  return `${from} needs ${to}: ${STANDING[standing]}${how}${sure}${seen}`;
}
