import type { Engine } from '../../engine.ts';
import { sessionId } from '../session-id.ts';
import type { SessionSighting } from '../types.ts';

/** A session began or ended, as its host told the guard. */
export async function noticeSession(
  engine: Engine,
  told: Omit<SessionSighting, 'id' | 'decided'>,
): Promise<void> {
  const sighting = { ...told, id: sessionId(told) };
  await engine.store.transaction((tx) => tx.agents.seeSession(sighting));
}
