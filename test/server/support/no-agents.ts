import type { AgentWrites } from '../../../src/engine/agents/ports.ts';

/** Every server asks this when it starts. */
const NO_STOPS = { stops: [], revision: 0 };

/** Agents are tested on a real database alone: whatever else is asked of this is a mistake of the test. */
export const noAgents = new Proxy({} as AgentWrites, {
  get: (_target, name) => () => {
    if (name === 'activeStops') return Promise.resolve(NO_STOPS);
    throw new Error(`the store without a database knows no agents: ${String(name)}`);
  },
});
