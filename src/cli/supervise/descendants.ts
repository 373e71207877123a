import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';

/** Variable by which a process is known as started under a supervisor, whoever its parent is by now. */
export const RUN_MARK = 'HOLDPOINT_RUN';

/** What one look found out that the next need not look at: it takes too long where many agents end at once. */
export interface Strangers {
  /** Older than the agent, so they do not come of it. */
  readonly older: Set<number>;
  /** Without its mark, by id and start: none gains it later. They may still be below it. */
  readonly unmarked: Map<number, number>;
}

export function noStrangers(): Strangers {
  return { older: new Set(), unmarked: new Map() };
}

/**
 * Ids of the processes below one, and of those that carry its mark in their environment: a process that
 * was sent to the background by a parent that has ended is still found. Adds to `strangers`.
 */
export function descendantsOf(
  root: number,
  mark: string,
  strangers: Strangers = noStrangers(),
): readonly number[] {
  const started = processOf(root)?.started ?? 0;
  const children = new Map<number, number[]>();
  const marked: number[] = [];
  for (const pid of processIds()) {
    if (pid === process.pid || strangers.older.has(pid)) continue;
    const found = processOf(pid);
    if (found === null) continue;
    if (found.started < started) {
      strangers.older.add(pid);
      continue;
    }
    const siblings = children.get(found.parent);
    if (siblings === undefined) children.set(found.parent, [pid]);
    else siblings.push(pid);
    if (strangers.unmarked.get(pid) === found.started) continue;
    const environment = environmentOf(pid);
    if (environment.includes(`${RUN_MARK}=${mark}\0`)) marked.push(pid);
    // Empty while a program is being started, which may have it a moment later.
    else if (environment !== '') strangers.unmarked.set(pid, found.started);
  }
  const found = new Set(marked);
  const waiting = [root, ...marked];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at !== process.pid) found.add(at);
    for (const child of children.get(at) ?? []) {
      if (!found.has(child)) waiting.push(child);
    }
  }
  return [...found];
}

/** Whether a process still runs. */
export function isRunning(pid: number): boolean {
  return processOf(pid) !== null;
}

interface Process {
  readonly parent: number;
  /** Clock ticks from the start of the machine to that of the process. */
  readonly started: number;
}

function processIds(): readonly number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** Longer than any line of that kind. */
const line = Buffer.alloc(4096);

/** A process that is alive; null for one that is gone, or dead and only not yet buried. */
function processOf(pid: number): Process | null {
  let text: string;
  try {
    const file = openSync(`/proc/${pid}/stat`, 'r');
    try {
      text = line.toString('latin1', 0, readSync(file, line));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
  // The name stands in brackets and may hold anything; what follows is numbers.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', 20);
  const [state, parent] = fields;
  return state === 'Z' || state === 'X'
    ? null
    : { parent: Number(parent), started: Number(fields[19]) };
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
