import type { Effect, Evidence, Trait, Verb } from '../../../core/change/types.ts';
import { classifyPath } from '../classify/classify-path.ts';
import { environmentOfPath } from '../classify/environment-of-path.ts';
import type { FileClass } from '../classify/file-class.ts';
import { MODES } from '../diff/file-change.ts';
import type { FileChange, FileStatus } from '../diff/file-change.ts';
import { attributesThatChange, describe } from './describe.ts';
import type { StudiedFile } from './studied-file.ts';

/** How the person's input names a path before and after the change. */
export interface SourceNames {
  readonly old: (path: string) => string;
  readonly new: (path: string) => string;
}

const VERBS: Readonly<Record<FileStatus, Verb>> = {
  added: 'create',
  copied: 'create',
  deleted: 'delete',
  modified: 'update',
  retyped: 'update',
  unmerged: 'update',
  renamed: 'move',
};

/** The effects of one changed file: one, or two for a rename, which counts at both of its ends. */
export function buildEffects(file: StudiedFile, names: SourceNames): Effect[] {
  const target = effectAt(file, names, file.change.path, VERBS[file.change.status]);
  if (file.change.status !== 'renamed' || file.change.oldPath === null) return [target];
  return [effectAtOldPath(file, names, file.change.oldPath), target];
}

function effectAt(file: StudiedFile, names: SourceNames, path: string, verb: Verb): Effect {
  const { change, findings } = file;
  const fileClass = classifyPath(path);
  const widens = findings.some(({ kind }) => kind === 'widens');
  const unaccounted = findings.some(({ kind }) => kind === 'unaccounted');
  const environment = environmentOfPath(path, fileClass);
  // What cannot be told runs wherever it is built or installed, not only on a branch.
  const everywhere = unaccounted && environment.kind === 'development';
  return {
    verb: widens ? 'grant' : verb,
    resource: { type: typeOf(file, fileClass), address: path, provider: null, name: null },
    environment: everywhere ? 'unknown' : environment.kind,
    environmentName: environment.name,
    reversibility: unaccounted ? 'unknown' : 'reversible',
    data: 'none',
    traits: traitsOf(file, fileClass),
    changes: attributesThatChange(change, file.hunks),
    why: describe(file),
    safer: findings.flatMap(({ safer }) => (safer === null ? [] : [safer])),
    evidence: evidenceOf(file, names, fileClass),
  };
}

function effectAtOldPath(file: StudiedFile, names: SourceNames, oldPath: string): Effect {
  const fileClass = classifyPath(oldPath);
  const environment = environmentOfPath(oldPath, fileClass);
  return {
    verb: 'move',
    resource: { type: typeOf(file, fileClass), address: oldPath, provider: null, name: null },
    environment: environment.kind,
    environmentName: environment.name,
    reversibility: 'reversible',
    data: 'none',
    traits: [...fileClass.traits, 'rename-source'],
    changes: ['path'],
    why: `The file leaves this path for ${file.change.path}; git keeps the version from before.`,
    safer: [],
    evidence: [
      {
        source: names.old(oldPath),
        pointer: null,
        line: null,
        note: `renamed to ${file.change.path}`,
        excerpt: [],
      },
    ],
  };
}

function typeOf({ change, hunks }: StudiedFile, fileClass: FileClass): string {
  if (hasMode(change, MODES.submodule)) return 'git-submodule';
  if (fileClass.type !== 'file') return fileClass.type;
  if (hasMode(change, MODES.symlink)) return 'symlink';
  return hunks?.binary === true ? 'binary' : 'file';
}

function traitsOf({ change, hunks, findings }: StudiedFile, fileClass: FileClass): Trait[] {
  const traits: Trait[] = [...fileClass.traits];
  if (hasMode(change, MODES.submodule)) traits.push('submodule');
  if (hasMode(change, MODES.symlink)) traits.push('symlink');
  if (hunks?.binary === true) traits.push('binary');
  if (modeChanges(change)) traits.push('mode-change');
  if (change.status === 'renamed') traits.push('rename-target');
  if (findings.some(({ kind }) => kind === 'widens')) traits.push('permission-widened');
  return [...new Set(traits)];
}

function hasMode({ oldMode, newMode }: FileChange, mode: string): boolean {
  return oldMode === mode || newMode === mode;
}

function modeChanges({ oldMode, newMode }: FileChange): boolean {
  return oldMode !== null && newMode !== null && oldMode !== newMode;
}

function evidenceOf(file: StudiedFile, names: SourceNames, fileClass: FileClass): Evidence[] {
  const { change, hunks, findings } = file;
  const deleted = change.status === 'deleted';
  const source = deleted ? names.old(change.path) : names.new(change.path);
  const line = (deleted ? hunks?.firstOld : (hunks?.firstNew ?? hunks?.firstOld)) ?? null;
  const found = findings.map((finding): Evidence => {
    const excerpt = fileClass.showLines ? finding.excerpt : [];
    return { source, pointer: null, line: finding.line, note: finding.what, excerpt };
  });
  const excerpt = fileClass.showLines ? (hunks?.excerpt ?? []) : [];
  return [...found, { source, pointer: null, line, note: noteOf(file, fileClass), excerpt }];
}

function noteOf({ change, hunks }: StudiedFile, { showLines }: FileClass): string {
  const from = change.oldPath === null ? '' : ` from ${change.oldPath}`;
  if (hunks === null) return `${change.status}${from}; the content was not read`;
  if (hunks.binary) return `${change.status}${from}; not text`;
  const counts = `${change.status}${from}; ${hunks.added} ${hunks.added === 1 ? 'line' : 'lines'} added, ${hunks.removed} removed`;
  if (!showLines) return `${counts}; lines are not shown, since they may be secret`;
  return hunks.leftOut === 0 ? counts : `${counts}; ${hunks.leftOut} lines are not shown here`;
}
