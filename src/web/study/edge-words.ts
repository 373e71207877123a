import type { ReachEdge } from '../../core/reach/types.ts';
import { calendarDate } from '../ui/words.ts';

const STANDING: Readonly<Record<ReachEdge['standing'], string>> = {
  agreed: 'declared and observed',
  'declared-only': 'declared',
  'observed-only': 'observed, not declared',
  'inferred-only': 'inferred from files',
  stale: 'not seen for long',
};

/** How an edge is known: `observed, not declared, 97% sure, last seen 4 Mar 2026`. */
export function standingWords({ standing, confidence, seenAt }: ReachEdge): string {
  const sure = confidence < 1 ? `, ${Math.round(confidence * 100)}% sure` : '';
  const seen = seenAt === null ? '' : `, last seen ${calendarDate(seenAt)}`;
  return `${STANDING[standing]}${sure}${seen}`;
}
