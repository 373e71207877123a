import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';

type Entry = SafetyCase['record'][number];

/** What was written down about the case since the page was opened or last acknowledged, by others. */
export function newEntries(record: readonly Entry[], seen: number, me: string): readonly Entry[] {
  return record.filter((entry) => entry.sequence > seen && entry.actor !== me);
}

function last(safety: SafetyCase): number {
  return safety.record.reduce((most, entry) => Math.max(most, entry.sequence), -1);
}

export function useNews(safety: SafetyCase, me: string) {
  const [seen, setSeen] = useState(() => last(safety));
  return {
    entries: newEntries(safety.record, seen, me),
    acknowledge: () => setSeen(last(safety)),
  };
}
