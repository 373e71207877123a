import {
  chmodSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import type { FileChange } from './types.ts';

/** Carries out changes, each file whole or not at all. Returns those that changed anything. */
export function writeChanges(changes: readonly FileChange[], mode = 0o644): readonly FileChange[] {
  const real = changes.filter(({ before, after }) => before !== after);
  for (const { path, after } of real) {
    if (after === null) rmSync(path);
    else writeWhole(path, after, mode);
  }
  return real;
}

/** Through a link to where the file really lies, as people who keep their settings elsewhere expect. */
function writeWhole(given: string, text: string, mode: number): void {
  mkdirSync(dirname(given), { recursive: true });
  const kept = statSync(given, { throwIfNoEntry: false })?.mode;
  const path = kept === undefined ? given : realpathSync(given);
  const aside = `${path}.holdpoint-${process.pid}`;
  writeFileSync(aside, text, { mode });
  chmodSync(aside, kept === undefined || mode !== 0o644 ? mode : kept & 0o777);
  renameSync(aside, path);
}
