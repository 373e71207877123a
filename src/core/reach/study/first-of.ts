import type { Listed } from './study-types.ts';

/** Keeps the first `limit` of what is added, described only then, and counts the rest. */
export class FirstOf<T> {
  readonly #limit: number;
  readonly #first: T[] = [];
  #count = 0;
  constructor(limit: number) {
    this.#limit = limit;
  }
  get isFull(): boolean {
    return this.#first.length === this.#limit;
  }
  add(describe: () => T): void {
    this.#count++;
    if (this.#first.length < this.#limit) this.#first.push(describe());
  }
  get listed(): Listed<T> {
    return { count: this.#count, first: this.#first };
  }
}
