import type { Word } from '../../../types.ts';
import { UNKNOWN } from '../../../types.ts';
import { knownWord } from '../runners/shared/words.ts';
import type { Carried } from '../types.ts';
import type { WindowsWord } from './tokens.ts';

/** A path as the tables of POSIX commands know it: `C:\` is `/`, backslashes are slashes. */
export function posixPath(text: string): string {
  const path = text.replaceAll('\\', '/').replace(/\/{2,}/g, '/');
  const drive = /^([A-Za-z]):(?:\/|$)(.*)$/s.exec(path);
  return drive === null
    ? path
    : drive[2] === '' || drive[2] === '*'
      ? `/${drive[2] ?? ''}`
      : windowsPath(drive);
}

function windowsPath([, drive = 'c', rest = '']: RegExpExecArray): string {
  const system = /^(?:windows|program files|programdata)(?=\/|$|\s)/i.test(rest);
  return system ? `/usr/${rest}` : `/mnt/${drive.toLowerCase()}/${rest}`;
}

export function pathWord(text: string): Word {
  const known = !text.includes(UNKNOWN);
  const path = posixPath(text);
  return { text: path, known, glob: /[*?]/.test(path), unknowns: known ? [] : ['a variable'] };
}

export function plainWord({ text }: WindowsWord): Word {
  const known = !text.includes(UNKNOWN);
  return { ...knownWord(text), known, unknowns: known ? [] : ['a variable'] };
}

export function words(...given: readonly (string | Word)[]): Carried {
  return {
    kind: 'words',
    words: given.map((each) => (typeof each === 'string' ? knownWord(each) : each)),
  };
}

export function unread(why: string, fetched: boolean): Carried {
  return { kind: 'unread', why, fetched };
}
