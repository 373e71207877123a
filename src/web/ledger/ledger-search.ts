import { readText, without } from '../ui/search.ts';

/** What the address of the ledger can say. Absent means the newest entries, all of them. */
export interface LedgerSearch {
  /** Sequence number of an entry to show. */
  readonly at?: number;
  readonly filter?: string;
  readonly sort?: string;
}

export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const at = Number(search['at'] ?? Number.NaN);
  return without<LedgerSearch>({
    at: Number.isInteger(at) && at >= 0 ? at : undefined,
    filter: readText(search['filter']),
    sort: readText(search['sort']),
  });
}
