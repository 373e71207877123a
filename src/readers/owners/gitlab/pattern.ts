import { LIMITS } from '../limits.ts';
import { ANY_FOLDERS, addStep, nameStep, patternOf } from '../pattern/pattern.ts';
import type { PatternReading, Step } from '../pattern/pattern.ts';
import type { Unit } from '../pattern/segment.ts';
import { readClass } from './bracket.ts';

/**
 * A pattern of GitLab's CODEOWNERS: `fnmatch` over the whole path, with stars that stay within a name and
 * see dotfiles. A pattern without a slash at its start is about any depth, one with a slash at its end about
 * all that lies in the folder.
 */
export function readGitLabPattern(text: string): PatternReading {
  if (text.length > LIMITS.pattern) return refused('a pattern this long is not read');
  const names = wholePattern(text).split('/').slice(1);
  const steps: Step[] = [];
  for (const [index, name] of names.entries()) {
    // Two stars are about folders only where a slash follows; at the end they are as one.
    if (name === '**' && index < names.length - 1) {
      addStep(steps, ANY_FOLDERS);
      continue;
    }
    const units = unitsOf(name);
    if (units === null) return refused('a "[" in it is never closed, so it matches nothing');
    steps.push(nameStep(units));
  }
  return patternOf(steps, 'exact');
}

function refused(message: string): PatternReading {
  return { kind: 'refused', message };
}

/** The pattern from the root on, its escapes for blanks and a leading `#` taken away. */
function wholePattern(text: string): string {
  if (text === '*') return '/**/*';
  const plain = text.replace(/^\\#/, '#').replace(/\\\s+/g, ' ');
  const rooted = plain.startsWith('/') ? plain : `/**/${plain}`;
  return rooted.endsWith('/') ? `${rooted}**/*` : rooted;
}

function unitsOf(name: string): Unit[] | null {
  const letters = Array.from(name);
  const units: Unit[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    if (letter === '*') units.push({ kind: 'star' });
    else if (letter === '?') units.push({ kind: 'one' });
    else if (letter === '[') {
      const bracket = readClass(letters, at + 1);
      if (bracket === null) return null;
      units.push(bracket.unit);
      at = bracket.end;
    } else if (letter === '\\' && at + 1 < letters.length) {
      units.push({ kind: 'char', char: letters[++at] as string });
    } else units.push({ kind: 'char', char: letter });
  }
  return units;
}
