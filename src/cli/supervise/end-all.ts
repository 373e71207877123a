import { descendantsOf, isRunning, noStrangers } from './descendants.ts';
import type { Strangers } from './descendants.ts';

/** How long what was asked to end may take before it is made to. */
const GRACE = 400;
const LOOK_EVERY = 20;

/**
 * Ends a process and everything that came of it: freezes all first, so that nothing slips away while the
 * list is made, asks to terminate, then kills. Resolves when none is left.
 */
export async function endAll(root: number, mark: string): Promise<void> {
  const strangers = noStrangers();
  const first = freeze(root, mark, strangers);
  for (const pid of first) signal(pid, 'SIGTERM');
  for (const pid of first) signal(pid, 'SIGCONT');
  const until = performance.now() + GRACE;
  while (performance.now() < until) {
    if (!first.some(isRunning)) break;
    await pause(LOOK_EVERY);
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const left = descendantsOf(root, mark, strangers).filter(isRunning);
    if (left.length === 0) return;
    for (const pid of left) signal(pid, 'SIGKILL');
    await pause(LOOK_EVERY);
  }
}

/** Until a look finds nobody new: what is frozen can start nothing more. */
function freeze(root: number, mark: string, strangers: Strangers): readonly number[] {
  const frozen = new Set<number>();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const fresh = descendantsOf(root, mark, strangers).filter((pid) => !frozen.has(pid));
    if (fresh.length === 0) break;
    for (const pid of fresh) {
      signal(pid, 'SIGSTOP');
      frozen.add(pid);
    }
  }
  return [...frozen];
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
