import { setTimeout as sleep } from 'node:timers/promises';
import type { AskApp } from '../../doors/forge/forges/github/app/ask-app.ts';
import { ForgeFault } from '../../engine/forge/ports.ts';
import type { Installed } from './desk.ts';

export interface Watching {
  /** Milliseconds between questions. */
  readonly every: number;
  readonly signal: AbortSignal;
  /** Hears of an answer that did not come, once for each kind. */
  readonly onTrouble: (why: string) => void;
}

/** Where the App is installed by now, and what it sees there. */
export async function readInstalled(ask: AskApp): Promise<readonly Installed[]> {
  const active = (await ask.installations()).filter(({ isSuspended }) => !isSuspended);
  const found: Installed[] = [];
  for (const { id, login } of active) {
    const { items, isWhole } = await ask.repositories(id);
    found.push({ login: login ?? 'an enterprise', repositories: items, isWhole });
  }
  return found;
}

/**
 * Asks until the App is installed somewhere; empty when it was told to stop. What GitHub refuses for good is
 * thrown (`ForgeFault`); what may pass is asked for again.
 */
export async function watchInstallation(
  ask: AskApp,
  { every, signal, onTrouble }: Watching,
): Promise<readonly Installed[]> {
  const told = new Set<string>();
  while (!signal.aborted) {
    try {
      const found = await readInstalled(ask);
      if (found.length > 0) return found;
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (!told.has(error.code)) onTrouble(error.message);
      told.add(error.code);
    }
    await sleep(every, undefined, { signal }).catch(() => undefined);
  }
  return [];
}

function isPassing(error: unknown): error is ForgeFault {
  if (!(error instanceof ForgeFault)) return false;
  return error.code === 'unreachable' || error.code === 'rate-limited';
}
