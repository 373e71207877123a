import type { Store } from '../../engine/ports.ts';
import type { CaseEvent } from '../contract/cases.ts';

/** Committed changes of cases, from this server process and every other. */
export interface CaseFeed {
  /** Returns how to stop listening. */
  subscribe(listener: (event: CaseEvent) => void): () => void;
  /** How many listen. */
  size(): number;
  close(): Promise<void>;
}

/** Listens to the store once and passes on to many; each event is looked up once, in order. */
export async function openCaseFeed(
  store: Store,
  onError: (error: unknown) => void,
): Promise<CaseFeed> {
  const listeners = new Set<(event: CaseEvent) => void>();
  let last: Promise<void> = Promise.resolve();

  const pass = async (id: string): Promise<void> => {
    if (listeners.size === 0) return;
    const row = await store.findCase(id);
    if (row === null) return;
    const sequence = (await store.listRecord(id)).at(-1)?.sequence ?? 0;
    for (const listener of listeners) listener({ case: id, state: row.state, sequence });
  };
  const stop = await store.onCaseChanged(({ case: id }) => {
    last = last.then(() => pass(id)).catch(onError);
  });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    size: () => listeners.size,
    close: async () => {
      await stop();
      await last;
    },
  };
}
