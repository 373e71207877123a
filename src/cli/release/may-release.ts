import type { AgentProcess, ProcessSeen } from '../guard/holds/agent-process.ts';
import type { HeldFile } from '../guard/holds/hold-files.ts';

/** Who wants to release something here, as far as the machine can tell. */
export interface Releaser {
  /** Names of agents whose shell this is, by the environment; empty for a person's. */
  readonly agents: readonly string[];
  /** The releasing process and those above it. */
  readonly chain: readonly ProcessSeen[];
  /** False where there is no terminal to type at. */
  readonly hasTerminal: boolean;
}

/** Null where a person may go on; else why not, in a sentence. */
export function objectionToRelease(
  held: HeldFile,
  by: Releaser,
  hasServer: boolean,
): string | null {
  if (held.url !== null) return `it is released on its page: ${held.url}`;
  if (hasServer && !held.operatorOnly) {
    return 'it needs people whom only the server knows, and the server could not be asked. Let the agent try again when it is back';
  }
  return objectionToPerson(held.agent, by);
}

/** Null where somebody sits at a terminal that is not the agent's; else why not, in a sentence. */
export function objectionToPerson(agent: AgentProcess, by: Releaser): string | null {
  if (by.agents.length > 0) {
    return `this is the shell of ${by.agents.join(', ')}. Use a terminal of your own`;
  }
  if (!by.hasTerminal) return 'there is no terminal here to type the code at';
  return isAgents(by.chain, agent)
    ? 'this terminal is the agent’s. Use one that you opened yourself'
    : null;
}

function isAgents(chain: readonly ProcessSeen[], agent: AgentProcess): boolean {
  const own = new Set(agent.own);
  return chain.some(({ pid, tty }) => own.has(pid) || (agent.tty !== 0 && tty === agent.tty));
}
