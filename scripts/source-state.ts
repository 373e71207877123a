/** Which sources a build was made from, so that `npm start` builds only what is stale. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that a build reads; tests are in nobody's bundle. */
const SOURCES = [
  'src/**/*.{ts,tsx,css,html,sql,svg}',
  'scripts/{build,bundle-cli,bundle-guard,guard-parts}.ts',
  'policies/default.yaml',
  'native/*.c',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** SHA-256 over names and contents of the sources: the same after a checkout as before it. */
export function sourceState(root: string): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root }));
  for (const file of files.filter((name) => !/\.test\.tsx?$/.test(name)).toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The state that the last build was made from, or null. */
export async function builtState(root: string): Promise<string | null> {
  return readFile(join(root, MARK), 'utf8').catch(() => null);
}

/** Written last, so that a build that was broken off counts as none. */
export const MARK = 'dist/built-from';
