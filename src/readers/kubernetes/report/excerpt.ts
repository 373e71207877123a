import type { ExcerptLine } from '../../../core/change/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import type { KubeObject, SourceText } from '../objects/types.ts';

const MOST_LINES = 12;
/** A line longer than this is not written by hand, and may hold a whole object. */
const LONGEST = 500;
/** A line with one plain value and nothing else on it. */
const IDENTITY = /^[-+]?\s*(?:- )?"?(?:kind|name)"?\s*:\s*["']?[\w.:-]*["']?\s*,?\s*$/;

/** What a variable or parameter is set to; its name, which would tell a secret, may stand elsewhere. */
const SETTING = /\bvalue["']?\s*:/i;

const linesOf = new WeakMap<SourceText, readonly string[]>();

export interface Marked {
  readonly line: number;
  readonly mark: ExcerptLine['mark'];
}

/** Lines of one source, masked, in order; of what holds secrets only those that say what it is. */
export function excerptOf(object: KubeObject, wanted: readonly Marked[]): readonly ExcerptLine[] {
  const lines = textLines(object.source);
  const secret = /secret/i.test(object.kind);
  const mask = new LineMask();
  const byLine = new Map(wanted.map(({ line, mark }) => [line, mark]));
  return [...byLine]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([line, mark]): readonly ExcerptLine[] => {
      const text = lines[line - 1]?.replace(/\r$/, '');
      if (text === undefined || text.length > LONGEST || SETTING.test(text)) return [];
      if (secret && (mark !== 'context' || !IDENTITY.test(text))) return [];
      return [{ number: line, text: mask.show(text), mark }];
    })
    .slice(0, MOST_LINES);
}

function textLines(source: SourceText): readonly string[] {
  const known = linesOf.get(source);
  if (known !== undefined) return known;
  const lines = source.text.split('\n');
  linesOf.set(source, lines);
  return lines;
}
