/** Which lock each act takes and for how long, as PostgreSQL's chapters on locking and ALTER TABLE say. */
import type { Cost } from '../acts.ts';
import { LOCK_TIMEOUT_ADVICE } from '../advice.ts';

export function brief(because: string, safer: readonly string[] = []): Cost {
  return {
    lock: 'ACCESS EXCLUSIVE',
    blocks: 'reads-and-writes',
    duration: 'brief',
    because,
    safer: [...safer, LOCK_TIMEOUT_ADVICE],
  };
}

export function scan(because: string, safer: readonly string[]): Cost {
  return {
    lock: 'ACCESS EXCLUSIVE',
    blocks: 'reads-and-writes',
    duration: 'scan',
    because,
    safer: [...safer, LOCK_TIMEOUT_ADVICE],
  };
}

export function rewrite(because: string, safer: readonly string[]): Cost {
  return {
    lock: 'ACCESS EXCLUSIVE',
    blocks: 'reads-and-writes',
    duration: 'rewrite',
    because,
    safer: [...safer, LOCK_TIMEOUT_ADVICE],
  };
}

/** Locks under which reading goes on. */
export function writesBlocked(
  lock: string,
  duration: Cost['duration'],
  because: string,
  safer: readonly string[],
): Cost {
  return { lock, blocks: 'writes', duration, because, safer: [...safer, LOCK_TIMEOUT_ADVICE] };
}

/** Work that takes long and stops nobody. */
export function unblocking(lock: string, duration: Cost['duration'], because: string): Cost {
  return { lock, blocks: 'nothing', duration, because, safer: [] };
}
