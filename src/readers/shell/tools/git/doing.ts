import type { Doing, Word } from '../../types.ts';
import type { GitCall } from './types.ts';

type Given = Pick<Doing, 'verb' | 'address' | 'why'> & Partial<Doing>;

/** A doing of git; reversible and without data unless said. */
export function gitDoing(type: string, given: Given): Doing {
  return { type, provider: 'git', reversibility: 'reversible', data: 'none', ...given };
}

const COMMIT_FIRST = ['commit or `git stash push -u` first'];

/** Work that stands in no commit is lost. */
export function workLost(address: string, why: string, verb: Doing['verb'] = 'update'): Doing {
  return gitDoing('git-working-tree', {
    verb,
    address,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['uncommitted-work'],
    why,
    safer: COMMIT_FIRST,
  });
}

/** Commits that no other branch is known to hold go out of reach. */
export function commitsLost(type: string, address: string, why: string): Doing {
  return gitDoing(type, {
    verb: 'delete',
    address,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['uncommitted-work'],
    why,
    safer: ['push it or tag its last commit first'],
  });
}

/** Published or local history is written anew. */
export function historyRewritten(address: string, why: string, more: Partial<Doing> = {}): Doing {
  return gitDoing('git-history', {
    verb: 'update',
    address,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['history-rewritten'],
    why,
    safer: ['keep a full copy first: `git clone --mirror`'],
    ...more,
  });
}

/** Whether work in the whole tree may be lost; false only where it is known to be clean. */
export function mayBeDirty(call: GitCall): boolean {
  return call.repository?.isDirty() !== false;
}

/** Whether restoring or removing this path may lose work. */
export function mayLoseWork(call: GitCall, path: Word): boolean {
  const { repository, folder } = call;
  if (repository === null || folder === null) return true;
  if (repository.isDirty() === false) return false;
  if (!path.known || path.glob || path.text.startsWith(':')) return true;
  const absolute = absoluteIn(folder, path.text);
  const inside = absolute === repository.root || absolute.startsWith(`${repository.root}/`);
  if (!inside) return true;
  const state = repository.stateOf(absolute);
  return state === 'changed' || state === 'unknown' || (state === 'untracked' && isRemoval(call));
}

function isRemoval(call: GitCall): boolean {
  return call.subcommand === 'rm' || call.subcommand === 'clean';
}

/** `text` seen from `folder`, without `.` and `..`. */
export function absoluteIn(folder: string, text: string): string {
  const parts: string[] = [];
  for (const part of (text.startsWith('/') ? text : `${folder}/${text}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
