/** What the engine asks of the store about presence. */
export interface PresenceReads {}

export interface PresenceWrites extends PresenceReads {}
