import { YAMLException, parseEvents } from 'js-yaml';
import { TreeBuilder } from './build-yaml.ts';
import { LIMITS, TreeFault } from './limits.ts';
import { LineIndex } from './line-index.ts';
import type { Tree, TreeReading } from './types.ts';

/** Documents are parsed together until so many UTF-16 code units are reached, so that events stay few. */
const PIECE = 256 * 1024;

/** The parser looks at each blank of a row again from the next. */
const MOST_BLANKS = 10_000;

/**
 * Reads YAML 1.2 of one or more documents. Never throws. Empty documents are left out; a key that stands
 * twice, nesting without end and aliases that multiply are failures.
 */
export function readYaml(text: string): TreeReading {
  const lines = new LineIndex(text);
  try {
    if (text.length > LIMITS.length) throw new TreeFault(0, 'it is too large to be read');
    refuseBlanks(text);
    const budget = { values: LIMITS.values };
    const documents: Tree[] = [];
    for (const { from, to } of pieces(text)) {
      const piece = text.slice(from, to);
      const events = eventsOf(piece, from);
      for (const tree of new TreeBuilder(piece, from, lines, budget).build(events)) {
        documents.push(tree);
      }
    }
    return { kind: 'read', documents };
  } catch (fault) {
    if (fault instanceof TreeFault) {
      return { kind: 'failed', line: lines.lineOf(fault.offset), message: fault.message };
    }
    // Whatever the parser may throw beside its own exceptions: nothing was read.
    return { kind: 'failed', line: 1, message: 'it is nested too deeply or is not valid YAML' };
  }
}

function refuseBlanks(text: string): void {
  let row = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    row = code === 0x20 || code === 0x09 ? row + 1 : 0;
    if (row > MOST_BLANKS) throw new TreeFault(offset, 'it has blanks without end in a line');
  }
}

function eventsOf(piece: string, from: number) {
  try {
    return parseEvents(piece, { maxDepth: LIMITS.depth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new TreeFault(from + (error.mark?.position ?? 0), error.reason);
  }
}

/**
 * The text cut between documents. A line that begins with `---` ends whatever stood before it; only a
 * directive belongs to the document after it, so a text that has one stays whole.
 */
function* pieces(text: string): Generator<{ readonly from: number; readonly to: number }> {
  const marker = /^---(?=[ \t\r\n]|$)/gm;
  const last = /^%/m.test(text) ? 0 : text.length - PIECE;
  let from = 0;
  while (from < last) {
    marker.lastIndex = from + PIECE;
    const at = marker.exec(text)?.index;
    if (at === undefined) break;
    yield { from, to: at };
    from = at;
  }
  yield { from, to: text.length };
}
