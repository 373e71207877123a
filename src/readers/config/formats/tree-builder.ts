import { LIMITS, TreeFault } from '../../shared/tree/limits.ts';
import type { ListTree, MapTree, ScalarTree, Tree, TreeReading } from '../../shared/tree/types.ts';

/** A map that can still grow while its text is read. */
export interface OpenMap extends MapTree {
  readonly entries: Map<string, Tree>;
}

export function openMap(line: number): OpenMap {
  return { kind: 'map', line, tag: null, entries: new Map() };
}

export function scalar(value: ScalarTree['value'], line: number): ScalarTree {
  return { kind: 'scalar', line, tag: null, value };
}

export function list(items: readonly Tree[], line: number): ListTree {
  return { kind: 'list', line, tag: null, items };
}

/** The map under a key, made where there is none; null where something else stands there. */
export function mapUnder(parent: OpenMap, key: string, line: number): OpenMap | null {
  const found = parent.entries.get(key);
  if (found !== undefined) return found.kind === 'map' ? (found as OpenMap) : null;
  const made = openMap(line);
  parent.entries.set(key, made);
  return made;
}

/** Where a line reader's text stops making sense: the 1-based line and what is wrong. */
export class LineFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'LineFault';
    this.line = line;
  }
}

/** Runs a reader of lines; its faults, and too much text, become a failed reading. */
export function readingOf(text: string, read: (text: string) => Tree): TreeReading {
  if (text.length > LIMITS.length) {
    return { kind: 'failed', line: 1, message: 'it is too large to be read' };
  }
  const zero = text.indexOf('\0');
  if (zero !== -1) {
    const line = text.slice(0, zero).split('\n').length;
    return { kind: 'failed', line, message: 'it holds a NUL character, as no text does' };
  }
  try {
    const tree = read(text);
    const empty = tree.kind === 'map' && tree.entries.size === 0;
    return { kind: 'read', documents: empty ? [] : [tree] };
  } catch (fault) {
    if (fault instanceof LineFault) {
      return { kind: 'failed', line: fault.line, message: fault.message };
    }
    if (fault instanceof TreeFault) return { kind: 'failed', line: 1, message: fault.message };
    throw fault;
  }
}
