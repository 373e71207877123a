import type { CaseSummary } from '../../server/contract/cases.ts';
import { STATES } from '../case/state-words.ts';
import type { Group } from '../ui/table.tsx';
import type { Show } from './queue-search.ts';

/** Riskiest first, then the one that waits longest. */
function byRisk(a: CaseSummary, b: CaseSummary): number {
  return b.riskPoints - a.riskPoints || (a.submittedAt < b.submittedAt ? -1 : 1);
}

function fits(summary: CaseSummary, words: readonly string[]): boolean {
  const { title, headline, severity, submittedBy, slot, state, aiAssisted } = summary;
  const { environment, undeployed } = summary;
  const text = [
    title,
    headline,
    undeployed ? 'not deployed yet' : environment,
    severity,
    submittedBy,
    slot,
    STATES[state].word,
    aiAssisted ? 'AI-assisted' : '',
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Cases that have every word of the filter: what waits on the reader first, then what waits, then the rest. */
export function groupCases(
  cases: readonly CaseSummary[],
  show: Show,
  filter: string,
): readonly Group<CaseSummary>[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept = cases.filter((each) => fits(each, words)).toSorted(byRisk);
  const waiting = show === 'decided' ? [] : kept.filter((each) => each.state === 'waiting');
  const groups: readonly Group<CaseSummary>[] = [
    { id: 'mine', title: 'Waits on you', rows: waiting.filter((each) => each.waitsOnMe) },
    { id: 'others', title: 'Waits on others', rows: waiting.filter((each) => !each.waitsOnMe) },
    {
      id: 'decided',
      title: 'Decided',
      rows: show === 'waiting' ? [] : kept.filter((each) => each.state !== 'waiting'),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}
