import { readFileSync } from 'node:fs';

/** The processes that a guard was called from, as far as they are the agent's own. */
export interface AgentProcess {
  /** Device number of the agent's controlling terminal; 0 for none. */
  readonly tty: number;
  /**
   * Ids of the agent's processes: from the one that asked upwards, those on its terminal; without a
   * terminal the launcher and the next three, since what is above them is the person's desktop.
   */
  readonly own: readonly number[];
}

const WITHOUT_TERMINAL = 3;
/** What stands between a guard and the host that called it, as the system names it. */
const OURS: ReadonlySet<string> = new Set(['timeout', 'holdpoint-hook', 'holdpoint-clien']);

/** Read from `/proc`; nothing where there is none. */
export function agentProcess(pid: number): AgentProcess {
  const chain = ancestry(pid);
  const tty = chain[0]?.tty ?? 0;
  const host = Math.max(
    0,
    chain.findIndex(({ name }) => !OURS.has(name)),
  );
  const own =
    tty === 0 ? chain.slice(0, host + WITHOUT_TERMINAL) : chain.filter((each) => each.tty === tty);
  return { tty, own: own.map((each) => each.pid) };
}

export interface ProcessSeen {
  readonly pid: number;
  readonly tty: number;
}

interface ProcessNamed extends ProcessSeen {
  /** At most 15 characters. */
  readonly name: string;
}

/** A process and those above it, without the first of the machine. */
export function ancestry(pid: number): readonly ProcessNamed[] {
  const chain: ProcessNamed[] = [];
  let at = pid;
  for (let depth = 0; depth < 64 && at > 1; depth += 1) {
    const stat = statOf(at);
    if (stat === null) break;
    chain.push({ pid: at, name: stat.name, tty: stat.tty });
    at = stat.parent;
  }
  return chain;
}

function statOf(
  pid: number,
): { readonly name: string; readonly parent: number; readonly tty: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; what follows is numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return { name, parent: Number(fields[1]), tty: Number(fields[4]) };
  } catch {
    return null;
  }
}
