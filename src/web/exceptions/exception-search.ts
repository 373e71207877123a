import { readTableSearch, type TableSearch } from '../agents/search.ts';
import { readText, without } from '../ui/search.ts';

/** `ask` opens the form, with the case for which it is asked, or empty-handed where it says `new`. */
export interface ExceptionSearch extends TableSearch {
  readonly ask?: string;
}

export function readExceptionSearch(search: Record<string, unknown>): ExceptionSearch {
  return without<ExceptionSearch>({
    ...readTableSearch(search),
    ask: readText(search['ask']),
  });
}
