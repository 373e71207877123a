import type { Job } from './jobs.ts';

type Key = (job: Job) => string;

/** Jobs from which partners are taken, each once, by whatever makes two alike. */
export class JobPool {
  readonly #left: Set<Job>;
  readonly #indexes = new Map<Key, Map<string, Job[]>>();

  constructor(jobs: readonly Job[]) {
    this.#left = new Set(jobs);
  }

  /** The first job that is still there and alike, which then is not any more; or null. */
  take(key: Key, job: Job): Job | null {
    const alike = this.#alike(key, job);
    for (;;) {
      const found = alike.shift();
      if (found === undefined) return null;
      if (this.#left.delete(found)) return found;
    }
  }

  count(key: Key, job: Job): number {
    return this.#alike(key, job).length;
  }

  left(): readonly Job[] {
    return [...this.#left];
  }

  #alike(key: Key, job: Job): Job[] {
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = new Map();
      for (const one of this.#left) {
        const alike = index.get(key(one));
        if (alike === undefined) index.set(key(one), [one]);
        else alike.push(one);
      }
      this.#indexes.set(key, index);
    }
    return index.get(key(job)) ?? [];
  }
}
