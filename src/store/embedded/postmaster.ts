import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SUPERUSER } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { isRunning, isTaken, worksIn } from './process.ts';

const PORT = 5432;

/** What a running server writes about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  /** Folder of its unix socket, or null while it has not got that far. */
  readonly socketFolder: string | null;
}

export async function readPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => null);
  const [pid = '', , , , socketFolder = ''] = text?.split('\n') ?? [];
  if (!/^\d+$/.test(pid)) return null;
  return { pid: Number(pid), socketFolder: socketFolder === '' ? null : socketFolder };
}

/** Whether a server is up there, on its way, or only its file is left. */
export async function stateOf(
  cluster: Cluster,
  server: Postmaster,
): Promise<'up' | 'busy' | 'gone'> {
  if (!(await isRunning(server.pid))) return 'gone';
  if (server.socketFolder !== null && (await answers(cluster, server.socketFolder))) return 'up';
  return (await worksIn(server.pid, cluster.data)) === false ? 'gone' : 'busy';
}

/** True when the server there takes our password for this very cluster. */
export async function answers(cluster: Cluster, socketFolder: string): Promise<boolean> {
  const connectionString = connectionTo(cluster, socketFolder, 'postgres');
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export function connectionTo(cluster: Cluster, socketFolder: string, database: string): string {
  const host = encodeURIComponent(socketFolder);
  return `postgresql://${SUPERUSER}:${cluster.password}@localhost:${PORT}/${database}?host=${host}`;
}

/**
 * Takes away the files of a server that is gone where its process id now belongs to something else: only
 * then PostgreSQL does not do so by itself. What an old server left running still keeps a new one from
 * starting, by the shared memory it holds.
 */
export async function forgetPostmaster(cluster: Cluster, server: Postmaster): Promise<void> {
  if (!isTaken(server.pid) || (await readPostmaster(cluster))?.pid !== server.pid) return;
  await rm(pidFile(cluster), { force: true });
  if (server.socketFolder === null) return;
  const socket = path.join(server.socketFolder, `.s.PGSQL.${PORT}`);
  await rm(`${socket}.lock`, { force: true });
  await rm(socket, { force: true });
}

/** Fast shutdown: clients are cut off, everything is written. Immediate only if that takes a minute. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!(await isRunning(pid))) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < patience; waited += 20) {
      if (!(await isRunning(pid))) return;
      await sleep(20);
    }
  }
}

function pidFile(cluster: Cluster): string {
  return path.join(cluster.data, 'postmaster.pid');
}
