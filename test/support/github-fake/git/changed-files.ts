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
    const diff = ['diff-tree', '-r', '-M', '--no-commit-id', '--no-ext-diff', '--full-index'];
    const [facts, patches] = await Promise.all([
      repository.run([...diff, '--raw', '--numstat', '-z', '--no-abbrev', from, to]),
      repository.run([...diff, '-p', from, to]),
    ]);
    return combine(facts.output.toString(), patchesIn(patches.output.toString()));
  });
}

function combine(facts: string, patches: readonly (string | null)[]): readonly ChangedFile[] {
  const words = facts.split('\0');
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
  return raw.map((file, index) => {
    const [additions = '', deletions = '', path = ''] = (words[at] ?? '').split('\t');
    at += path === '' ? 3 : 1;
    return {
      ...file,
      additions: Number(additions) || 0,
      deletions: Number(deletions) || 0,
      patch: patches[index] ?? null,
    };
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
