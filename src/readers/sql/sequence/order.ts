/** In which order the tools of migrations run the files of one folder. */
import type { FilePair } from '../../types.ts';

/**
 * Tools that run every file which they have not run yet, or refuse to run any. Others may skip a file
 * whose version lies below one that was run already, or go by a graph that no name tells. Each with the
 * names that it runs; the first group, where there is one, is the version it goes by.
 */
const ORDERS: ReadonlyMap<string, RegExp> = new Map([
  ['rails', /^(\d+)_\w+\.rb$/],
  ['ecto', /^(\d+)_\w+\.exs$/],
  ['flyway', /^V(\d+(?:[._]\d+)*)__[^/]+\.sql$/],
  ['laravel', /^\d{4}_\d{2}_\d{2}_\d+_\w+\.php$/],
  ['knex', /^[^/]+\.[cm]?[jt]s$/],
  ['sequelize', /^[^/]+\.c?[jt]s$/],
  ['prisma', /^[^/]+\/migration\.sql$/],
]);

/** Tools that give every migration a folder of its own. */
const FOLDERS = /\/(?:migration|up|down)\.sql$/i;

/** The folder of the sequence that a file belongs to, and its name in there. */
export function placeOf(path: string): { readonly folder: string; readonly name: string } {
  const parts = path.split('/');
  const depth = FOLDERS.test(path) ? 2 : 1;
  return { folder: parts.slice(0, -depth).join('/'), name: parts.slice(-depth).join('/') };
}

/**
 * What a migration was before, or null where it had another name then: to its tool it is a new one, and
 * run from its first line.
 */
export function textBefore({ before, path, movedFrom }: FilePair): string | null {
  const renamed = movedFrom !== undefined && placeOf(movedFrom).name !== placeOf(path).name;
  return renamed ? null : before;
}

/** True where the tool is sure to run a file of that name, in the order of `inOrder`, or to stop. */
export function isSureToRun(framework: string | null, path: string): boolean {
  return ORDERS.get(framework ?? '')?.test(placeOf(path).name) === true;
}

/**
 * Files by folder and tool, then in the order in which the tool runs them; where nobody knows it, by the
 * numbers in their names.
 */
export function inOrder<File extends { readonly path: string }>(
  files: readonly File[],
  frameworkOf: (file: File) => string | null,
): readonly File[] {
  return files
    .map((file) => ({ file, ...placeOf(file.path), framework: frameworkOf(file) ?? '' }))
    .toSorted(
      (a, b) =>
        compareTexts(a.folder, b.folder) ||
        compareTexts(a.framework, b.framework) ||
        compareNames(a.name, b.name, a.framework),
    )
    .map(({ file }) => file);
}

function compareNames(one: string, other: string, framework: string): number {
  const named = ORDERS.get(framework);
  if (named === undefined) return compareNatural(one, other);
  const [first, second] = [named.exec(one), named.exec(other)];
  if (first === null || second === null) {
    return Number(first === null) - Number(second === null) || compareNatural(one, other);
  }
  return compareVersions(first[1] ?? '', second[1] ?? '') || compareTexts(one, other);
}

/** Parts of a version between dots or underscores are numbers; one that is left out is zero. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [one.split(/[._]/), other.split(/[._]/)];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const compared = compareNumbers(a[index] ?? '0', b[index] ?? '0');
    if (compared !== 0) return compared;
  }
  return 0;
}

/** Digits can be more than a number holds. */
function compareNumbers(one: string, other: string): number {
  const [a, b] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  return a.length === b.length ? compareTexts(a, b) : a.length - b.length;
}

function compareNatural(one: string, other: string): number {
  const [a, b] = [one.split(/(\d+)/), other.split(/(\d+)/)];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left = '', right = ''] = [a[index], b[index]];
    const compared = index % 2 === 1 ? compareNumbers(left, right) : compareTexts(left, right);
    if (compared !== 0) return compared;
  }
  return a.length - b.length || compareTexts(one, other);
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
