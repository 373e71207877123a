import { spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, open, readFile, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { commandAs } from './identity.ts';
import { answers } from './postmaster.ts';

/** The kernel's limit for the path of a unix socket, with room for PostgreSQL's file name. */
const LONGEST_FOLDER = 103 - '/.s.PGSQL.5432.lock'.length;
const LARGEST_LOG = 10 * 1024 * 1024;
export const SOCKET_FOLDER_PREFIX = 'holdpoint-pg-';

export type Launch =
  | { readonly kind: 'up'; readonly pid: number; readonly socketFolder: string }
  | { readonly kind: 'ended'; readonly lastWords: string };

/** Starts the server in a session of its own and waits until it answers or has ended. */
export async function launch(binaries: Binaries, cluster: Cluster): Promise<Launch> {
  const socketFolder = await chooseSocketFolder(cluster);
  const logFile = await openLog(cluster);
  const from = (await logFile.stat()).size;
  const run = commandAs(cluster.runAs, binaries.postgres, [
    ...['-D', cluster.data],
    ...settings(socketFolder).flatMap((setting) => ['-c', setting]),
  ]);
  // Detached: a Ctrl-C at our terminal reaches us, and we stop the server in order.
  const child = spawn(run.file, run.args, {
    ...run.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
  });
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  try {
    while (!ended) {
      if (await answers(cluster, socketFolder)) {
        return { kind: 'up', pid: child.pid ?? -1, socketFolder };
      }
      await sleep(30);
    }
    return { kind: 'ended', lastWords: await lastWords(cluster, from) };
  } finally {
    await logFile.close();
  }
}

function settings(socketFolder: string): readonly string[] {
  return [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    'port=5432',
    'max_connections=50',
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

async function openLog(cluster: Cluster) {
  const file = logOf(cluster);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGEST_LOG) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

async function lastWords(cluster: Cluster, from: number): Promise<string> {
  const text = (await readFile(logOf(cluster))).subarray(from).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1) ?? '').trim();
}

export function logOf(cluster: Cluster): string {
  return path.join(cluster.folder, 'postgres.log');
}
