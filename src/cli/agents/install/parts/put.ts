import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../plan.ts';
import { writeChanges } from '../write.ts';
import { copyWhole, isCopied, makeFolder } from './copy.ts';
import { managedLeavings } from './parts.ts';
import type { Parts, Runtime } from './parts.ts';

/** One thing that was done, or would be. */
export interface Deed {
  readonly path: string;
  readonly did: 'write' | 'change' | 'remove' | 'keep';
}

/** Puts the parts in place, or only says what that would change. What is there already is not touched. */
export function putParts(parts: Parts, isDry: boolean): readonly Deed[] {
  const deeds: Deed[] = [];
  for (const copy of parts.copies) {
    if (isCopied(copy)) continue;
    deeds.push({ path: copy.to, did: existsSync(copy.to) ? 'change' : 'write' });
    if (!isDry) copyWhole(copy);
  }
  for (const path of parts.folders) {
    if (existsSync(path)) continue;
    deeds.push({ path, did: 'write' });
    if (!isDry) makeFolder(path);
  }
  for (const { path, text, mode } of parts.texts) {
    const before = textOf(path);
    if (before === text) continue;
    deeds.push({ path, did: before === null ? 'write' : 'change' });
    if (!isDry) writeChanges([{ path, before, after: text }], mode);
  }
  for (const path of parts.drops) {
    deeds.push({ path, did: 'remove' });
    if (!isDry) rmSync(path);
  }
  return deeds;
}

/** Takes away what a managed installation shares between hosts. What an administrator put there stays. */
export function takeManagedParts(root: string, isDry: boolean): readonly Deed[] {
  const { whole, ifEmpty } = managedLeavings(root);
  const deeds: Deed[] = [];
  for (const path of whole) {
    deeds.push({ path, did: 'remove' });
    if (!isDry) rmSync(path, { recursive: true });
  }
  const gone = new Set<string>();
  for (const path of ifEmpty) {
    const left = readdirSync(path).filter((name) => !gone.has(join(path, name)));
    deeds.push({ path, did: left.length === 0 ? 'remove' : 'keep' });
    if (left.length > 0) continue;
    gone.add(path);
    if (!isDry) rmdirSync(path);
  }
  return deeds;
}

/**
 * Keeps a managed guard compiled beside its code: those whom it guards may not write there, and without it
 * each of their calls would take longer.
 */
export function compileAhead({ node, folder }: Runtime): void {
  const script = join(folder, 'guard/compile-ahead.cjs');
  if (existsSync(script)) spawnSync(node, [script], { env: {}, cwd: '/', timeout: 60_000 });
  openToReaders(folder);
}

/** Everybody reads, nobody but the owner writes; what could be run before can be run. */
function openToReaders(path: string): void {
  const stat = statSync(path);
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) openToReaders(join(path, name));
}
