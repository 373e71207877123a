import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StoreFault } from '../faults.ts';
import type { Binaries } from './binaries.ts';
import { syncFolder, writeDurably } from './durable-file.ts';
import { chooseRunAs, commandAs, standIn } from './identity.ts';
import type { RunAs, User } from './identity.ts';
import { isRunning } from './process.ts';

export const SUPERUSER = 'holdpoint';

/** A cluster that is there, whole. */
export interface Cluster {
  /** Everything about the database: `cluster`, `password`, `owner`, `postgres.log`. */
  readonly folder: string;
  /** PostgreSQL's data directory. */
  readonly data: string;
  readonly password: string;
  readonly runAs: RunAs;
  readonly user: User | null;
}

/** The cluster in the data folder; made first where there is none. Throws `StoreFault`. */
export async function ensureCluster(dataDir: string, binaries: Binaries): Promise<Cluster> {
  const folder = path.join(dataDir, 'database');
  await removeHalfMade(dataDir);
  if (!(await isFolder(folder))) await createCluster(dataDir, folder, binaries);
  const data = path.join(folder, 'cluster');
  const user = await ownerOf(data);
  await checkVersion(data, binaries);
  const runAs = chooseRunAs(user, needsOf(binaries, data));
  const password = (await readFile(path.join(folder, 'password'), 'utf8')).trim();
  return { folder, data, password, runAs, user };
}

/** Makes it whole beside its place and then moves it there, so that a kill leaves all or nothing. */
async function createCluster(dataDir: string, folder: string, binaries: Binaries): Promise<void> {
  const draft = await mkdtemp(path.join(dataDir, `database.new-${process.pid}-`));
  try {
    const user = await standIn();
    const data = path.join(draft, 'cluster');
    const password = path.join(draft, 'password');
    await mkdir(data, { mode: 0o700 });
    await writeDurably(password, `${randomBytes(24).toString('base64url')}\n`, 0o600);
    if (user !== null) await handOver([draft, data, password], user);
    const runAs = chooseRunAs(user, needsOf(binaries, data));
    await initialise(binaries.initdb, data, password, runAs);
    await syncFolder(draft);
    await moveIntoPlace(draft, folder);
    await syncFolder(dataDir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function handOver(names: readonly string[], { uid, gid }: User): Promise<void> {
  try {
    for (const name of names) await chown(name, uid, gid);
  } catch (cause) {
    throw new StoreFault(
      'HOLDPOINT_EMBEDDED',
      `PostgreSQL does not run as root, and ${path.dirname(names[0] ?? '')} cannot be handed to user ${uid}. Run as an ordinary user, or set DATABASE_URL`,
      { cause },
    );
  }
}

async function initialise(initdb: string, data: string, password: string, as: RunAs) {
  const run = commandAs(as, initdb, [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ]);
  try {
    await promisify(execFile)(run.file, run.args, { ...run.options, cwd: '/' });
  } catch (cause) {
    const words = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
    const line = words.split('\n').findLast((each) => each.includes('error')) ?? String(cause);
    throw new StoreFault('HOLDPOINT_EMBEDDED', `initdb failed in ${data}: ${line.trim()}`, {
      cause,
    });
  }
}

/** Another process may have been faster: then its cluster stands and ours goes. */
async function moveIntoPlace(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder);
  } catch (error) {
    if (!(await isFolder(folder))) throw error;
  }
}

async function removeHalfMade(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const maker = /^database\.new-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !(await isRunning(Number(maker)))) {
      await rm(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
}

async function checkVersion(data: string, binaries: Binaries): Promise<void> {
  const version = (await readFile(path.join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === String(binaries.major)) return;
  throw new StoreFault(
    'HOLDPOINT_EMBEDDED',
    `the database in ${data} was made by PostgreSQL ${version} and this Holdpoint brings PostgreSQL ${binaries.major}. Start the earlier Holdpoint, dump it, and load it into a new data folder`,
  );
}

/** As root the server runs as whoever owns the data; else it must be ours. */
async function ownerOf(data: string): Promise<User | null> {
  const { uid, gid } = await stat(data);
  const self = process.getuid?.();
  if (self === 0 && uid !== 0) return { uid, gid };
  if (self === uid && uid !== 0) return null;
  throw new StoreFault(
    'HOLDPOINT_EMBEDDED',
    `the database in ${data} belongs to user ${uid}. Run Holdpoint as that user, or set HOLDPOINT_DATA to another folder`,
  );
}

function needsOf(binaries: Binaries, data: string) {
  return { execute: binaries.postgres, read: binaries.sample, folder: data };
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
