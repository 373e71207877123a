/**
 * Holds as files. A guard that is asked the same again finds here what became of it, with or without a
 * server; a release that was made here is used by taking its file away, which only one can do.
 */
import { mkdirSync, readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOfPlainFile } from '../../../readers/shell/world/plain-file.ts';
import type { AgentProcess } from './agent-process.ts';

export interface HeldFile {
  readonly digest: string;
  readonly headline: string;
  readonly message: string;
  /** What the agent would have run or written, secrets masked, cut. */
  readonly asked: string;
  readonly host: string;
  readonly session: string;
  readonly cwd: string;
  /** True where everything that is open may be lifted by the person whom the agent acts for. */
  readonly operatorOnly: boolean;
  readonly rules: readonly string[];
  readonly at: string;
  /** Case on the server, or null where there is none. */
  readonly caseId: string | null;
  readonly url: string | null;
  /** Terminal and processes that are the agent's: none of them may release it. */
  readonly agent: AgentProcess;
}

export interface ReleaseFile {
  readonly digest: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
  /** ISO instant from which on it is worth nothing. */
  readonly until: string;
}

/** How a person names a hold: the first twelve digits of its digest. */
export function ticketOf(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

export function keepHold(folder: string, held: HeldFile): void {
  put(folder, `${ticketOf(held.digest)}.held.json`, held);
}

export function findHold(folder: string, ticket: string): HeldFile | null {
  if (!/^[0-9a-f]{12}$/.test(ticket)) return null;
  return get(join(folder, `${ticket}.held.json`)) as HeldFile | null;
}

/** Everything held here, newest first. */
export function listHolds(folder: string): readonly HeldFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.held.json'))
    .flatMap((name) => (get(join(folder, name)) as HeldFile | null) ?? [])
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

export function keepRelease(folder: string, release: ReleaseFile): void {
  put(folder, `${ticketOf(release.digest)}.released.json`, release);
}

/** A release that waits to be used, as it was written; null where there is none. Uses nothing. */
export function findRelease(folder: string, digest: string): ReleaseFile | null {
  return get(join(folder, `${ticketOf(digest)}.released.json`)) as ReleaseFile | null;
}

/**
 * Uses a release: true once, for whoever takes its file away first. One that is about something else, or
 * too old, is taken away and worth nothing.
 */
export function useRelease(folder: string, digest: string, now: string): ReleaseFile | null {
  const path = join(folder, `${ticketOf(digest)}.released.json`);
  const release = get(path) as ReleaseFile | null;
  if (release === null) return null;
  try {
    unlinkSync(path);
  } catch {
    return null;
  }
  const isGood = release.digest === digest && Date.parse(now) < Date.parse(release.until);
  if (isGood) forgetHold(folder, digest);
  return isGood ? release : null;
}

export function forgetHold(folder: string, digest: string): void {
  try {
    unlinkSync(join(folder, `${ticketOf(digest)}.held.json`));
  } catch {
    // Somebody else has forgotten it already.
  }
}

function put(folder: string, name: string, value: unknown): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${name}.${process.pid}.new`);
  writeFileSync(draft, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  renameSync(draft, join(folder, name));
}

/** Far more than a hold is long. */
const LONGEST = 1024 * 1024;

function get(path: string): unknown {
  try {
    const bytes = bytesOfPlainFile(path, LONGEST);
    return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return null;
  }
}
