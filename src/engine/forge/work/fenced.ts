import type { Store, StoreTransaction } from '../../ports.ts';
import type { Task } from '../queue.ts';

/** Another worker has the row by now: whatever this one still does is not kept. */
export class LeaseLost extends Error {
  constructor(task: Task) {
    super(`the lease of ${task.subject.kind} ${task.key} on ${task.forge} ran out`);
    this.name = 'LeaseLost';
  }
}

/** The store, with nothing kept unless the lease is still held when it is kept. Throws `LeaseLost`. */
export function fencedStore(store: Store, task: Task): Store {
  return {
    ...store,
    transaction: <T>(work: (tx: StoreTransaction) => Promise<T>) =>
      store.transaction(async (tx) => {
        if (!(await tx.forge.holdLease(task))) throw new LeaseLost(task);
        return work(tx);
      }),
  };
}
