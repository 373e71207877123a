import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cluster } from './cluster.ts';
import { replaceDurably } from './durable-file.ts';
import { isRunning, startOf } from './process.ts';

/** Which process is to stop the server. */
interface Owner {
  readonly id: string;
  readonly pid: number;
  /** When that process began, to tell it from a later one with its id. */
  readonly started: string | null;
}

/** Takes charge of the server; returns the claim. */
export async function claim(cluster: Cluster): Promise<string> {
  const owner: Owner = {
    id: randomUUID(),
    pid: process.pid,
    started: await startOf(process.pid),
  };
  await replaceDurably(fileOf(cluster), JSON.stringify(owner), 0o600);
  return owner.id;
}

/** Takes charge of a server whose owner is no more; null when somebody has it. */
export async function claimAbandoned(cluster: Cluster): Promise<string | null> {
  const owner = await readOwner(cluster);
  const alive =
    owner !== null && (await isRunning(owner.pid)) && (await startOf(owner.pid)) === owner.started;
  return alive ? null : claim(cluster);
}

export async function isClaimed(cluster: Cluster, id: string): Promise<boolean> {
  return (await readOwner(cluster))?.id === id;
}

async function readOwner(cluster: Cluster): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(fileOf(cluster), 'utf8')) as Owner;
  } catch {
    return null;
  }
}

function fileOf(cluster: Cluster): string {
  return path.join(cluster.folder, 'owner');
}
