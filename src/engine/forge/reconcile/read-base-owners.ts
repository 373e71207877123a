import type { PathOwners } from '../../../core/catalog/path-owners.ts';
import type { Signal } from '../../../core/change/types.ts';
import { openRepository } from '../../../readers/git/repository/open-repository.ts';
import { runGit } from '../../../readers/git/repository/run-git.ts';
import { chooseOwnersFile } from '../../../readers/owners/choose-owners-file.ts';
import { parseGitHubOwners } from '../../../readers/owners/github/parse.ts';
import { parseGitLabOwners } from '../../../readers/owners/gitlab/parse.ts';
import { pathOwnersOf } from '../../../readers/owners/path-owners.ts';
import { parseOwnersTree } from '../../../readers/owners/tree/parse.ts';
import type { OwnersFile } from '../../../readers/owners/types.ts';
import { remember } from '../git/remember.ts';

export interface BaseOwners {
  readonly owners: readonly PathOwners[];
  readonly signals: readonly Signal[];
}

const LARGEST_FILE = 12 * 1024 * 1024;
const ALIASES = 'OWNERS_ALIASES';
/** Signs of files that are kept in mind in all, each file counted as some more. */
const MOST_KEPT = 4 * 1024 * 1024;
const LEAST_WEIGHT = 1024;

/** Who owns the changed paths by the files of the base commit: what a request says of it itself is no word. */
export async function readBaseOwners(
  forge: 'github' | 'gitlab' | 'git',
  folder: string,
  base: string,
  paths: readonly string[],
): Promise<BaseOwners> {
  const { file } = await files.get(`${forge} ${base} ${folder}`, () =>
    readOwnersFile(forge, folder, base),
  );
  return file === null ? { owners: [], signals: [] } : ownersIn(file, paths);
}

interface FileOfBase {
  readonly file: OwnersFile | null;
  /** Signs in all that was read for it. */
  readonly size: number;
}

/** Many requests have the same base, and push after push they keep it. */
const files = remember<FileOfBase>(MOST_KEPT, ({ size }) => size + LEAST_WEIGHT);

async function readOwnersFile(
  forge: 'github' | 'gitlab' | 'git',
  folder: string,
  base: string,
): Promise<FileOfBase> {
  const repository = await openRepository(folder);
  const { output } = await runGit(repository, ['ls-tree', '-r', '-z', '--name-only', base]);
  const all = output.toString('utf8').split('\0').filter(Boolean);
  let size = 0;
  const read = async (path: string) => {
    const args = ['cat-file', 'blob', `${base}:${path}`];
    const blob = await runGit(repository, args, { limit: LARGEST_FILE });
    size += blob.output.length;
    return blob.output.toString('utf8');
  };
  const file = await chosenOf(forge, all, read);
  return { file, size };
}

async function chosenOf(
  forge: 'github' | 'gitlab' | 'git',
  all: readonly string[],
  read: (path: string) => Promise<string>,
): Promise<OwnersFile | null> {
  const choice = chooseOwnersFile(forge, all);
  switch (choice.kind) {
    case 'none':
      return null;
    case 'file': {
      const text = await read(choice.path);
      return choice.language === 'github'
        ? parseGitHubOwners(text, choice.path)
        : parseGitLabOwners(text, choice.path);
    }
    case 'tree': {
      const texts = new Map<string, string>();
      const aliases = all.includes(ALIASES) ? [ALIASES] : [];
      for (const path of [...choice.paths, ...aliases]) texts.set(path, await read(path));
      return parseOwnersTree(texts);
    }
  }
}

/** What cannot be read is held, never owned by nobody. */
export function ownersIn(file: OwnersFile, paths: readonly string[]): BaseOwners {
  const owned = pathOwnersOf(file, paths);
  if (owned.kind === 'known') return { owners: owned.owners, signals: [] };
  const { source, line, message } = owned.problem;
  const text = `Who owns the changed files is not known: ${source}, line ${line}: ${message}.`;
  return {
    owners: [],
    signals: [{ kind: 'incomplete-input', weight: 'hold', message: text, evidence: [] }],
  };
}
