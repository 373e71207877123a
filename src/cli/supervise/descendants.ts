import { readFileSync, readdirSync } from 'node:fs';

/** Variable by which a process is known as started under a supervisor, whoever its parent is by now. */
export const RUN_MARK = 'HOLDPOINT_RUN';

/** Processes that were found not to carry a mark, by id and start: none gains one later. */
export type Strangers = Map<number, number>;

/**
 * Ids of the processes below one, and of those that carry its mark in their environment: a process that
 * was sent to the background by a parent that has ended is still found. `strangers` is what an earlier
 * look found out, and is added to.
 */
export function descendantsOf(
  root: number,
  mark: string,
  strangers: Strangers = new Map(),
): readonly number[] {
  const living = processes();
  const started = living.get(root)?.started ?? 0;
  const children = new Map<number, number[]>();
  const marked: number[] = [];
  for (const [pid, { parent, started: own }] of living) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [pid]);
    else siblings.push(pid);
    // What is older than the agent does not come of it; most of a machine's processes are.
    if (own < started || pid === process.pid || strangers.get(pid) === own) continue;
    const environment = environmentOf(pid);
    if (environment.includes(`${RUN_MARK}=${mark}\0`)) marked.push(pid);
    // Empty while a program is being started, which may have it a moment later.
    else if (environment !== '') strangers.set(pid, own);
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

interface Process {
  readonly parent: number;
  /** Clock ticks from the start of the machine to that of the process. */
  readonly started: number;
}

function processes(): ReadonlyMap<number, Process> {
  const living = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const found = processOf(Number(name));
    if (found !== null) living.set(Number(name), found);
  }
  return living;
}

/** A process that is alive; null for one that is gone, or dead and only not yet buried. */
function processOf(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name stands in brackets and may hold anything; what follows is numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, parent] = fields;
    return state === 'Z' || state === 'X'
      ? null
      : { parent: Number(parent), started: Number(fields[19]) };
  } catch {
    return null;
  }
}

/** Whether a process still runs. */
export function isRunning(pid: number): boolean {
  return processOf(pid) !== null;
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
