import { readText, without } from '../ui/search.ts';

/** What the address of the reach page can say. Absent means: nothing asked yet. */
export interface StudySearch {
  /** A system, a path or a resource. */
  readonly of?: string;
  /** A system picked out in the drawing. */
  readonly pick?: string;
  readonly filter?: string;
  /** Whether the table shows every row. */
  readonly all?: boolean;
  /** Column, with `-` for descending. */
  readonly sort?: string;
}

export function readStudySearch(search: Record<string, unknown>): StudySearch {
  return without<StudySearch>({
    of: readText(search['of']),
    pick: readText(search['pick']),
    filter: readText(search['filter']),
    all: search['all'] === true || search['all'] === 'true' ? true : undefined,
    sort: readText(search['sort']),
  });
}
