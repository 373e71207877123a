/** What is lost when something is written to a path: by `>`, `tee`, `cp`, `dd`. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import { standsForMany } from '../../of-many.ts';
import type { ToolContext } from '../../types.ts';
import { guardFileKind } from './guard-files.ts';
import { locate } from './location.ts';
import type { Location } from './location.ts';
import { isHere, lossAt } from './loss-at.ts';
import { EMPTIED, lossFor, ONE } from './loss.ts';
import type { Loss } from './loss.ts';
import { baseName, isBelow } from './normal-path.ts';
import { preciousBy } from './precious.ts';
import { recordKind } from './records.ts';
import { addressOf, lossOfWord } from './removed.ts';
import { isDisk, isHarmlessDevice, isSystemPath } from './system-paths.ts';

/**
 * How a file is written: `edit` changes parts of it in place; `replaced` puts a finished file in its place;
 * `emptied` leaves nothing in it.
 */
export type Writing = 'append' | 'edit' | 'write' | 'replaced' | 'emptied';

/**
 * What a redirection does to the file that it names. `empties` where what is written there is nothing:
 * `: > file`; `restores` where it is an older state of a file: `git show HEAD:file > file`.
 */
export function overwritten(
  path: Word,
  append: boolean,
  context: ToolContext,
  what: 'empties' | 'restores' | 'writes' = 'writes',
): ToolReading {
  return written(path, append ? 'append' : BY_WHAT[what], context);
}

const BY_WHAT = { empties: 'emptied', restores: 'replaced', writes: 'write' } as const;

export function written(path: Word, writing: Writing, context: ToolContext): ToolReading {
  const location = locate(path, context);
  const address = addressOf(path, location, context);
  const doing = (loss: Loss, verb: Doing['verb'] = 'update'): ToolReading => ({
    doings: [{ verb, ...loss, ...address }],
  });
  if (location.kind !== 'path') {
    if (writing === 'emptied') return doing(emptiedSomewhere(path, location, context));
    return doing(writing === 'edit' ? EDITED : SOMEWHERE);
  }
  const at = location.path;
  if (/^\/dev\/(?:tcp|udp)\//.test(at)) return doing(SENT, 'execute');
  if (isHarmlessDevice(at)) return {};
  const kind = isHere(context) ? context.world.kindOf(at) : 'unknown';
  if (kind === 'folder') return {};
  const { loss, verb } = lossByWriting(at, kind, writing, context);
  return doing(loss, verb);
}

/** Where nobody can see which file is emptied, it matters whether it is one or each of many. */
function emptiedSomewhere(path: Word, location: Location, context: ToolContext): Loss {
  if (location.kind === 'inside') return lossOfWord(path, EMPTIED, context);
  if (location.kind !== 'unknown' || location.temporary) return SOMEWHERE;
  return standsForMany(path) ? EMPTIED_ALL : SOMEWHERE;
}

function lossByWriting(
  path: string,
  kind: string,
  writing: Writing,
  context: ToolContext,
): { readonly loss: Loss; readonly verb: Doing['verb'] } {
  const { world } = context;
  const here = isHere(context);
  const verb = kind === 'missing' ? 'create' : 'update';
  const inWorkspace = here && isBelow(path, world.workspace) && !isSystemPath(world.workspace);
  if (here && guardFileKind(path, world) !== null)
    return { loss: lossAt(path, ONE, context), verb };
  if (isDisk(path)) return { loss: DISK, verb: 'delete' };
  if (!inWorkspace) {
    if (decidesWhoEnters(path)) return { loss: ENTRANCE, verb };
    if (isSystemPath(path)) return { loss: SYSTEM, verb };
  }
  if (writing === 'append') return { loss: ADDED, verb };
  const record = recordKind(path);
  if (record === 'history' || (record === 'log' && !inWorkspace)) {
    return { loss: lossAt(path, ONE, context), verb: 'delete' };
  }
  if (writing === 'edit') return { loss: EDITED, verb: 'update' };
  if (kind === 'missing') {
    return { loss: !inWorkspace && isDatabase(path) ? DATABASE : MADE, verb: 'create' };
  }
  const loss = lossAt(path, writing === 'emptied' ? EMPTIED : ONE, context);
  if (loss.reversibility !== 'irreversible') return { loss, verb };
  // Writing a file anew is how files are edited: only emptying it, or putting another in its place, is loss.
  const edited =
    ['file', 'folder'].includes(loss.type) &&
    loss.traits.includes('uncommitted-work') &&
    writing === 'write';
  const milder = loss.type === 'backup-file' || loss.type === 'data-folder';
  if (edited || (milder && writing !== 'emptied')) {
    return { loss: { ...loss, reversibility: 'costly', why: REWRITTEN }, verb };
  }
  return { loss, verb };
}

function isDatabase(path: string): boolean {
  return preciousBy(path)?.type === 'database-file';
}

/** Files that say who may log in, or what runs when somebody does. */
function decidesWhoEnters(path: string): boolean {
  return (
    /\/\.ssh\/(?:authorized_keys2?|rc)$/.test(path) ||
    path.startsWith('/var/spool/cron/') ||
    baseName(path) === 'sudoers'
  );
}

const REWRITTEN = 'What was in it before is written over.';
const EMPTIED_ALL = lossFor(
  'file',
  'irreversible',
  'unknown',
  'Each file of a list is emptied, and nobody can see which.',
  ['unknown-target', 'bulk'],
  ['Look at the list first, and name the files.'],
);
const SOMEWHERE = lossFor(
  'file',
  'costly',
  'unknown',
  'A file is written, though nobody can see which.',
  ['unknown-target'],
);
const SENT = lossFor(
  'network-connection',
  'irreversible',
  'unknown',
  'What is written there goes to another machine.',
  ['data-sent'],
);
const DISK = lossFor(
  'device',
  'irreversible',
  'holds-data',
  'It is a disk: whatever lies on it is written over.',
  ['system-path', 'contents-destroyed'],
);
const ENTRANCE = lossFor(
  'login-configuration',
  'irreversible',
  'none',
  'It decides who may enter this machine.',
  ['system-path', 'permission-widened', 'identity'],
);
const SYSTEM = lossFor(
  'system-path',
  'irreversible',
  'holds-data',
  'The machine itself stands on what lies there.',
  ['system-path', 'outside-workspace'],
);
const DATABASE = lossFor(
  'database-file',
  'irreversible',
  'holds-data',
  'By its name it is a database, which is written over.',
  ['database'],
);
const ADDED = lossFor('file', 'reversible', 'none', 'Something is added at its end.');
const EDITED = lossFor('file', 'reversible', 'none', 'Lines of it are changed in place.');
const MADE = lossFor('file', 'reversible', 'none', 'A file is made that was not there.');
