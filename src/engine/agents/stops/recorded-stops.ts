import type { EntryFields } from '../../../ledger/entry.ts';
import { isProved } from '../../presence/proof/check-proof.ts';
import type { Proof } from '../../presence/types.ts';
import type { Stop, StopScope } from '../types.ts';

/** What the ledger has of stops, and what proves it. */
export interface StopRecord {
  /** `stop.issued` and `stop.resumed`, in order. */
  readonly entries: readonly EntryFields[];
  /** Those that `evidenceToLookUp` asks for. */
  readonly proofs: readonly Proof[];
  /** Entries about the passkeys that signed them. */
  readonly passkeys: readonly EntryFields[];
}

/**
 * Stops that bind: those whose rows say so, and those that the ledger has as issued and not as ended. Whoever
 * can write to the database can end, narrow or delete a row, and write an entry of their own; that ends no
 * stop that takes a signature. Oldest first.
 */
export function bindingStops(rows: readonly Stop[], record: StopRecord): readonly Stop[] {
  const { issued, ended } = foldRecord(record);
  const known = new Set(rows.map(({ id }) => id));
  const lost = [...issued.values()].filter(({ id }) => !known.has(id) && !ended.has(id));
  return [...rows.map((row) => asIssued(row, issued.get(row.id))), ...lost].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1),
  );
}

/** What proves those ends whose signature has to be checked yet. */
export function evidenceToLookUp(entries: readonly EntryFields[]): readonly string[] {
  return entries
    .filter((entry) => entry.kind === 'stop.resumed' && !checked.has(keyOf(entry)))
    .flatMap(({ body }) => (typeof body['evidence'] === 'string' ? [body['evidence']] : []));
}

function asIssued(row: Stop, recorded: Stop | undefined): Stop {
  if (recorded === undefined) return row;
  const { scope, reason, by, at } = recorded;
  return { ...row, scope, reason, by, at };
}

function foldRecord(record: StopRecord): {
  readonly issued: ReadonlyMap<string, Stop>;
  readonly ended: ReadonlySet<string>;
} {
  const issued = new Map<string, Stop>();
  const signed = new Set<string>();
  const ended = new Set<string>();
  for (const entry of record.entries) {
    const { kind, at, actor, body } = entry;
    const id = String(body['stop']);
    if (kind === 'stop.resumed' && issued.has(id)) {
      if (!signed.has(id) || isSignedEnd(entry, record)) ended.add(id);
    }
    // Only the first entry of a stop issues it, and says what it takes to end it.
    if (kind !== 'stop.issued' || issued.has(id)) continue;
    if (body['ends'] === 'signed') signed.add(id);
    issued.set(id, {
      id,
      scope: body['scope'] as StopScope,
      reason: String(body['reason']),
      by: actor ?? '',
      // The ledger does not say, and nothing depends on it.
      byMachine: false,
      at,
      resumed: null,
      acknowledged: 0,
    });
  }
  return { issued, ended };
}

/** Ends found to be signed: neither entries nor proofs change, and guards ask for the list all the time. */
const checked = new Set<string>();
const MOST_CHECKED = 10_000;

function keyOf({ sequence, actor, body }: EntryFields): string {
  return JSON.stringify([sequence, actor, body['stop'], body['reason'], body['evidence']]);
}

function isSignedEnd(entry: EntryFields, { proofs, passkeys }: StopRecord): boolean {
  const key = keyOf(entry);
  if (checked.has(key)) return true;
  const { actor: person, body, sequence } = entry;
  const { evidence, stop, scope, reason } = body;
  const claimed = {
    evidence,
    person,
    purpose: 'resume',
    subject: { stop, scope, reason },
    sequence,
  } as const;
  const proof = proofs.find(({ digest }) => digest === evidence) ?? null;
  if (!isProved(claimed, proof, passkeys)) return false;
  const oldest = checked.values().next().value;
  if (checked.size >= MOST_CHECKED && oldest !== undefined) checked.delete(oldest);
  checked.add(key);
  return true;
}
