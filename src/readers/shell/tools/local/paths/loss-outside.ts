/** What is lost outside of the folder being worked in: on this disk, and on disks nobody can look at. */
import type { ShellWorld } from '../../../world/types.ts';
import { disposableBy } from './disposable.ts';
import type { Loss, Taking } from './loss.ts';
import { lossFor } from './loss.ts';
import { baseName, isBelow } from './normal-path.ts';
import { preciousBy } from './precious.ts';
import { isCacheOfSystem } from './system-paths.ts';

const MADE_AGAIN = lossFor(
  'generated-file',
  'reversible',
  'none',
  'A build or a run makes it again.',
  ['outside-workspace'],
);

/** Outside of the workspace and of any repository. */
export function lossOutside(path: string, taking: Taking, world: ShellWorld): Loss {
  const disposable = disposableBy(asNamed(path, world));
  if (disposable === 'generated' || isCacheOfSystem(path)) return MADE_AGAIN;
  const precious = preciousBy(path);
  if (precious !== null)
    return { ...lossOfPrecious(precious), traits: [...precious.traits, 'outside-workspace'] };
  if (disposable !== null || isBelow(path, '/usr/local')) {
    return lossFor('file', 'costly', 'none', 'By its name it can be made or installed again.', [
      'outside-workspace',
    ]);
  }
  const { home, cwd } = world;
  const hidden = home !== null && path.slice(home.length + 1).startsWith('.');
  const documents = /^(?:documents|desktop|pictures|photos|music|movies|videos)$/i;
  const personal = path.split('/').some((part) => documents.test(part));
  const single = world.kindOf(path) === 'file' || !taking.recursive;
  if (single && isBelow(path, cwd) && !hidden && !personal) {
    return lossFor('file', 'costly', 'none', 'A single file in the folder being worked in.');
  }
  return lossFor(
    single ? 'file' : 'folder',
    'irreversible',
    'holds-data',
    'It lies outside of the folder being worked in, and nothing is known to bring it back.',
    ['outside-workspace'],
    ['Move it aside instead of deleting it.'],
  );
}

/** Without the folders that somebody's home or work was put into: their names say nothing of what lies there. */
function asNamed(path: string, { home, workspace }: ShellWorld): string {
  const around = workspace.slice(0, workspace.lastIndexOf('/'));
  const root = [home, around].find((folder) => folder !== null && isBelow(path, folder)) ?? '';
  return path.slice(root.length);
}

/** On another machine or in a container: by names alone. */
export function lossElsewhere(path: string, taking: Taking): Loss {
  const temporary = /^\/(?:tmp|var\/tmp|dev\/shm)(?:\/(.)|$)/.exec(path);
  if (
    (temporary !== null && (taking.contents || temporary[1] !== undefined)) ||
    isCacheOfSystem(path)
  ) {
    return lossFor('temporary-file', 'reversible', 'none', 'A temporary place.');
  }
  const disposable = disposableBy(path);
  if (disposable === 'generated') return MADE_AGAIN;
  const precious = preciousBy(path);
  if (precious !== null) return lossOfPrecious(precious);
  if (disposable !== null && !taking.contents) return MADE_AGAIN;
  if (!taking.recursive || /\.\w+$/.test(baseName(path))) {
    return lossFor('file', 'costly', 'unknown', 'A single file on a disk that was not looked at.');
  }
  return lossFor(
    'folder',
    'irreversible',
    'unknown',
    'A whole folder on a disk that was not looked at.',
    ['unknown-target'],
  );
}

/** Literal below a folder that nobody knows. */
export function lossSomewhere(relative: string, taking: Taking): Loss {
  const loss = lossElsewhere(relative === '' ? '.' : relative, taking);
  return { ...loss, traits: [...loss.traits, 'unknown-target'] };
}

function lossOfPrecious({
  type,
  traits,
  what,
}: {
  type: string;
  traits: Loss['traits'];
  what: string;
}): Loss {
  return lossFor(type, 'irreversible', 'holds-data', `It is ${what}.`, traits, [
    'Move it aside instead of deleting it.',
  ]);
}
