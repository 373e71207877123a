import { readText, without } from '../ui/search.ts';

/** What the address of a safety case can say beside its id. Absent means the default. */
export interface CaseSearch {
  /** Filter over the effects. */
  readonly effects?: string;
  /** The reach as a table instead of a drawing. */
  readonly reach?: 'table';
}

export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  return without<CaseSearch>({
    effects: readText(search['effects']),
    reach: search['reach'] === 'table' ? 'table' : undefined,
  });
}
