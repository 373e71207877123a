import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { CaseEvent } from '../../server/contract/cases.ts';
import { instantNow } from './clock.ts';

/** `since` is the ISO instant at which the stream of events was lost. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'offline'; readonly since: string };

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

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

/**
 * Listens to the server's events and has what they concern fetched again. Comes back by itself after a
 * break, then fetches everything, because events of the time between are gone. Returns how to stop.
 */
export function connectLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let lost = false;

  const onEvent = (message: MessageEvent<string>): void => {
    try {
      refresh(client, (JSON.parse(message.data) as CaseEvent).case);
    } catch {
      refresh(client, null);
    }
  };
  const open = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      set({ kind: 'live' });
      wait = FIRST_WAIT;
      if (lost) refresh(client, null);
      lost = false;
    });
    source.addEventListener('case', onEvent);
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
    source?.close();
    set({ kind: 'connecting' });
  };
}
