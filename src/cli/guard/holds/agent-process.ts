import { readFileSync } from 'node:fs';

/** The processes that a guard was called from, as far as they are the agent's own. */
export interface AgentProcess {
  /** Device number of the agent's controlling terminal; 0 for none. */
  readonly tty: number;
  /**
   * Ids of the agent's processes: from the one that asked upwards, those on its terminal; without a
   * terminal the next three, since what is above them is the person's desktop.
   */
  readonly own: readonly number[];
}

const WITHOUT_TERMINAL = 3;

/** Read from `/proc`; nothing where there is none. */
export function agentProcess(pid: number): AgentProcess {
  const chain = ancestry(pid);
  const tty = chain[0]?.tty ?? 0;
  const own =
    tty === 0 ? chain.slice(0, WITHOUT_TERMINAL) : chain.filter((each) => each.tty === tty);
  return { tty, own: own.map((each) => each.pid) };
}

export interface ProcessSeen {
  readonly pid: number;
  readonly tty: number;
}

/** A process and those above it, without the first of the machine. */
export function ancestry(pid: number): readonly ProcessSeen[] {
  const chain: ProcessSeen[] = [];
  let at = pid;
  for (let depth = 0; depth < 64 && at > 1; depth += 1) {
    const stat = statOf(at);
    if (stat === null) break;
    chain.push({ pid: at, tty: stat.tty });
    at = stat.parent;
  }
  return chain;
}

function statOf(pid: number): { readonly parent: number; readonly tty: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; what follows is numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), tty: Number(fields[4]) };
  } catch {
    return null;
  }
}
