import type { KeyChange } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';

/** Values that leave one place and turn up unchanged under the same key in another, of any file. */
export class MovedKeys {
  readonly #gone = new Set<string>();
  readonly #come = new Set<string>();

  add(changes: readonly KeyChange[]): void {
    for (const change of changes) {
      const name = nameOf(change);
      if (name === null) continue;
      (change.kind === 'removed' ? this.#gone : this.#come).add(name);
    }
  }

  has(change: KeyChange): boolean {
    const name = nameOf(change);
    return name !== null && this.#gone.has(name) && this.#come.has(name);
  }
}

function nameOf({ kind, path, before, after }: KeyChange): string | null {
  const tree = kind === 'removed' ? before : kind === 'added' ? after : null;
  if (tree === null) return null;
  return JSON.stringify([path.at(-1)?.toLowerCase(), fingerprint(tree)]);
}
