import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { AgentEvent } from '../../server/contract/agents/agents.ts';
import type { CaseEvent } from '../../server/contract/cases.ts';
import type { StopEvent } from '../../server/contract/agents/stops.ts';
import { instantNow } from './clock.ts';

/** `since` is the ISO instant at which the stream of events was lost. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'offline'; readonly since: string };

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Agents act many times a second; a page that shows them is brought up to date this often. */
const AGENTS_WAIT = 1_000;

/** What a case's fate may change besides, each of it a question that takes the server long. */
const GOVERNED = ['exceptions', 'directives', 'audit'] as const;

let state: LiveState = { kind: 'connecting' };
const listeners = new Set<() => void>();

function set(next: LiveState): void {
  if (next.kind === 'offline' && state.kind === 'offline') return;
  state = next;
  for (const each of listeners) each();
}

export function useLive(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function refresh(client: QueryClient, id: string | null): void {
  void client.invalidateQueries({ queryKey: ['cases'] });
  void client.invalidateQueries({ queryKey: id === null ? ['case'] : ['case', id] });
  void client.invalidateQueries({ queryKey: ['ledger'] });
}

function refreshAgent(client: QueryClient, id: string | null): void {
  void client.invalidateQueries({ queryKey: ['agents'] });
  void client.invalidateQueries({ queryKey: id === null ? ['agent'] : ['agent', id] });
}

function refreshGoverned(client: QueryClient): void {
  for (const key of GOVERNED) void client.invalidateQueries({ queryKey: [key] });
}

function refreshStop(client: QueryClient, id: string | null): void {
  void client.invalidateQueries({ queryKey: ['stops'] });
  void client.invalidateQueries({ queryKey: id === null ? ['stop'] : ['stop', id] });
  refreshAgent(client, null);
}

/** What an event says, or null where it cannot be read. */
function dataOf(message: MessageEvent<string>): unknown {
  try {
    return JSON.parse(message.data);
  } catch {
    return null;
  }
}

/**
 * Listens to the server's events and has what they concern fetched again. Comes back by itself after a
 * break, then fetches everything, because events of the time between are gone. Returns how to stop.
 */
export function connectLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let lost = false;

  let settling: ReturnType<typeof setTimeout> | undefined;
  const heard = new Set<string | null>();

  let governed: ReturnType<typeof setTimeout> | undefined;
  const onCase = (message: MessageEvent<string>): void => {
    refresh(client, (dataOf(message) as CaseEvent | null)?.case ?? null);
    governed ??= setTimeout(() => {
      governed = undefined;
      refreshGoverned(client);
    }, AGENTS_WAIT);
  };
  const onStop = (message: MessageEvent<string>): void =>
    refreshStop(client, (dataOf(message) as StopEvent | null)?.stop ?? null);
  const onAgent = (message: MessageEvent<string>): void => {
    heard.add((dataOf(message) as AgentEvent | null)?.agent ?? null);
    settling ??= setTimeout(() => {
      settling = undefined;
      for (const id of heard) refreshAgent(client, id);
      heard.clear();
    }, AGENTS_WAIT);
  };
  const refreshAll = (): void => {
    refresh(client, null);
    refreshStop(client, null);
    refreshGoverned(client);
  };
  const open = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      set({ kind: 'live' });
      wait = FIRST_WAIT;
      if (lost) refreshAll();
      lost = false;
    });
    source.addEventListener('case', onCase);
    source.addEventListener('stop', onStop);
    source.addEventListener('agent', onAgent);
    source.addEventListener('error', () => {
      source?.close();
      lost = true;
      set({ kind: 'offline', since: instantNow() });
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  const hurry = (): void => {
    if (!lost) return;
    clearTimeout(timer);
    wait = FIRST_WAIT;
    open();
  };

  open();
  window.addEventListener('online', hurry);
  return () => {
    window.removeEventListener('online', hurry);
    clearTimeout(timer);
    clearTimeout(settling);
    clearTimeout(governed);
    source?.close();
    set({ kind: 'connecting' });
  };
}
