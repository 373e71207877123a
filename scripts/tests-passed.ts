/** Remembers on which tree every test last passed, so that `npm run check` need not run them again on it. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'dist/tests-passed.json';

/** Everything that a test's outcome can depend on, besides the machine. */
const TREE = [
  '{src,test,scripts,bench,drills,policies,sample,schemas,docs}/**/*',
  '*.{json,jsonc,ts,md}',
  '.dependency-cruiser.mjs',
];

interface Mark {
  readonly tree: string;
  readonly summary: string;
}

/** SHA-256 over names and contents of the tree. */
export function treeState(root: string): string {
  const hash = createHash('sha256');
  const files = TREE.flatMap((pattern) => globSync(pattern, { cwd: root }));
  for (const file of [...new Set(files)].toSorted()) {
    if (!statSync(join(root, file)).isFile()) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

export function rememberPassed(root: string, mark: Mark): void {
  writeFileSync(join(root, MARK), `${JSON.stringify(mark)}\n`);
}

/** The runner's closing line, when every test passed on the tree as it is now; else null. */
export function passedOnThisTree(root: string): string | null {
  try {
    const { tree, summary } = JSON.parse(readFileSync(join(root, MARK), 'utf8')) as Mark;
    return tree === treeState(root) ? summary : null;
  } catch {
    // No mark, or one that is not ours: the tests run.
    return null;
  }
}
