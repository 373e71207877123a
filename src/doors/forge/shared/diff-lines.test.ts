import { describe, expect, it } from 'vitest';
import { linesShown } from './diff-lines.ts';

describe('linesShown', () => {
  it.each([
    ['added lines and their context', '@@ -1,2 +1,3 @@\n one\n+two\n three', [1, 2, 3]],
    ['no removed ones', '@@ -1,3 +1,1 @@\n-gone\n-gone\n stays', [1]],
    ['several hunks', '@@ -1 +1 @@\n-a\n+b\n@@ -40,0 +41,2 @@ fn\n+x\n+y', [1, 41, 42]],
    ['none of a removed file', '@@ -1 +0,0 @@\n-x', []],
    ['none where there is no hunk', '+not a hunk', []],
    ['no note on the last line', '@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file', [1]],
  ])('shows %s', (_what, patch, expected) => {
    expect([...linesShown(patch)]).toEqual(expected);
  });
});
