import type { ExcerptLine } from '../../../core/change/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { isSecret, withoutPasswords } from '../values/secret.ts';

const LONGEST = 200;

/** One version of a file, of which single lines are shown with nothing secret in them. */
export class SafeLines {
  readonly #lines: readonly string[];
  readonly #secret = new Set<number>();

  constructor(text: string | null, documents: readonly Tree[]) {
    this.#lines = text === null ? [] : text.split(/\r\n|\n|\r/);
    for (const document of documents) this.#collect(document, []);
  }

  /** The line as it may be shown; null where there is none. */
  show(line: number, mark: ExcerptLine['mark']): ExcerptLine | null {
    const raw = this.#lines[line - 1];
    if (raw === undefined) return null;
    return { number: line, text: this.#text(raw, line), mark };
  }

  #text(raw: string, line: number): string {
    if (this.#secret.has(line)) {
      const key = /^\s*(?:export\s+|-\s+)?["']?[\w./-]{1,100}["']?\s*[:=]/.exec(raw);
      return `${key?.[0] ?? ''} [masked]`;
    }
    if (raw.length > LONGEST) return '[a long line]';
    return new LineMask().show(withoutPasswords(raw));
  }

  #collect(tree: Tree, path: readonly string[]): void {
    if (tree.kind === 'map') {
      for (const [key, value] of tree.entries) this.#collect(value, [...path, key]);
    } else if (tree.kind === 'list') {
      for (const item of tree.items) this.#collect(item, path);
    } else if (isSecret(path, tree.value)) {
      this.#secret.add(tree.line);
    }
  }
}
