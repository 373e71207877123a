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
  const { show, filter, sort } = search;
  return {
    ...((show === 'decided' || show === 'all') && { show }),
    ...(filter !== undefined && filter !== '' && { filter: String(filter) }),
    ...(typeof sort === 'string' && sort !== '' && { sort }),
  };
}
