import type { Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import type { Path } from '../yaml/document.ts';
import type { Drafted } from './draft.ts';

/** A problem at a path of the entry's document, or at the entry's own id. */
export function at(
  entry: Drafted<unknown>,
  path: Path | null | undefined,
  code: string,
  message: string,
  suggestion: string | null,
): Problem {
  const place = entry.document.at(path ?? entry.path);
  return { severity: 'error', code, file: entry.document.file, ...place, message, suggestion };
}

/** A name that leads nowhere. */
export function dangling(
  entry: Drafted<unknown>,
  path: Path | undefined,
  code: string,
  message: string,
  written: string,
  known: ReadonlySet<string>,
): Problem {
  const suggestion = didYouMean(written, known);
  const problem = at(entry, path, code, message, suggestion);
  return entry.foreign ? { ...problem, severity: 'warning' } : problem;
}
