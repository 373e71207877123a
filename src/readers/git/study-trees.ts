import { listChangedFiles } from './diff/changed-files.ts';
import type { FileChange } from './diff/file-change.ts';
import { parseRawDiff } from './diff/raw-diff.ts';
import { readContents } from './diff/read-contents.ts';
import type { Contents } from './diff/read-contents.ts';
import { streamPatch } from './diff/stream-patch.ts';
import type { TreePair } from './diff/stream-patch.ts';
import type { StudiedFile } from './effects/studied-file.ts';
import { inspectFile, wantsInspection } from './inspect/inspect-file.ts';
import { MANY_FILES, keepOf } from './inspect/keep-policy.ts';
import { wantsMeaning } from './meaning/wants-meaning.ts';
import { touchedPaths } from './inspect/touched-paths.ts';
import { NO_HUNKS, joinStudies } from './study-file.ts';
import type { Repository } from './repository/run-git.ts';

/** Everything that differs between two trees. */
export interface StudiedTrees {
  readonly files: readonly StudiedFile[];
  /** Git's own list of changes with the object ids on both sides. */
  readonly raw: Buffer;
  /** Paths whose content is too large to be looked into, sorted. */
  readonly unread: readonly string[];
  readonly changes: readonly FileChange[];
  /** The text of both sides where more than the fact of a change matters. */
  readonly contents: Contents;
}

/** Compares two trees and looks into what changed. Throws `InputError`. */
export async function studyTrees(
  repository: Repository,
  trees: TreePair,
  onProgress: ((bytesRead: number) => void) | undefined,
): Promise<StudiedTrees> {
  const raw = await listChangedFiles(repository, trees.from, trees.to);
  const changes = parseRawDiff(raw, trees.name);
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const touched = touchedPaths(changes);
  const contents = await readContents(repository, changes.filter(isLookedInto));
  const studies = new Map<string, StudiedFile>();
  // Of a large change no ordinary file keeps an excerpt, wherever it stands in the order.
  const index = changes.length > MANY_FILES ? MANY_FILES : 0;
  const unread = await streamPatch(repository, trees, changes, {
    keep: (change) => keepOf(change, index),
    onProgress,
    section: ({ change: shown, collected }) => {
      const change = byPath.get(shown.path) ?? shown;
      const sides = sidesOf(change, contents);
      const file = { change, hunks: collected.hunks, ...sides, touched, cut: collected.cut };
      const study = { change, hunks: collected.summary, findings: inspectFile(file) };
      studies.set(change.path, joinStudies(studies.get(change.path), study));
    },
  });
  const files = changes.map((change) => {
    const known = studies.get(change.path);
    if (known !== undefined) return known;
    const file = { change, hunks: [], ...sidesOf(change, contents), touched, cut: true };
    return {
      change,
      hunks: unread.includes(change) ? null : NO_HUNKS,
      findings: inspectFile(file),
    };
  });
  return { files, raw, unread: unread.map(({ path }) => path).toSorted(), changes, contents };
}

function isLookedInto(change: FileChange): boolean {
  return wantsInspection(change) || wantsMeaning(change);
}

function sidesOf(change: FileChange, contents: Contents) {
  const before = contents(change.oldId);
  const after = contents(change.newId);
  const whole = before !== undefined && after !== undefined;
  return { before: before ?? null, after: after ?? null, whole };
}
