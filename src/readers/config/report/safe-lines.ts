import type { ExcerptLine } from '../../../core/change/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { isSecret, withoutPasswords } from '../values/secret.ts';

const LONGEST = 200;

/** One version of a file, of which the lines that are wanted are shown with nothing secret in them. */
export class SafeLines {
  readonly #lines: readonly string[];
  readonly #wanted: ReadonlySet<number>;
  readonly #secret = new Set<number>();

  /** `wanted` are the lines that will be shown: to ask of every value whether it is secret takes long. */
  constructor(text: string | null, documents: readonly Tree[], wanted: ReadonlySet<number>) {
    this.#lines = text === null || wanted.size === 0 ? [] : text.split(/\r\n|\n|\r/);
    this.#wanted = wanted;
    if (wanted.size > 0) for (const document of documents) this.#collect(document, []);
  }

  /** The line as it may be shown; null where there is none, or where it was not asked for before. */
  show(line: number, mark: ExcerptLine['mark']): ExcerptLine | null {
    const raw = this.#lines[line - 1];
    if (raw === undefined || !this.#wanted.has(line)) return null;
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

  /** The path is one list that grows and shrinks on the way. */
  #collect(tree: Tree, path: string[]): void {
    if (tree.kind === 'map') {
      for (const [key, value] of tree.entries) {
        path.push(key);
        this.#collect(value, path);
        path.pop();
      }
    } else if (tree.kind === 'list') {
      for (const item of tree.items) this.#collect(item, path);
    } else if (this.#wanted.has(tree.line) && isSecret(path, tree.value)) {
      this.#secret.add(tree.line);
    }
  }
}
