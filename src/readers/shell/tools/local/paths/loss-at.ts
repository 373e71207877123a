/**
 * What is lost when an absolute path is taken away. The order matters: what guards agents first, then
 * what the machine stands on, then whose folder it is, then what git and the name say.
 */
import { THIS_MACHINE } from '../../../environment/setting.ts';
import type { ToolContext } from '../../types.ts';
import { disposableBy, isCacheAtHome, isTemporary } from './disposable.ts';
import { guardFileKind } from './guard-files.ts';
import { lossInRepository } from './loss-in-repository.ts';
import { isCalledHandMade } from './hand-made.ts';
import type { Loss, Taking } from './loss.ts';
import { lossFor } from './loss.ts';
import { baseName, below, isAtOrBelow, isBelow } from './normal-path.ts';
import { lossElsewhere, lossOutside } from './loss-outside.ts';
import { preciousBy } from './precious.ts';
import { recordKind } from './records.ts';
import { isDisk, isHarmlessDevice, isSystemPath } from './system-paths.ts';

/** Whether paths are those of the disk that the world looks at. */
export function isHere(context: ToolContext): boolean {
  const { place, placeSetting } = context;
  return place === undefined
    ? placeSetting.evidence === THIS_MACHINE.evidence
    : place.kind === 'local';
}

/** By where it is; what lies in a container that is thrown away goes with it anyway. */
export function lossAt(path: string, taking: Taking, context: ToolContext): Loss {
  return isThrownAway(path, context) ? THROWN_AWAY : lossOnDisk(path, taking, context);
}

/** Whether a path is of a container that is removed as soon as it ends, outside of what is mounted. */
export function isThrownAway(path: string, { place }: ToolContext): boolean {
  if (place?.kind !== 'container' || place.keeps === undefined) return false;
  return place.keeps.every((kept) => !isAtOrBelow(path, kept) && !isAtOrBelow(kept, path));
}

function lossOnDisk(path: string, taking: Taking, context: ToolContext): Loss {
  const { world } = context;
  const here = isHere(context);
  if (here) {
    const guard = guardFileKind(path, world, taking.recursive || taking.contents);
    if (guard !== null) return GUARD;
  }
  if (isHarmlessDevice(path)) return SYSTEM;
  if (isDisk(path)) return SYSTEM;
  const workspace = workspaceOf(context);
  const inWorkspace = here && workspace !== null && isBelow(path, workspace);
  if (!inWorkspace) {
    if (isSystemPath(path) && !temporaryContents(path, taking, context)) return SYSTEM;
    if (recordKind(path) !== null) return RECORD;
  }
  if (!here) return lossElsewhere(path, taking);
  const around = lossOfFolderAround(path, taking, context);
  if (around !== null) return around;
  const from = world.kindOf(path) === 'missing' ? (context.cameFrom?.(path) ?? null) : null;
  if (from !== null) return lossOnDisk(from, taking, { ...context, cameFrom: () => null });
  if (context.made?.(path) === true && world.kindOf(path) === 'missing') return MADE_HERE;
  if (
    inWorkspace &&
    context.isAbsent?.(path) === true &&
    preciousBy(below(path, workspace)) === null &&
    !(taking.recursive && isCalledHandMade(below(path, workspace)))
  ) {
    return ABSENT;
  }
  if (!inWorkspace && isTemporary(path, world)) return TEMPORARY;
  if (recordKind(path) === 'history') return RECORD;
  const repository = world.repositoryAt(path);
  if (repository !== null) {
    const loss = lossInRepository(path, taking, repository, world);
    return inWorkspace ? loss : { ...loss, traits: [...loss.traits, 'outside-workspace'] };
  }
  if (inWorkspace && workspace !== null) return lossWithoutGit(path, workspace, taking, context);
  if (world.home !== null && isCacheAtHome(path, world.home)) return CACHE;
  return lossOutside(path, taking, world);
}

/** `/tmp/*`: what lies there was not meant to last, but the folder itself is the system's. */
function temporaryContents(path: string, taking: Taking, { world }: ToolContext): boolean {
  return taking.contents && isTemporary(`${path}/x`, world);
}

/** The folder that is worked in, unless it is one that nobody works in as a whole. */
function workspaceOf({ world }: ToolContext): string | null {
  const { workspace, home } = world;
  if (isSystemPath(workspace) && workspace !== '/app' && workspace !== '/data') return null;
  return home !== null && isAtOrBelow(home, workspace) ? null : workspace;
}

/** Home, workspace, and all folders around them. */
function lossOfFolderAround(path: string, taking: Taking, { world }: ToolContext): Loss | null {
  if (!taking.recursive && !taking.contents) return null;
  const { home, workspace, cwd } = world;
  if (home !== null && isAtOrBelow(home, path)) return HOME;
  if (isAtOrBelow(workspace, path)) return isAtOrBelow(path, workspace) ? WORKSPACE : AROUND;
  return isBelow(cwd, path) && world.repositoryAt(path) === null ? AROUND : null;
}

/** A workspace without git: nothing brings back what no build makes. */
function lossWithoutGit(
  path: string,
  workspace: string,
  taking: Taking,
  { world }: ToolContext,
): Loss {
  const relative = below(path, workspace);
  const disposable = disposableBy(relative);
  if (disposable === 'generated') return MADE_AGAIN;
  if (baseName(path) === '.git') return GIT;
  const precious = preciousBy(relative);
  if (precious !== null) {
    return lossFor(precious.type, 'irreversible', 'holds-data', `It is ${precious.what}.`, [
      ...precious.traits,
    ]);
  }
  if (disposable !== null) return MADE_AGAIN;
  const kind = world.kindOf(path);
  const single = kind === 'file' || !taking.recursive || /\.\w+$/.test(baseName(path));
  if (single) {
    return lossFor('file', 'costly', 'none', 'A single file in a folder that git does not keep.');
  }
  if (kind === 'folder' && world.list(path)?.length === 0) return EMPTY;
  return lossFor(
    'folder',
    'irreversible',
    kind === 'missing' ? 'unknown' : 'holds-data',
    'A whole folder that no repository keeps.',
    ['uncommitted-work'],
    ['Move it aside instead of deleting it.'],
  );
}

const GUARD = lossFor(
  'guard-file',
  'irreversible',
  'none',
  'It decides whether and how this agent is guarded, which is not for the agent to change.',
  ['guard-tampering', 'agent-configuration'],
);
const SYSTEM = lossFor(
  'system-path',
  'irreversible',
  'holds-data',
  'The machine itself stands on what lies there.',
  ['system-path', 'outside-workspace'],
);
const RECORD = lossFor(
  'log',
  'irreversible',
  'holds-data',
  'It tells who did what here, and nothing else does.',
  ['log-erased', 'outside-workspace'],
);
const HOME = lossFor(
  'home-folder',
  'irreversible',
  'holds-data',
  'It holds everything that a person keeps on this machine.',
  ['outside-workspace', 'bulk'],
);
const WORKSPACE = lossFor(
  'workspace',
  'irreversible',
  'holds-data',
  'It is the folder being worked in, with everything that git ignores or has not been told of.',
  ['uncommitted-work', 'bulk'],
  ['Name the folders that a build makes again.'],
);
const AROUND = lossFor(
  'folder',
  'irreversible',
  'holds-data',
  'The folder being worked in lies inside it, with whatever lies beside that.',
  ['outside-workspace', 'uncommitted-work', 'bulk'],
);
const TEMPORARY = lossFor('temporary-file', 'reversible', 'none', 'A temporary place.');
const MADE_HERE = lossFor(
  'temporary-file',
  'reversible',
  'none',
  'The same command made it before.',
);
const ABSENT = lossFor(
  'file',
  'reversible',
  'none',
  'Nothing is there now, so it can only be what is made on the way.',
);
export const THROWN_AWAY = lossFor(
  'temporary-file',
  'reversible',
  'none',
  'The container is removed when it ends, and this with it.',
);
const CACHE = lossFor('cache', 'reversible', 'none', 'A cache, which fills itself again.');
const MADE_AGAIN = lossFor(
  'generated-file',
  'reversible',
  'none',
  'A build or a run makes it again.',
);
const EMPTY = lossFor('folder', 'reversible', 'none', 'The folder is empty.');
const GIT = lossFor(
  'git-repository',
  'irreversible',
  'holds-data',
  'All commits that were not pushed go with it.',
  ['uncommitted-work'],
);
