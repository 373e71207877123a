import { MODES } from '../diff/file-change.ts';
import type { FileChange, FileStatus } from '../diff/file-change.ts';
import type { HunkSummary } from '../diff/hunk-summary.ts';
import type { StudiedFile } from './studied-file.ts';

/** Names of what changes about a file. */
export function attributesThatChange(change: FileChange, hunks: HunkSummary | null): string[] {
  const names: string[] = [];
  const { oldMode, newMode, oldId, newId } = change;
  if (change.oldPath !== null || change.status === 'added' || change.status === 'deleted') {
    names.push('path');
  }
  if (change.status === 'retyped') names.push('type');
  else if (oldMode !== null && newMode !== null && oldMode !== newMode) names.push('mode');
  const sameContent = oldId !== null && oldId === newId;
  const noHunks = oldId === null && newId === null && hunks !== null && !hunks.binary;
  if (!sameContent && !(noHunks && hunks.added + hunks.removed === 0)) names.push('content');
  return names.toSorted();
}

const NOT_ONLY_THE_FILE = 'Git can restore the file, but not undo what was installed by it';

const CHANGED = 'Git keeps the version from before, so the change to the file can be undone';

const KEPT: Readonly<Record<FileStatus, string>> = {
  added: 'The file is new, and git can take it away again',
  copied: 'The file is new, and git can take it away again',
  deleted: 'Git keeps the file as it was, so it can be brought back',
  modified: CHANGED,
  renamed: 'Git keeps the file where it was, so the move can be undone',
  retyped: CHANGED,
  unmerged: CHANGED,
};

/** One sentence: why the effect is as reversible as it is said to be, and what else to know. */
export function describe({ change, hunks, findings }: StudiedFile): string {
  const unaccounted = findings.filter(({ kind }) => kind === 'unaccounted');
  const sayings = findings.map(({ what }) => what);
  if (becomesExecutable(change)) {
    sayings.push(hunks?.binary === true ? 'a binary that can be run' : 'the file can now be run');
  }
  const link = change.newMode === MODES.submodule || change.oldMode === MODES.submodule;
  if (link)
    sayings.push('the content behind a submodule is in another repository and was not read');
  else if (hunks === null) sayings.push('the content was not read');
  const kept = unaccounted.length > 0 ? NOT_ONLY_THE_FILE : KEPT[change.status];
  return sayings.length === 0 ? `${kept}.` : `${kept}; ${[...new Set(sayings)].join('; ')}.`;
}

function becomesExecutable({ oldMode, newMode }: FileChange): boolean {
  return newMode === MODES.executable && oldMode !== MODES.executable;
}
