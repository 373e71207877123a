/** What differs between two commits, file by file, as the forge lists it. */
import type { BareRepository } from './bare-repository.ts';

export interface ChangedFile {
  readonly path: string;
  readonly before: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** Hash of the blob: the new one, or the last one of a file that is gone. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks without their header; null for binary files. */
  readonly patch: string | null;
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

export function changedFiles(
  repository: BareRepository,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> {
  return repository.once(`files ${from} ${to}`, async () => {
    const options = ['-r', '-M', '-z', '--no-ext-diff', '--full-index', '--no-abbrev'];
    const shown = ['--raw', '--numstat', '-p'];
    const { output } = await repository.run(['diff-tree', ...options, ...shown, from, to]);
    return parse(output.toString());
  });
}

/** First all raw entries, then as many counts, then, after an empty word, all patches. */
function parse(text: string): readonly ChangedFile[] {
  const words = text.split('\0');
  const raw: Omit<ChangedFile, 'additions' | 'deletions' | 'patch'>[] = [];
  let at = 0;
  while (words[at]?.startsWith(':') === true) {
    const [, , old = '', now = '', letter = ''] = (words[at] ?? '').split(' ');
    const status = STATUS[letter.charAt(0)] ?? 'changed';
    const moved = status === 'renamed' || status === 'copied';
    raw.push({
      path: words[at + (moved ? 2 : 1)] ?? '',
      before: moved ? (words[at + 1] ?? '') : null,
      status,
      sha: status === 'removed' ? old : now,
    });
    at += moved ? 3 : 2;
  }
  const counts = raw.map(() => {
    const [additions = '', deletions = '', path = ''] = (words[at] ?? '').split('\t');
    at += path === '' ? 3 : 1;
    return { additions: Number(additions) || 0, deletions: Number(deletions) || 0 };
  });
  const patches = patchesIn(words.slice(at + 1).join('\0'));
  let patch = 0;
  return raw.map((file, index) => {
    const mine = patches[patch] ?? null;
    // A file that becomes a link is taken away and put there, in two patches.
    patch += file.status === 'changed' ? 2 : 1;
    const { additions = 0, deletions = 0 } = counts[index] ?? {};
    return { ...file, additions, deletions, patch: file.status === 'changed' ? null : mine };
  });
}

/** Lines of content start with a sign or a space, so a bare `diff --git` is always a header. */
function patchesIn(text: string): readonly (string | null)[] {
  return text
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const start = part.search(/^@@ /m);
      return start === -1 ? null : part.slice(start).replace(/\n$/, '');
    });
}
