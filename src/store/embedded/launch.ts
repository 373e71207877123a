import { spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { commandAs } from './identity.ts';
import { answers, readPostmaster } from './postmaster.ts';

/** The kernel's limit for the path of a unix socket, with room for PostgreSQL's file name. */
const LONGEST_FOLDER = 103 - '/.s.PGSQL.5432.lock'.length;
const LARGEST_LOG = 10 * 1024 * 1024;
const SOCKET_FOLDER_PREFIX = 'holdpoint-pg-';

export type Launch =
  | { readonly kind: 'up'; readonly pid: number; readonly socketFolder: string }
  | { readonly kind: 'ended'; readonly lastWords: string };

/** Starts the server in a session of its own and waits until it answers or has ended. */
export async function launch(
  binaries: Binaries,
  cluster: Cluster,
  more: readonly string[],
): Promise<Launch> {
  const socketFolder = await chooseSocketFolder(cluster);
  const logFile = await openLog(cluster);
  const from = (await logFile.stat()).size;
  const run = commandAs(cluster.runAs, binaries.postgres, [
    '-D',
    cluster.data,
    ...[...settings(socketFolder), ...more].flatMap((setting) => ['-c', setting]),
  ]);
  // Detached: a Ctrl-C at our terminal reaches us, and we stop the server in order.
  const child = spawn(run.file, run.args, {
    ...run.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
  });
  let lost = '';
  child.once('error', (error) => (lost = error.message));
  child.unref();
  try {
    while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      if ((await answers(cluster, socketFolder)) && (await isFirst(cluster, child.pid))) {
        return { kind: 'up', pid: child.pid, socketFolder };
      }
      await sleep(30);
    }
    await removeSocketFolder(socketFolder);
    return { kind: 'ended', lastWords: (await lastWords(cluster, from, child.pid)) || lost };
  } finally {
    await logFile.close();
  }
}

/** False when it is another process's server that answers, and ours is about to give way. */
async function isFirst(cluster: Cluster, pid: number): Promise<boolean> {
  return (await readPostmaster(cluster))?.pid === pid;
}

function settings(socketFolder: string): readonly string[] {
  return [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    'port=5432',
    'max_connections=100',
    'shared_buffers=64MB',
    'fsync=on',
    'full_page_writes=on',
    'synchronous_commit=on',
    'wal_level=replica',
    'timezone=UTC',
    'log_timezone=UTC',
    'logging_collector=off',
    'jit=off',
  ];
}

/** In the cluster itself where its path is short enough; else in the folder for temporary files. */
async function chooseSocketFolder(cluster: Cluster): Promise<string> {
  if (Buffer.byteLength(cluster.data) <= LONGEST_FOLDER) return cluster.data;
  const folder = await mkdtemp(path.join(tmpdir(), SOCKET_FOLDER_PREFIX));
  await chmod(folder, 0o700);
  if (cluster.user !== null) await chown(folder, cluster.user.uid, cluster.user.gid);
  return folder;
}

/** Takes it away again, unless it is the cluster's own folder. */
export async function removeSocketFolder(folder: string | null): Promise<void> {
  if (folder !== null && path.basename(folder).startsWith(SOCKET_FOLDER_PREFIX)) {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openLog(cluster: Cluster) {
  const file = logOf(cluster);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGEST_LOG) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/** Why the process ended, by its own lines in the log, which others may be writing to as well. */
async function lastWords(cluster: Cluster, from: number, pid: number | undefined): Promise<string> {
  const text = (await readFile(logOf(cluster))).subarray(from).toString('utf8');
  const all = text.split('\n').filter((line) => line.trim() !== '');
  const own = all.filter((line) => line.includes(`[${pid}]`));
  // The loader of programs knows nothing of our process id.
  const lines = own.length > 0 ? own : all;
  return (lines.find((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1) ?? '').trim();
}

export function logOf(cluster: Cluster): string {
  return path.join(cluster.folder, 'postgres.log');
}
