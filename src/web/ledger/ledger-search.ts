/** What the address of the ledger can say. Absent means the newest entries, all of them. */
export interface LedgerSearch {
  /** Sequence number of an entry to show. */
  readonly at?: number;
  readonly filter?: string;
  readonly sort?: string;
}

export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const at = Number(search['at'] ?? Number.NaN);
  const { filter, sort } = search;
  return {
    ...(Number.isInteger(at) && at >= 0 && { at }),
    ...(filter !== undefined && filter !== '' && { filter: String(filter) }),
    ...(typeof sort === 'string' && { sort }),
  };
}
