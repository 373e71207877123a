import type { Signal } from '../../../core/change/types.ts';
import { readJson } from '../../shared/tree/read-json.ts';
import { numberAt } from '../../shared/tree/look.ts';
import type { FilePair } from '../../types.ts';
import type { TableFacts, TableSize } from '../types.ts';

const SIZES_FILE = /(?:^|\/)table-sizes\.json$/;

export function isSizesFile(path: string): boolean {
  return SIZES_FILE.test(path);
}

/** Sizes out of `table-sizes.json`: `{"public.users": {"rows": 1200000, "bytes": 5000000000}}`. */
export function sizesFromFiles(files: readonly FilePair[]): {
  readonly facts: TableFacts;
  readonly signals: readonly Signal[];
} {
  const facts = new Map<string, TableSize>();
  const signals: Signal[] = [];
  for (const file of files) {
    if (file.after === null) continue;
    const reading = readJson(file.after);
    const tree = reading.kind === 'read' ? (reading.documents[0] ?? null) : null;
    if (tree?.kind !== 'map') {
      const line = reading.kind === 'failed' ? reading.line : 1;
      signals.push({
        kind: 'incomplete-input',
        weight: 'hold',
        message: `${file.path} is no map of table sizes, so no table in it counts as small.`,
        evidence: [
          { source: file.sources.after, pointer: null, line, note: 'not readable', excerpt: [] },
        ],
      });
      continue;
    }
    for (const [name, entry] of tree.entries) {
      const size = { rows: count(numberAt(entry, 'rows')), bytes: count(numberAt(entry, 'bytes')) };
      facts.set(name.toLowerCase(), size);
    }
  }
  return { facts, signals };
}

function count(value: number | null): number | null {
  return value !== null && value >= 0 && Number.isFinite(value) ? value : null;
}

const COMMENT = /^\s*--\s*holdpoint:\s*table\s+([\w."$]+)((?:\s+(?:rows|bytes)=\d+)+)\s*$/gim;

/**
 * Sizes out of comments in the script (`-- holdpoint: table users rows=1200 bytes=90000`). Whoever writes
 * the script writes these too, so they can make a table small, and never empty.
 */
export function sizesFromComments(text: string): TableFacts {
  const facts = new Map<string, TableSize>();
  if (!text.includes('holdpoint:')) return facts;
  for (const [, name = '', rest = ''] of text.matchAll(COMMENT)) {
    const rows = numberOf(rest, /\brows=(\d+)/);
    const bytes = numberOf(rest, /\bbytes=(\d+)/);
    facts.set(name.replaceAll('"', '').toLowerCase(), {
      rows: rows === null ? null : Math.max(1, rows),
      bytes,
    });
  }
  return facts;
}

function numberOf(text: string, pattern: RegExp): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
