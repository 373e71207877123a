import { UNKNOWN } from '../../types.ts';
import type { Word } from '../../types.ts';

/** An absolute path without `.`, `..` and doubled slashes. Links are not followed. */
export function normalPath(path: string): string {
  if (!/\/\.|\/\/|.\/$/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Where a word leads from a folder, or null where nobody can know. A part that is unknown stays in it. */
export function pathFrom(
  word: Pick<Word, 'text'>,
  cwd: string | null,
  home: string | null,
): string | null {
  const { text } = word;
  if (text.startsWith('/')) return normalPath(text);
  if (text === '~' || text.startsWith('~/')) {
    return home === null ? null : normalPath(home + text.slice(1));
  }
  if (cwd === null || text.startsWith(UNKNOWN) || text === '') return null;
  return normalPath(`${cwd}/${text}`);
}
