import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { snapshotFromServer } from '../../../config/snapshot/from-server.ts';
import type { HandedOut } from '../../../config/snapshot/from-server.ts';
import { askServer } from '../server/ask.ts';
import type { GuardConfig } from '../server/config.ts';

const PATIENCE = 30_000;

/**
 * Fetches what guards judge by, compiles it and puts it in its place whole. On any fault the snapshot that
 * is there stays, and the fault is what comes back; null where all went well. `shared`: guards of other users
 * read it, too, where the resident one does not answer.
 */
export async function refreshSnapshot(
  server: NonNullable<GuardConfig['server']>,
  path: string,
  version: string,
  shared: boolean,
): Promise<string | null> {
  const asked = await askServer(server, 'GET', '/api/guard/snapshot', undefined, PATIENCE);
  if (asked.kind === 'unreachable') return `the server cannot be asked for its rules: ${asked.why}`;
  if (asked.status !== 200) return `the server does not hand out its rules: status ${asked.status}`;
  try {
    const snapshot = await snapshotFromServer(asked.body as HandedOut, version);
    mkdirSync(dirname(path), { recursive: true, mode: shared ? 0o755 : 0o700 });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(snapshot), { mode: shared ? 0o644 : 0o600 });
    renameSync(draft, path);
    return null;
  } catch (error) {
    return `the server's rules cannot be used: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}
