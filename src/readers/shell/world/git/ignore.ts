/** Rules of `.gitignore` files, well enough to tell build output from work. */
import { textOf } from './files.ts';
import { manyStars } from './many-stars.ts';

interface Rule {
  readonly keeps: boolean;
  readonly foldersOnly: boolean;
  readonly pattern: { test(path: string): boolean };
}

const MOST_RULES = 500;

/** Rules of one file as patterns over paths relative to its folder. The last that fits counts. */
export function rulesOf(text: string): readonly Rule[] {
  return text
    .split('\n')
    .slice(0, MOST_RULES)
    .map((line) => ruleOf(line.replace(/\r$/, '')))
    .filter((rule) => rule !== null);
}

function ruleOf(line: string): Rule | null {
  const trimmed = line.endsWith('\\ ') ? line : line.trimEnd();
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.length > 500) return null;
  const keeps = trimmed.startsWith('!');
  const body = keeps ? trimmed.slice(1) : trimmed;
  const foldersOnly = body.endsWith('/');
  const plain = foldersOnly ? body.slice(0, -1) : body;
  const anchored = plain.includes('/');
  const below = plain.replace(/^\//, '');
  const pattern = hasManyStars(below)
    ? manyStars(below, anchored)
    : new RegExp(`^${anchored ? '' : '(?:.*/)?'}${patternSource(below)}$`);
  return { keeps, foldersOnly, pattern };
}

/** So many that a regular expression could take long to say no. */
function hasManyStars(pattern: string): boolean {
  return (pattern.match(/\*+/g) ?? []).length > 2;
}

function patternSource(pattern: string): string {
  let out = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] ?? '';
    if (sign === '*' && pattern[at + 1] === '*') {
      if (pattern[at + 2] === '/') {
        out += '(?:.*/)?';
        at += 2;
      } else {
        out += '.*';
        at += 1;
      }
    } else if (sign === '*') out += '[^/]*';
    else if (sign === '?') out += '[^/]';
    else if (sign === '[') {
      const close = pattern.indexOf(']', at + 2);
      if (close < 0) out += '\\[';
      else {
        const set = pattern
          .slice(at + 1, close)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\');
        out += `[${set}]`;
        at = close;
      }
    } else if (sign === '\\') {
      at += 1;
      out += escaped(pattern[at] ?? '');
    } else out += escaped(sign);
  }
  return out;
}

/** Tells, for a repository, whether git ignores a path; each `.gitignore` is read once. */
export function ignoring(
  root: string,
  gitFolder: string,
): (path: string, folder: boolean) => boolean {
  const read = new Map<string, readonly Rule[]>();
  const rulesIn = (file: string): readonly Rule[] => {
    const known = read.get(file) ?? rulesOf(textOf(file) ?? '');
    read.set(file, known);
    return known;
  };
  const matches = (path: string, folder: boolean): boolean => {
    const parts = path.split('/');
    let ignored = last(rulesIn(`${gitFolder}/info/exclude`), path, folder) ?? false;
    for (let depth = 0; depth < parts.length; depth += 1) {
      const base = parts.slice(0, depth).join('/');
      const file = `${root}/${base === '' ? '' : `${base}/`}.gitignore`;
      ignored = last(rulesIn(file), parts.slice(depth).join('/'), folder) ?? ignored;
    }
    return ignored;
  };
  return (path, folder) => {
    const parts = path.split('/');
    return parts.some((_, index) => {
      const whole = index === parts.length - 1;
      return matches(parts.slice(0, index + 1).join('/'), whole ? folder : true);
    });
  };
}

function last(rules: readonly Rule[], path: string, folder: boolean): boolean | null {
  const rule = rules.findLast(
    ({ foldersOnly, pattern }) => (folder || !foldersOnly) && pattern.test(path),
  );
  return rule === undefined ? null : !rule.keeps;
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
