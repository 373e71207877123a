import type { FilePair } from '../../../readers/types.ts';

/**
 * Both sides of each file of a patch that shows its files whole (`git diff -U100000`), so that they can be
 * read as files and not as lines. Throws on a patch that leaves lines out.
 */
export function wholeFiles(patch: string): readonly FilePair[] {
  return patch
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith('diff --git '))
    .map((part) => pairOf(part));
}

function pairOf(part: string): FilePair {
  const path = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1];
  const [, hunk, ...further] = part.split(/^(@@ -1,\d+ \+1,\d+ @@)$/m).slice(1);
  if (path === undefined || hunk === undefined || further.length > 0) {
    throw new Error(`the sample's patch does not show ${path ?? 'a file'} whole`);
  }
  const lines = hunk.split('\n').slice(1, -1);
  const side = (mark: '-' | '+') =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return {
    path,
    before: side('-'),
    after: side('+'),
    sources: { before: path, after: path },
    environment: { kind: 'unknown', name: null },
    inRepository: true,
  };
}
