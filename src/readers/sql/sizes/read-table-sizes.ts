import { readJson } from '../../shared/tree/read-json.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { TableSize, TableSizes } from '../../types.ts';

/** Something in a file of sizes that nobody understands; nothing is taken from it. */
export interface SizeFault {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface SizesRead {
  readonly sizes: TableSizes;
  /** In the order in which they stand. */
  readonly faults: readonly SizeFault[];
}

/** Reads `{"public.users": {"rows": 1200000, "bytes": 5000000000}}`. Never throws. */
export function readTableSizes(text: string, saidBy: string): SizesRead {
  const sizes = new Map<string, TableSize>();
  const faults: SizeFault[] = [];
  const reading = readJson(text.replace(/^\ufeff/, ''));
  if (reading.kind === 'failed') {
    return { sizes, faults: [{ line: reading.line, message: reading.message }] };
  }
  const [tree] = reading.documents;
  if (tree?.kind !== 'map') {
    return { sizes, faults: [{ line: tree?.line ?? 1, message: 'it is no map of table sizes' }] };
  }
  for (const [table, entry] of tree.entries) {
    const fault = faultOf(table, entry);
    if (fault === null) {
      sizes.set(table, { rows: count(entry, 'rows'), bytes: count(entry, 'bytes'), saidBy });
    } else faults.push(fault);
  }
  return { sizes, faults };
}

function faultOf(table: string, entry: Tree): SizeFault | null {
  if (entry.kind !== 'map') return { line: entry.line, message: `${table} is no map of counts` };
  for (const [key, value] of entry.entries) {
    const { line } = value;
    if (key !== 'rows' && key !== 'bytes') {
      return { line, message: `${table} has ${key}, which is neither rows nor bytes` };
    }
    if (value.kind !== 'scalar' || (value.value !== null && count(entry, key) === null)) {
      return { line, message: `${key} of ${table} is no count` };
    }
  }
  return null;
}

function count(entry: Tree, key: 'rows' | 'bytes'): number | null {
  const value = entry.kind === 'map' ? entry.entries.get(key) : undefined;
  if (value?.kind !== 'scalar' || typeof value.value !== 'number') return null;
  return Number.isSafeInteger(value.value) && value.value >= 0 ? value.value : null;
}
