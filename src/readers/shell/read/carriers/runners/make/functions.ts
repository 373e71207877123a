import { posix } from 'node:path';
import { UNKNOWN_TEXT } from '../shared/words.ts';
import { outside } from './parse.ts';
import type { Scope } from './scope.ts';
import { stemOf, substituted, wordsIn } from './words.ts';

const each = (text: string, make: (word: string) => string) => wordsIn(text).map(make).join(' ');

const PLAIN: Readonly<Record<string, (...given: readonly string[]) => string>> = {
  subst: (from = '', to = '', text = '') => (from === '' ? text : text.split(from).join(to)),
  patsubst: (from = '', to = '', text = '') => substituted(text, from, to),
  strip: (text = '') => wordsIn(text).join(' '),
  filter: (patterns = '', text = '') =>
    wordsIn(text)
      .filter((word) => wordsIn(patterns).some((pattern) => stemOf(word, pattern) !== null))
      .join(' '),
  'filter-out': (patterns = '', text = '') =>
    wordsIn(text)
      .filter((word) => wordsIn(patterns).every((pattern) => stemOf(word, pattern) === null))
      .join(' '),
  findstring: (find = '', text = '') => (text.includes(find) ? find : ''),
  sort: (text = '') => [...new Set(wordsIn(text))].toSorted().join(' '),
  firstword: (text = '') => wordsIn(text)[0] ?? '',
  lastword: (text = '') => wordsIn(text).at(-1) ?? '',
  word: (at = '1', text = '') => wordsIn(text)[Number(at) - 1] ?? '',
  words: (text = '') => String(wordsIn(text).length),
  dir: (text = '') => each(text, (word) => word.slice(0, word.lastIndexOf('/') + 1) || './'),
  notdir: (text = '') => each(text, (word) => word.slice(word.lastIndexOf('/') + 1)),
  basename: (text = '') => each(text, (word) => word.replace(/\.[^./]*$/, '')),
  suffix: (text = '') => each(text, (word) => posix.extname(word)),
  addprefix: (prefix = '', text = '') => each(text, (word) => prefix + word),
  addsuffix: (suffix = '', text = '') => each(text, (word) => word + suffix),
  wildcard: (text = '') => text,
  abspath: (text = '') => text,
  realpath: (text = '') => text,
  shell: (text = '') => `$(${text})`,
  origin: () => UNKNOWN_TEXT,
  info: () => '',
  warning: () => '',
  error: () => '',
  eval: () => '',
  value: () => UNKNOWN_TEXT,
  file: () => '',
};

/** The value of `$(name given)`, or null where there is no such function. */
export function callFunction(
  name: string,
  given: string,
  scope: Scope,
  expand: (text: string, scope: Scope) => string,
): string | null {
  const again = (text: string) => expand(text, scope);
  const parts = name === 'shell' ? [given] : commaParts(given);
  const [first = '', second = '', third = ''] = parts;
  switch (name) {
    case 'if':
      return again(first).trim() === '' ? again(parts.slice(2).join(',')) : again(second);
    case 'or':
      return parts.map(again).find((part) => part.trim() !== '') ?? '';
    case 'and': {
      const all = parts.map(again);
      return all.every((part) => part.trim() !== '') ? (all.at(-1) ?? '') : '';
    }
    case 'foreach':
      return wordsIn(again(second))
        .slice(0, 100)
        .map((word) => expand(third, within(scope, { [again(first).trim()]: word })))
        .join(' ');
    case 'call': {
      const [called = '', ...rest] = parts.map(again);
      const numbered = Object.fromEntries(rest.map((part, index) => [String(index + 1), part]));
      const body = scope.valueOf(called.trim());
      if (body === undefined) return '';
      return body === null ? UNKNOWN_TEXT : expand(body, within(scope, numbered));
    }
    default:
      return PLAIN[name]?.(...parts.map(again)) ?? null;
  }
}

function within(scope: Scope, values: Readonly<Record<string, string>>): Scope {
  return {
    ...scope,
    valueOf: (name) => values[name]?.replaceAll('$', '$$$$') ?? scope.valueOf(name),
  };
}

function commaParts(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const comma = outside(text, ',', from);
    if (comma < 0) return [...parts, text.slice(from).trimStart()];
    parts.push(text.slice(from, comma).trimStart());
    from = comma + 1;
  }
}
