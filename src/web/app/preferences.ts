import { useSyncExternalStore } from 'react';

/** What a person chose for this browser. Kept in localStorage where that is allowed, else for the visit. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** Single-key shortcuts can get in the way of speech input, so they can be switched off. */
  readonly keys: boolean;
}

const STORE = 'holdpoint.preferences';
const DEFAULTS: Preferences = { theme: 'system', keys: true };
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Preferences>;
    const theme = kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : DEFAULTS.theme;
    return { theme, keys: kept.keys !== false };
  } catch {
    return DEFAULTS;
  }
}

let preferences = read();

function show(): void {
  const root = document.documentElement;
  if (preferences.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = preferences.theme;
}

/** Puts the chosen theme on the page. Called once before the first drawing. */
export function applyPreferences(): void {
  show();
}

export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  try {
    localStorage.setItem(STORE, JSON.stringify(preferences));
  } catch {
    // Storage may be switched off; the choice then lasts for this visit.
  }
  show();
  for (const each of listeners) each();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preferences,
  );
}
