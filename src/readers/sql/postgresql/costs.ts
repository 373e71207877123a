/** Which lock each act takes and for how long, as PostgreSQL's chapters on locking and ALTER TABLE say. */
import type { Cost } from '../acts.ts';

const TIMEOUT = "set lock_timeout first (SET lock_timeout = '5s') and try again when it gives up";

export function brief(because: string, safer: readonly string[] = []): Cost {
  return {
    lock: 'ACCESS EXCLUSIVE',
    blocks: 'reads-and-writes',
    duration: 'brief',
    because,
    safer: [...safer, TIMEOUT],
  };
}

export function scan(because: string, safer: readonly string[]): Cost {
  return {
    lock: 'ACCESS EXCLUSIVE',
    blocks: 'reads-and-writes',
    duration: 'scan',
    because,
    safer: [...safer, TIMEOUT],
  };
}

export function rewrite(because: string, safer: readonly string[]): Cost {
  return {
    lock: 'ACCESS EXCLUSIVE',
    blocks: 'reads-and-writes',
    duration: 'rewrite',
    because,
    safer: [...safer, TIMEOUT],
  };
}

/** Locks under which reading goes on. */
export function writesBlocked(
  lock: string,
  duration: Cost['duration'],
  because: string,
  safer: readonly string[],
): Cost {
  return { lock, blocks: 'writes', duration, because, safer: [...safer, TIMEOUT] };
}

/** Work that takes long and stops nobody. */
export function unblocking(lock: string, duration: Cost['duration'], because: string): Cost {
  return { lock, blocks: 'nothing', duration, because, safer: [] };
}
