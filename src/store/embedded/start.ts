import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StoreFault } from '../faults.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { launch, logOf, removeSocketFolder } from './launch.ts';
import type { Launch } from './launch.ts';
import { claim, claimAbandoned, isClaimed } from './owner.ts';
import {
  connectionTo,
  forgetPostmaster,
  readPostmaster,
  stateOf,
  stopPostmaster,
} from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { openDataFolder } from './data-folder.ts';

const DATABASE = 'holdpoint';
/** Milliseconds for a server on its way up or down, or for the remains of one that was killed. */
const PATIENCE = 60_000;

export interface EmbeddedOptions {
  /** Holdpoint's data folder; created when missing. */
  readonly dataDir: string;
  /** Hears one line about what takes time or was put right. */
  readonly log?: (line: string) => void;
  /** `name=value`, over those of our own, for a server that this call starts: tests do without the disk. */
  readonly settings?: readonly string[];
}

export interface EmbeddedPostgres {
  /** Names a unix socket that only this user can open, with the password. */
  readonly connectionString: string;
  /** Stops the server if this call started it, or took over one that was left behind. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already. Durable: it
 * waits for the disk at every commit. Throws `StoreFault` with one line when that cannot be.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const dataDir = await openDataFolder(options.dataDir);
  const binaries = await findBinaries();
  const cluster = await ensureCluster(dataDir, binaries);
  const launchIt = () => launch(binaries, cluster, options.settings ?? []);
  const { server, owner } = await joinOrLaunch(launchIt, cluster, log);
  const socketFolder = server.socketFolder ?? cluster.data;
  await ensureDatabase(connectionTo(cluster, socketFolder, 'postgres'));
  return {
    connectionString: connectionTo(cluster, socketFolder, DATABASE),
    async stop() {
      if (owner === null || !(await isClaimed(cluster, owner))) return;
      await stopPostmaster(cluster, server.pid);
      await removeSocketFolder(server.socketFolder);
    },
  };
}

interface Joined {
  readonly server: Postmaster;
  /** Our claim, when it is for us to stop the server. */
  readonly owner: string | null;
}

async function joinOrLaunch(
  launchIt: () => Promise<Launch>,
  cluster: Cluster,
  log: (line: string) => void,
): Promise<Joined> {
  const deadline = performance.now() + PATIENCE;
  for (let told = false; ;) {
    const found = await readPostmaster(cluster);
    const state = found === null ? 'none' : await stateOf(cluster, found);
    if (found !== null && state === 'up') {
      return { server: found, owner: await claimAbandoned(cluster) };
    }
    if (found !== null && state === 'gone') {
      log('PostgreSQL was not shut down in order; it recovers from its log now');
      await forgetPostmaster(cluster, found);
      await removeSocketFolder(found.socketFolder);
    }
    let lastWords = 'it is starting or stopping';
    if (state !== 'busy') {
      const outcome = await launchIt();
      if (outcome.kind === 'up') return { server: outcome, owner: await claim(cluster) };
      lastWords = outcome.lastWords;
      if (!isInTheWay(lastWords)) throw cannotStart(cluster, lastWords);
    }
    if (performance.now() > deadline) throw cannotStart(cluster, lastWords);
    if (!told) log(`PostgreSQL in ${cluster.folder} is busy (${lastWords}); waiting for it`);
    told = true;
    await sleep(100);
  }
}

/** Another process is starting the same cluster, or parts of a killed server have not ended yet. */
function isInTheWay(lastWords: string): boolean {
  return /lock file .* (already exists|is empty)|shared memory block .* still in use/.test(
    lastWords,
  );
}

function cannotStart(cluster: Cluster, lastWords: string): StoreFault {
  return new StoreFault(
    'HOLDPOINT_EMBEDDED',
    `the embedded PostgreSQL does not start: ${lastWords}. Its log is ${logOf(cluster)}`,
  );
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      DATABASE,
    ]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Another process made it between our question and our statement.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end();
  }
}
