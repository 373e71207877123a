import { InputError } from '../../types.ts';
import { resolveCommits } from './resolve-commits.ts';
import { runGit } from './run-git.ts';
import type { Repository } from './run-git.ts';

/** Two ends of a change, as object ids. */
export interface ResolvedRange {
  /** What the change is compared with: a commit, or the empty tree for a history from its first commit. */
  readonly base: string;
  readonly head: string;
  /** Common ancestor, or null where there is none or the base is no commit. */
  readonly mergeBase: string | null;
  /** Tree-ish that the file comparison starts from: the merge base for `...`, else the base. */
  readonly from: string;
  /** Ids whose ancestors are not part of the change. */
  readonly excluded: readonly string[];
  /** The head as the person wrote it, `HEAD` where it was left out. */
  readonly headName: string;
  /** True when the base has commits that the head does not have. */
  readonly baseMovedOn: boolean;
  readonly mergeBases: number;
}

interface RangeText {
  readonly base: string;
  readonly head: string;
  readonly dots: '..' | '...';
}

const FORM = 'Write BASE..HEAD, or BASE...HEAD for what a merge would bring.';

/** Splits `BASE..HEAD` or `BASE...HEAD`; a side left out is `HEAD`. Throws `InputError`. */
function splitRange(range: string): RangeText {
  const parts = /^(.*?)(\.\.\.?)(?!\.)(.*)$/s.exec(range);
  if (parts === null || range.includes('....'))
    throw new InputError(quoted(range), 'this is not a range', FORM);
  const [, left = '', dots, right = ''] = parts;
  if (right.includes('..'))
    throw new InputError(quoted(range), 'this is more than one range', FORM);
  const sides = { base: left === '' ? 'HEAD' : left, head: right === '' ? 'HEAD' : right };
  for (const side of [sides.base, sides.head]) mustBeRevision(side);
  return { ...sides, dots: dots === '...' ? '...' : '..' };
}

/** Turns a range into object ids, so that nothing moves while it is read. Throws `InputError`. */
export async function resolveRange(repository: Repository, range: string): Promise<ResolvedRange> {
  const { base: baseName, head: headName, dots } = splitRange(range);
  const [headFound = null, baseFound = null] = await resolveCommits(repository, [
    headName,
    baseName,
  ]);
  const head = mustBeThere(repository, headName, headFound);
  if (await isEmptyTree(repository, baseName)) return fromNothing(repository, head, headName);
  const base = mustBeThere(repository, baseName, baseFound);
  const { output } = await runGit(repository, ['merge-base', '--all', base, head], { accept: [1] });
  const ancestors = output.toString('ascii').split('\n').filter(Boolean);
  const mergeBase = ancestors[0] ?? null;
  if (dots === '...' && mergeBase === null) {
    const problem = 'the two sides have no common ancestor';
    throw new InputError(
      quoted(range),
      problem,
      `Write ${baseName}..${headName}, or fetch more history.`,
    );
  }
  return {
    base,
    head,
    mergeBase,
    from: dots === '...' && mergeBase !== null ? mergeBase : base,
    excluded: [base],
    headName,
    baseMovedOn: mergeBase !== base,
    mergeBases: ancestors.length,
  };
}

/** The tree without files in either hash: no other name is worth asking git about. */
const EMPTY_TREES: ReadonlySet<string> = new Set([
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
]);

/** Id of the tree without files, in the repository's own hash. */
export async function emptyTree(repository: Repository): Promise<string> {
  const { output } = await runGit(repository, ['hash-object', '-t', 'tree', '--stdin']);
  return output.toString('ascii').trim();
}

async function fromNothing(
  repository: Repository,
  head: string,
  headName: string,
): Promise<ResolvedRange> {
  const base = await emptyTree(repository);
  const none = { mergeBase: null, mergeBases: 0, baseMovedOn: false, excluded: [] };
  return { base, from: base, head, headName, ...none };
}

async function isEmptyTree(repository: Repository, name: string): Promise<boolean> {
  return EMPTY_TREES.has(name) && name === (await emptyTree(repository));
}

function mustBeThere(repository: Repository, name: string, id: string | null): string {
  if (id !== null) return id;
  if (name === 'HEAD' || name.startsWith('HEAD@')) {
    const advice = 'Commit first, or assess the working tree.';
    throw new InputError(quoted(name), `${repository.name} has no such commit yet`, advice);
  }
  throw new InputError(
    quoted(name),
    `no commit of this name is in ${repository.name}`,
    'Check the spelling, or fetch it first (a shallow clone holds only part of the history).',
  );
}

function mustBeRevision(name: string): void {
  // eslint-disable-next-line no-control-regex
  if (!name.startsWith('-') && !/[\u0000-\u0020\u007f]/.test(name.replace(/@\{[^}]*\}/g, '')))
    return;
  throw new InputError(quoted(name), 'this is not the name of a revision', FORM);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
