/** What the engine asks of the store about governance. */
export interface GovernanceReads {}

export interface GovernanceWrites extends GovernanceReads {}
