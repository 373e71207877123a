import { LIMITS } from '../limits.ts';
import { ANY_FOLDERS, addStep, nameStep, patternOf } from '../pattern/pattern.ts';
import type { PatternReading, Step } from '../pattern/pattern.ts';
import type { Unit } from '../pattern/segment.ts';

/**
 * A pattern of GitHub's CODEOWNERS: as in gitignore files, but without negation and without ranges, and
 * `folder/*` is about what lies directly in the folder.
 */
export function readGitHubPattern(text: string): PatternReading {
  if (text.length > LIMITS.pattern) return refused('a pattern this long is not read');
  if (text.startsWith('!')) return refused('GitHub knows no negation with "!"');
  if (text.startsWith('\\#')) return refused('GitHub cannot escape a "#" at the start');
  const names = namesOf(text);
  if (typeof names === 'string') return refused(names);

  const isRooted = names[0]?.length === 0;
  if (isRooted) names.shift();
  const isFolder = names.at(-1)?.length === 0;
  if (isFolder) names.pop();
  const last = names.at(-1);
  if (last === undefined) return refused('it never matches anything: write "*" for all files');

  const steps: Step[] = [];
  if (!isRooted && names.length === 1) steps.push(ANY_FOLDERS);
  for (const units of names.slice(0, -1)) {
    addStep(steps, isAnyFolders(units) ? ANY_FOLDERS : nameStep(units));
  }
  if (isAnyFolders(last)) {
    if (!isFolder) return patternOf(steps, 'below');
    addStep(steps, ANY_FOLDERS);
  }
  steps.push(nameStep(last));
  // A lone star is the one name that does not stand for a folder with all that lies in it.
  const isStar = last.every(({ kind }) => kind === 'star');
  return patternOf(steps, isFolder ? 'below' : isStar ? 'exact' : 'deep');
}

function refused(message: string): PatternReading {
  return { kind: 'refused', message };
}

/** The units of each name between slashes, or what is wrong. */
function namesOf(text: string): Unit[][] | string {
  let units: Unit[] = [];
  const names = [units];
  const letters = Array.from(text);
  for (let at = 0; at < letters.length; at++) {
    let letter = letters[at] as string;
    if (letter === '[') return 'GitHub knows no ranges with "[ ]"';
    const isEscaped = letter === '\\';
    if (isEscaped) {
      at++;
      if (at === letters.length) return 'nothing follows the "\\" at its end';
      letter = letters[at] as string;
    }
    if (letter === '/') names.push((units = []));
    else if (isEscaped || (letter !== '*' && letter !== '?')) {
      units.push({ kind: 'char', char: letter });
    } else units.push({ kind: letter === '*' ? 'star' : 'one' });
  }
  return names;
}

function isAnyFolders(units: readonly Unit[]): boolean {
  return units.length === 2 && units.every(({ kind }) => kind === 'star');
}
