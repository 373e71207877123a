import type { SessionKey } from '../types.ts';

const PREFIX = 'agent/';

/** Equal attempts of one session are about the same thing; anything different is a new action. */
export function agentSlot({ machine, session }: SessionKey, changeDigest: string): string {
  return `${PREFIX}${machine}/${session}/${changeDigest}`;
}

/** True for the slot of what an agent was about to do. */
export function isAgentSlot(slot: string | null): boolean {
  return slot?.startsWith(PREFIX) === true;
}
