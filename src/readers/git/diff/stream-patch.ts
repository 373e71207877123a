import { PatchScanner } from '../patch/patch-scanner.ts';
import type { Keep } from '../patch/hunk-collector.ts';
import type { PatchSection } from '../patch/patch-scanner.ts';
import { streamGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { COMPARISON } from './changed-files.ts';
import type { FileChange } from './file-change.ts';
import { sizesOfBlobs } from '../repository/read-objects.ts';

/** A file larger than this is not looked into: its effect stays, and a signal says so. */
const LARGEST_BLOB = 32 * 1024 * 1024;

/** With more large files than this a command line cannot leave them all out. */
const MOST_LEFT_OUT = 500;

const PATCH: readonly string[] = [
  ...COMPARISON,
  '--patch',
  // Attributes can hide a text file behind "Binary files differ"; what is binary is seen in its bytes.
  '--text',
  '--full-index',
  '--unified=3',
  '--inter-hunk-context=0',
  '--diff-algorithm=myers',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
];

/** Two trees to compare, and the name a person gave to the comparison. */
export interface TreePair {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

export interface PatchVisitor {
  readonly keep: (change: FileChange) => Keep;
  readonly section: (section: PatchSection) => void;
  readonly onProgress: ((bytesRead: number) => void) | undefined;
}

/**
 * Shows the hunks between two trees to a visitor, file after file, as git writes them.
 * Returns the changes that are too large to be shown.
 */
export async function streamPatch(
  repository: Repository,
  trees: TreePair,
  changes: readonly FileChange[],
  visitor: PatchVisitor,
): Promise<readonly FileChange[]> {
  if (changes.length === 0) return [];
  const large = await tooLarge(repository, changes);
  if (large.length > MOST_LEFT_OUT) return changes;
  const scanner = new PatchScanner(trees.name, {
    keep: visitor.keep,
    section: visitor.section,
    outside: () => {},
    fileBegins: () => {},
    incomplete: () => {},
  });
  const paths = large.flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [path, oldPath]));
  const without = paths.map((path) => `:(exclude,literal)${path}`);
  let bytes = 0;
  await streamGit(repository, [...PATCH, trees.from, trees.to, '--', '.', ...without], (chunk) => {
    scanner.push(chunk);
    bytes += chunk.length;
    visitor.onProgress?.(bytes);
  });
  scanner.end();
  return large;
}

async function tooLarge(
  repository: Repository,
  changes: readonly FileChange[],
): Promise<readonly FileChange[]> {
  const ids = changes.flatMap(({ oldId, newId }) => [oldId, newId]).filter((id) => id !== null);
  const sizes = await sizesOfBlobs(repository, [...new Set(ids)]);
  const size = (id: string | null) => (id === null ? 0 : (sizes.get(id) ?? 0));
  return changes.filter(({ oldId, newId }) => Math.max(size(oldId), size(newId)) > LARGEST_BLOB);
}
