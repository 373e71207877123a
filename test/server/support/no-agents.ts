import type { AgentWrites } from '../../../src/engine/agents/ports.ts';

/** Agents are tested on a real database alone: whatever is asked of this is a mistake of the test. */
export const noAgents = new Proxy({} as AgentWrites, {
  get: (_target, name) => () => {
    throw new Error(`the store without a database knows no agents: ${String(name)}`);
  },
});
