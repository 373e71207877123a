import { readFileSync } from 'node:fs';

/** The terminal and the chain of processes that a guard was called from: the agent is among them. */
export interface AgentProcess {
  /** Device number of the controlling terminal; 0 for none. */
  readonly tty: number;
  /** Process ids from the one that asked upwards, without the first process of the machine. */
  readonly ancestors: readonly number[];
}

/** Read from `/proc`; empty where there is none. */
export function agentProcess(pid: number): AgentProcess {
  const ancestors: number[] = [];
  let tty = 0;
  let at = pid;
  for (let depth = 0; depth < 64 && at > 1; depth += 1) {
    const stat = statOf(at);
    if (stat === null) break;
    if (depth === 0) tty = stat.tty;
    ancestors.push(at);
    at = stat.parent;
  }
  return { tty, ancestors };
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
