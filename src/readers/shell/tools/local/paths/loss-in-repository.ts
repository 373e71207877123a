/** What is lost inside a repository, by what git knows of it. */
import type { Repository, ShellWorld } from '../../../world/types.ts';
import { disposableBy } from './disposable.ts';
import type { Loss, Taking } from './loss.ts';
import { lossFor } from './loss.ts';
import { baseName, below, isAtOrBelow, isBelow, partsOf } from './normal-path.ts';
import type { Precious } from './precious.ts';
import { isSecretName, preciousBy } from './precious.ts';

export function lossInRepository(
  path: string,
  taking: Taking,
  repository: Repository,
  world: ShellWorld,
): Loss {
  if (path === repository.root) {
    return taking.recursive || taking.contents
      ? WHOLE
      : lossFor('folder', 'reversible', 'none', KEPT);
  }
  const inGit = lossInGitFolder(path, repository);
  if (inGit !== null) return inGit;
  const relative = below(path, repository.root);
  const disposable = disposableBy(relative);
  if (disposable === 'generated') return MADE_AGAIN;
  const kind = world.kindOf(path);
  const state = repository.stateOf(path);
  const precious = preciousBy(relative) ?? (taking.recursive ? preciousInside(path, world) : null);
  const tracked = state === 'clean' && kind !== 'missing';
  if (precious !== null && !(tracked && preciousBy(relative) === precious)) {
    return kind === 'missing' && (!taking.recursive || precious.type === 'secret-file')
      ? lossByName(precious)
      : lossOfPrecious(precious);
  }
  if (tracked) return lossFor(kind, 'reversible', 'none', KEPT, [], []);
  if (state === 'ignored') return MADE_AGAIN;
  if (disposable !== null && state !== 'changed') return MADE_AGAIN;
  if (kind === 'folder' && world.list(path)?.length === 0) {
    return lossFor('folder', 'reversible', 'none', 'The folder is empty.');
  }
  if (state === 'changed') return CHANGED[kind === 'folder' ? 'folder' : 'file'];
  const isSomebodys = taking.destroys === true || world.isOlderThanAgent?.(path) === true;
  if (kind === 'file' && isSomebodys) return ONLY_COPY;
  if (kind === 'file' || !taking.recursive || /\.\w+$/.test(baseName(path))) return NOT_TRACKED;
  return kind === 'missing' ? NOT_SEEN : UNKEPT_FOLDER;
}

/** What lies directly in a folder and would go with it, though git ignores it. */
function preciousInside(path: string, world: ShellWorld): Precious | null {
  for (const name of world.list(path) ?? []) {
    const lower = name.toLowerCase();
    if (lower === '.git' || isSecretName(lower) || lower.endsWith('.tfstate')) {
      return preciousBy(name) ?? { type: 'git-repository', traits: [], what: 'another repository' };
    }
  }
  return null;
}

function lossInGitFolder(path: string, { root, gitFolder }: Repository): Loss | null {
  const folder = [gitFolder, `${root}/.git`].find((each) => isAtOrBelow(path, each));
  if (folder === undefined) return partsOf(path).at(-1) === '.git' ? HISTORY : null;
  const inside = isBelow(path, folder) ? below(path, folder) : '';
  if (/\.lock$|^(?:gc\.log|gc\.pid|FETCH_HEAD|COMMIT_EDITMSG)$/.test(inside)) {
    return lossFor('git-lock', 'reversible', 'none', 'Git makes it again when it is needed.');
  }
  if (/^hooks(?:\/|$)/.test(inside)) {
    return lossFor('git-hook', 'costly', 'none', 'A check that git runs goes with it.', [
      'protection-removed',
    ]);
  }
  return HISTORY;
}

/** Nothing was there to look at, but the command before may have made it. */
function lossByName({ type, traits, what }: Precious): Loss {
  const kept = ['database-file', 'backup-file', 'state-file'].includes(type);
  return lossFor(
    type,
    kept ? 'irreversible' : 'costly',
    'unknown',
    `By its name it is ${what}.`,
    traits,
  );
}

function lossOfPrecious({ type, traits, what }: Precious): Loss {
  return lossFor(
    type,
    'irreversible',
    'holds-data',
    `It is ${what}, and git does not keep it.`,
    traits,
    ['Move it aside instead of deleting it.'],
  );
}

const KEPT = 'Git keeps what is there, so a checkout brings it back.';
const MADE_AGAIN = lossFor(
  'generated-file',
  'reversible',
  'none',
  'A build or a run makes it again.',
);
const WHOLE = lossFor(
  'repository',
  'irreversible',
  'holds-data',
  'It is a whole repository, with commits that may not have been pushed and everything git ignores.',
  ['uncommitted-work', 'bulk'],
);
const HISTORY = lossFor(
  'git-repository',
  'irreversible',
  'holds-data',
  'The history lies there: commits, branches and stashes that were not pushed go with it.',
  ['uncommitted-work'],
  ['Clone afresh beside it.'],
);
const CHANGED = {
  file: lossFor(
    'file',
    'irreversible',
    'holds-data',
    'It has changes that are not committed, and they go with it.',
    ['uncommitted-work'],
    ['Commit or stash the changes first.'],
  ),
  folder: lossFor(
    'folder',
    'irreversible',
    'holds-data',
    'Something in it is changed or new and not committed, and goes with it.',
    ['uncommitted-work'],
    ['Commit or stash the changes first.'],
  ),
} as const;
const NOT_TRACKED = lossFor(
  'file',
  'costly',
  'none',
  'A single file that git has not been told of; it would have to be written again.',
);
const ONLY_COPY = lossFor(
  'file',
  'irreversible',
  'holds-data',
  'Git has not been told of it, so what is in it is nowhere else.',
  ['uncommitted-work'],
  ['Commit it or copy it aside first.'],
);
const UNKEPT_FOLDER = lossFor(
  'folder',
  'irreversible',
  'holds-data',
  'A whole folder that git has not been told of, so nothing brings it back.',
  ['uncommitted-work'],
  ['Commit it or move it aside first.'],
);
const NOT_SEEN = lossFor(
  'folder',
  'irreversible',
  'unknown',
  'A whole folder, and nobody could see what lies in it.',
  ['unknown-target'],
  ['Look at what is there first, and name it.'],
);
