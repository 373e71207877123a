/** How what agents do is said and drawn, everywhere. */
import type { AgentOutcome } from '../../server/contract/agents/agent-parts.ts';
import type { AgentState, AgentSummary } from '../../server/contract/agents/agents.ts';
import type { Obedience, StopListed } from '../../server/contract/agents/stops.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Meaning } from '../ui/parts.tsx';
import { count } from '../ui/words.ts';

interface Drawn {
  readonly word: string;
  readonly icon: IconName;
  readonly meaning: Meaning;
}

export const AGENT_STATES: Readonly<Record<AgentState, Drawn>> = {
  running: { word: 'Running', icon: 'running', meaning: 'plain' },
  stopped: { word: 'Stopped', icon: 'stop', meaning: 'held' },
  quiet: { word: 'Quiet', icon: 'unknown', meaning: 'unknown' },
  ended: { word: 'Ended', icon: 'ended', meaning: 'plain' },
};

export const OUTCOMES: Readonly<Record<AgentOutcome, Drawn>> = {
  allow: { word: 'allowed', icon: 'right', meaning: 'plain' },
  ask: { word: 'asked', icon: 'person', meaning: 'held' },
  hold: { word: 'held', icon: 'held', meaning: 'held' },
  deny: { word: 'denied', icon: 'refused', meaning: 'plain' },
  stop: { word: 'stopped', icon: 'stop', meaning: 'held' },
};

/** Worst first. */
export const OUTCOME_ORDER: readonly AgentOutcome[] = ['stop', 'deny', 'hold', 'ask', 'allow'];

export const OBEDIENCE: Readonly<Record<Obedience, string>> = {
  refused: 'its next action was refused',
  ended: 'its loop ended',
  killed: 'its process was ended',
};

/** The last part of a repository's or folder's name. */
export function placeOf(agent: Pick<AgentSummary, 'repository' | 'cwd'>): string {
  const path = (agent.repository ?? agent.cwd).replace(/[/\\]+$/, '');
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Enough of a session's name to tell it from others by eye. */
export function shortSession(session: string): string {
  return session.length <= 14 ? session : `${session.slice(0, 8)}…${session.slice(-4)}`;
}

export function operatorName(agent: Pick<AgentSummary, 'operator' | 'person'>): string | null {
  return agent.person?.name ?? agent.operator;
}

/** `claude-code in shop, for Mia Larsen (3f2a91c0…77aa)`. */
export function sessionName(agent: AgentSummary): string {
  const place = placeOf(agent);
  const operator = operatorName(agent);
  return [
    agent.host,
    ...(place === '' ? [] : [` in ${place}`]),
    ...(operator === null ? [] : [`, for ${operator}`]),
    ...(agent.session === '' ? [] : [` (${shortSession(agent.session)})`]),
  ].join('');
}

/** `2 of 3 sessions have obeyed`. */
export function obeyedWords(stop: Pick<StopListed, 'acknowledged' | 'sessions'>): string {
  const { acknowledged, sessions } = stop;
  if (sessions === null) return `${count(acknowledged, 'session')} obeyed`;
  if (sessions === 0) return 'No session was there to obey';
  return `${acknowledged} of ${count(sessions, 'session')} ${sessions === 1 ? 'has' : 'have'} obeyed`;
}

/** `0 ms`, `240 ms`, `1.2 s`, `48 s`, `3 min`. */
export function milliseconds(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  return `${Math.round(ms / 60_000).toLocaleString('en-GB')} min`;
}
