import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { StoreFault } from '../faults.ts';
import { SERVER_ENV } from './binaries.ts';

/**
 * How to run a program of PostgreSQL, which refuses to run as root. `plain` runs as whoever we are,
 * `uid` as another user, and `setpriv` as another user who may still pass folders that are closed to it.
 */
export type RunAs =
  | { readonly kind: 'plain' }
  | { readonly kind: 'uid'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'setpriv'; readonly uid: number; readonly gid: number };

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** What the server's user has to get at. */
export interface Needs {
  readonly execute: string;
  readonly read: string;
  readonly folder: string;
}

/** Only this: a database server needs to get past closed folders, not to own or change the rest. */
const CAPABILITY = '+dac_override';

/** Null unless we are root: then the user that stands in. No user is ever created. */
export async function standIn(): Promise<User | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return userNamed(passwd, 'postgres') ?? userNamed(passwd, 'nobody') ?? { uid: 65534, gid: 65534 };
}

function userNamed(passwd: string, name: string): User | null {
  const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(passwd) ?? [];
  return uid === undefined || uid === '0' ? null : { uid: Number(uid), gid: Number(gid) };
}

/** Finds the way with the fewest rights that reaches everything. Throws `StoreFault` when none does. */
export function chooseRunAs(user: User | null, needs: Needs): RunAs {
  if (user === null) return { kind: 'plain' };
  const ways: readonly RunAs[] = [
    { kind: 'uid', ...user },
    { kind: 'setpriv', ...user },
  ];
  const way = ways.find((each) => reaches(each, needs));
  if (way !== undefined) return way;
  throw new StoreFault(
    'HOLDPOINT_EMBEDDED',
    `PostgreSQL does not run as root, and no program could be run as user ${user.uid} so that it reaches ${needs.folder} and ${needs.execute}. Run as an ordinary user, open these folders, or set DATABASE_URL`,
  );
}

function reaches(as: RunAs, { execute, read, folder }: Needs): boolean {
  const script = 'test -x "$0" && test -r "$1" && test -w "$2"';
  const run = commandAs(as, '/bin/sh', ['-c', script, execute, read, folder]);
  return spawnSync(run.file, run.args, { ...run.options, stdio: 'ignore' }).status === 0;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: {
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
  };
}

/** The command that runs a program so. `setpriv` replaces itself, so the process id stays. */
export function commandAs(as: RunAs, file: string, args: readonly string[]): Command {
  const options = { env: SERVER_ENV };
  if (as.kind === 'plain') return { file, args, options };
  if (as.kind === 'uid') return { file, args, options: { ...options, uid: as.uid, gid: as.gid } };
  const rights = [`--inh-caps=${CAPABILITY}`, `--ambient-caps=${CAPABILITY}`];
  const user = [`--reuid=${as.uid}`, `--regid=${as.gid}`, '--clear-groups'];
  return { file: 'setpriv', args: [...user, ...rights, file, ...args], options };
}
