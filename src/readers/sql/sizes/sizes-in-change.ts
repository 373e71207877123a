import type { Signal } from '../../../core/change/types.ts';
import type { FilePair, TableSize, TableSizes, WorldFacts } from '../../types.ts';
import type { SaidSizes } from '../types.ts';
import { readTableSizes } from './read-table-sizes.ts';

const SIZES_FILE = /(?:^|\/)table-sizes\.json$/;

export function isSizesFile(path: string): boolean {
  return SIZES_FILE.test(path);
}

/**
 * Sizes out of the files of a change that are called `table-sizes.json`. What stood there before is
 * trusted; what stands there now is the author's own word.
 */
export function sizesInChange(
  files: readonly FilePair[],
  facts: WorldFacts,
): { readonly sizes: SaidSizes; readonly signals: readonly Signal[] } {
  const trusted = new Map<string, TableSize>();
  const claimed = new Map<string, TableSize>();
  const signals: Signal[] = [];
  for (const file of files) {
    if (file.after === null) continue;
    addSizes(trusted, sizesBefore(file));
    const { sizes, faults } = readTableSizes(file.after, file.sources.after);
    addSizes(claimed, sizes);
    signals.push(...faults.slice(0, 1).map((fault) => unreadable(file, fault)));
  }
  // Whoever runs Holdpoint may have looked since the file was written.
  for (const [table, size] of facts.tableSizes) trusted.set(table, size);
  return { sizes: { trusted, claimed }, signals };
}

/**
 * Trusted is only what stood under this very name: an author can move any file here. A file that goes
 * is not asked, because in a patch the author writes what it is said to have been.
 */
function sizesBefore({ before, movedFrom, sources }: FilePair): TableSizes {
  if (before === null || movedFrom !== undefined) return new Map();
  return readTableSizes(before, sources.before).sizes;
}

/** Of two that speak of one table the larger number counts. */
export function addSizes(sizes: Map<string, TableSize>, more: TableSizes): void {
  for (const [table, size] of more) {
    const known = sizes.get(table);
    sizes.set(table, {
      rows: larger(known?.rows ?? null, size.rows),
      bytes: larger(known?.bytes ?? null, size.bytes),
      saidBy: size.saidBy,
    });
  }
}

function larger(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

function unreadable(
  { path, sources }: FilePair,
  { line, message }: { readonly line: number; readonly message: string },
): Signal {
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: `${path}, line ${line}: ${message}. Nobody can tell which sizes it was to give.`,
    evidence: [{ source: sources.after, pointer: null, line, note: 'not readable', excerpt: [] }],
  };
}
