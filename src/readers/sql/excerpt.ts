import type { ExcerptLine } from '../../core/change/types.ts';
import { LineMask } from '../shared/mask-secrets.ts';

const MOST_LINES = 6;
const MOST_TEXT = 4000;

/** `PASSWORD 'x'`, `IDENTIFIED BY 'x'`: no equals sign tells the general mask that a secret follows. */
const SECRET_CLAUSE =
  /\b((?:PASSWORD|IDENTIFIED\s+(?:WITH\s+\S+\s+)?(?:BY|AS))\s+)E?'(?:[^']|'')*'/gi;

/** The first lines of a statement, masked. Those of translated code have no number of their own. */
export function excerptOfStatement(
  sql: string,
  line: number,
  translatedFrom: string | null,
): readonly ExcerptLine[] {
  const mask = new LineMask();
  const text = (translatedFrom ?? sql).slice(0, MOST_TEXT).replace(SECRET_CLAUSE, "$1'[masked]'");
  return text.split('\n', MOST_LINES).map((row, index) => ({
    number: line + index,
    text: mask.show(row.replace(/\r$/, '')),
    mark: 'added' as const,
  }));
}
