import { readText, without } from '../ui/search.ts';

/** Which cases the queue shows: those waiting, those decided, or all. */
export type Show = 'waiting' | 'decided' | 'all';

/** What the address of the queue can say. Absent means: waiting, unfiltered, riskiest first. */
export interface QueueSearch {
  readonly show?: 'decided' | 'all';
  readonly filter?: string;
  /** Column, with `-` for descending. */
  readonly sort?: string;
}

export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const { show } = search;
  return without<QueueSearch>({
    show: show === 'decided' || show === 'all' ? show : undefined,
    filter: readText(search['filter']),
    sort: readText(search['sort']),
  });
}
