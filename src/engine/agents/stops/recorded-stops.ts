import type { EntryFields } from '../../../ledger/entry.ts';
import type { Stop, StopScope } from '../types.ts';

/**
 * Stops that bind: those whose rows say so, and those that the ledger has as issued and not as ended. Whoever
 * can write to the database can end, narrow or delete a row; that ends no stop. Oldest first.
 */
export function bindingStops(
  rows: readonly Stop[],
  entries: readonly EntryFields[],
): readonly Stop[] {
  const recorded = issuedStops(entries);
  const known = new Set(rows.map(({ id }) => id));
  const lost = [...recorded.values()].filter(({ id }) => !known.has(id));
  return [...rows.map((row) => asIssued(row, recorded.get(row.id))), ...lost].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1),
  );
}

function asIssued(row: Stop, recorded: Stop | undefined): Stop {
  return recorded === undefined ? row : { ...row, scope: recorded.scope, reason: recorded.reason };
}

function issuedStops(entries: readonly EntryFields[]): ReadonlyMap<string, Stop> {
  const found = new Map<string, Stop>();
  for (const { kind, at, actor, body } of entries) {
    const id = String(body['stop']);
    if (kind === 'stop.resumed') found.delete(id);
    if (kind !== 'stop.issued') continue;
    found.set(id, {
      id,
      scope: body['scope'] as StopScope,
      reason: String(body['reason']),
      by: actor ?? '',
      // The ledger does not say: what a machine issued, anybody may end.
      byMachine: false,
      at,
      resumed: null,
      acknowledged: 0,
    });
  }
  return found;
}
