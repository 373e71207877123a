import { readFileSync, readdirSync } from 'node:fs';

/** Variable by which a process is known as started under a supervisor, whoever its parent is by now. */
export const RUN_MARK = 'HOLDPOINT_RUN';

/**
 * Ids of the processes below one, and of those that carry its mark in their environment: a process that
 * was sent to the background by a parent that has ended is still found.
 */
export function descendantsOf(root: number, mark: string): readonly number[] {
  const children = new Map<number, number[]>();
  const marked: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const pid = Number(name);
    const parent = parentOf(pid);
    if (parent === null) continue;
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    if (pid !== process.pid && hasMark(pid, mark)) marked.push(pid);
  }
  const found = new Set(marked);
  const waiting = [root, ...marked];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at !== process.pid) found.add(at);
    for (const child of children.get(at) ?? []) {
      if (!found.has(child) && child !== process.pid) waiting.push(child);
    }
  }
  return [...found];
}

/** Parent of a process that is alive; null for one that is gone, or dead and only not yet buried. */
function parentOf(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? null : Number(parent);
  } catch {
    return null;
  }
}

/** Whether a process still runs. */
export function isRunning(pid: number): boolean {
  return parentOf(pid) !== null;
}

function hasMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${RUN_MARK}=${mark}\0`);
  } catch {
    return false;
  }
}
