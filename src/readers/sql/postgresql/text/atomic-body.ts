/**
 * Follows the words of one statement so far as to know whether a semicolon lies inside the body of
 * `CREATE FUNCTION … BEGIN ATOMIC … END`. The rule is psql's own.
 */
export class AtomicBody {
  #words = 0;
  #creates = false;
  #routine = false;
  #depth = 0;

  get open(): boolean {
    return this.#depth > 0;
  }

  word(text: string): void {
    const word = text.toLowerCase();
    if (this.#words < 4) {
      if (this.#words === 0) this.#creates = word === 'create';
      else if (this.#creates && (word === 'function' || word === 'procedure')) this.#routine = true;
      this.#words += 1;
    }
    if (!this.#routine) return;
    if (word === 'begin') this.#depth += 1;
    else if (word === 'case' && this.#depth > 0) this.#depth += 1;
    else if (word === 'end' && this.#depth > 0) this.#depth -= 1;
  }

  reset(): void {
    this.#words = 0;
    this.#creates = false;
    this.#routine = false;
    this.#depth = 0;
  }
}
