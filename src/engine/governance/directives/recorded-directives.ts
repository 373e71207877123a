import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { EntryFields } from '../../../ledger/entry.ts';
import { isProved } from '../../presence/proof/check-proof.ts';
import type { Proof } from '../../presence/types.ts';
import type { DirectiveTerms, SignedDirective, StoredDirective } from '../types.ts';

/** What the ledger has of directives, and what proves it. */
export interface DirectiveRecord {
  /** `directive.started`, `.extended` and `.ended`, in order. */
  readonly entries: readonly EntryFields[];
  /** Of the ends that somebody signed. */
  readonly proofs: readonly Proof[];
  /** Entries about the passkeys that signed them. */
  readonly passkeys: readonly EntryFields[];
}

type Recorded = Pick<StoredDirective, 'id' | 'name' | 'terms' | 'closed'> & {
  readonly signed: SignedDirective;
};

/**
 * Directives as the ledger has them; rows only tell of what nobody signed yet. Whoever can write to the
 * database can alter a row, so what binds, on what and until when is never taken from one: a directive ends
 * by an end that somebody signed, or by time.
 */
export function directivesAsRecorded(
  rows: readonly StoredDirective[],
  record: DirectiveRecord,
): readonly StoredDirective[] {
  const recorded = foldRecord(record);
  const known = new Set(rows.map(({ id }) => id));
  const lost = [...recorded.values()].filter(({ id }) => !known.has(id));
  return [...rows.map((row) => asRecorded(row, recorded.get(row.id))), ...lost.map(withoutRow)];
}

/** Rows that say otherwise than the ledger, and rows that are gone; `why` in a few words. By name. */
export function disagreements(
  rows: readonly StoredDirective[],
  record: DirectiveRecord,
): readonly { readonly name: string; readonly why: string }[] {
  const recorded = foldRecord(record);
  const known = new Set(rows.map(({ id }) => id));
  const lost = [...recorded.values()].filter(({ id }) => !known.has(id));
  return [
    ...rows.flatMap((row) => {
      const why = disagreement(row, recorded.get(row.id));
      return why === null ? [] : [{ name: recorded.get(row.id)?.name ?? row.name, why }];
    }),
    ...lost.map(({ name }) => ({ name, why: 'its row is gone' })),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function disagreement(row: StoredDirective, recorded: Recorded | undefined): string | null {
  if (recorded === undefined) return row.signed === null ? null : 'nobody signed it';
  if (row.signed === null) return 'its row says that nobody signed it';
  if (row.name !== recorded.name) return 'its row has another name';
  if (!same(row.terms, recorded.terms)) return 'its row has other terms';
  if (!same(row.signed, recorded.signed)) {
    return 'its row was signed otherwise, or for another time';
  }
  if ((row.closed === null) === (recorded.closed === null)) return null;
  return row.closed === null ? 'its row says that it binds still' : 'its row says that it is over';
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function asRecorded(row: StoredDirective, recorded: Recorded | undefined): StoredDirective {
  if (recorded === undefined) return { ...row, signed: null };
  const { name, terms, signed, closed } = recorded;
  return { ...row, name, terms, signed, closed };
}

function withoutRow(recorded: Recorded): StoredDirective {
  const { by, at } = recorded.signed;
  return { ...recorded, proposedBy: by, proposedAt: at };
}

function foldRecord(record: DirectiveRecord): ReadonlyMap<string, Recorded> {
  const found = new Map<string, Recorded>();
  for (const entry of record.entries) {
    const id = String(entry.body['directive']);
    const before = found.get(id);
    const after =
      before === undefined ? startOf(id, entry) : STEPS[entry.kind]?.(before, entry, record);
    if (after != null) found.set(id, after);
  }
  return found;
}

/** Only the first start of a directive is one. */
function startOf(id: string, { kind, body }: EntryFields): Recorded | null {
  if (kind !== 'directive.started') return null;
  const { name, terms, signed } = body;
  return {
    id,
    name: String(name),
    terms: terms as DirectiveTerms,
    signed: signed as SignedDirective,
    closed: null,
  };
}

type Step = (before: Recorded, entry: EntryFields, record: DirectiveRecord) => Recorded;

const STEPS: Readonly<Partial<Record<string, Step>>> = {
  'directive.extended': (before, { body }) => {
    const ends = String(body['ends']);
    const isLater = Date.parse(ends) > Date.parse(before.signed.ends);
    return isLater ? { ...before, signed: { ...before.signed, ends } } : before;
  },
  'directive.ended': (before, entry, record) => {
    if (before.closed !== null) return before;
    const { at, actor, body } = entry;
    if (isOver(before, at)) {
      return { ...before, closed: { at: before.signed.ends, by: null, why: 'its time is over' } };
    }
    if (!isSignedEnd(before, entry, record)) return before;
    return { ...before, closed: { at, by: actor, why: String(body['reason']) } };
  },
};

function isOver({ signed }: Recorded, at: string): boolean {
  return Date.parse(signed.ends) <= Date.parse(at);
}

function isSignedEnd(before: Recorded, entry: EntryFields, record: DirectiveRecord): boolean {
  const { actor, body, sequence } = entry;
  const evidence = body['evidence'];
  const claimed = {
    evidence,
    person: actor,
    purpose: 'directive',
    subject: { directive: before.id, act: body['act'], kind: 'end', reason: body['reason'] },
    sequence,
  } as const;
  const proof = record.proofs.find(({ digest }) => digest === evidence) ?? null;
  return isProved(claimed, proof, record.passkeys);
}
