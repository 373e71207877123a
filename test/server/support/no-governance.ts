import type { GovernanceWrites } from '../../../src/engine/governance/ports.ts';

/** Every case asks this when it is judged. */
const NOTHING = new Set([
  'explanationsOf',
  'statementsOf',
  'acceptancesOf',
  'exceptionsInForce',
  'exceptionsOverdue',
  'openDirectives',
  'alteredDirectives',
  'lockUnsettled',
  'lockNewlyOverdue',
]);

/** Governance is tested on a real database alone: whatever else is asked of this is a mistake of the test. */
export const noGovernance = new Proxy({} as GovernanceWrites, {
  get: (_target, name) => () => {
    if (NOTHING.has(String(name))) return Promise.resolve([]);
    throw new Error(`the store without a database knows no governance: ${String(name)}`);
  },
});
