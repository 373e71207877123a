import { useSyncExternalStore } from 'react';

/** How often relative times on the page are brought up to date, in milliseconds. */
const TICK = 15_000;

let current = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  current = Date.now();
  timer ??= setInterval(() => {
    current = Date.now();
    for (const each of listeners) each();
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, in milliseconds, the same for everything drawn at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}

/** The present as an ISO instant, for what happens outside of drawing. */
export function instantNow(): string {
  return new Date(Date.now()).toISOString();
}
