import { RELEASE_ENDS, RELEASE_USES } from '../../../engine/cases/release-ends.ts';
import type { EntryFields } from '../../../ledger/entry.ts';

/** What became of a case, by the entries that a file has of it. `entry` says so. */
export type Standing =
  | { readonly kind: 'unreleased' }
  | { readonly kind: 'released' | 'used' | 'ended'; readonly entry: EntryFields };

/** Only a release can end: what was refused or withdrawn before there was one was never released. */
export function standingOf(caseId: string, entries: ReadonlyMap<number, EntryFields>): Standing {
  let standing: Standing = { kind: 'unreleased' };
  const told = [...entries.values()].toSorted((a, b) => a.sequence - b.sequence);
  for (const entry of told) {
    if (entry.case !== caseId) continue;
    if (entry.kind === 'case.released') standing = { kind: 'released', entry };
    else if (standing.kind === 'unreleased') continue;
    else if (RELEASE_ENDS.has(entry.kind)) standing = { kind: 'ended', entry };
    else if (RELEASE_USES.has(entry.kind) && standing.kind === 'released') {
      standing = { kind: 'used', entry };
    }
  }
  return standing;
}

/** Why a release is none any more, in a clause. */
export function endWords({ entry }: { readonly entry: EntryFields }): string {
  const { kind, at, body } = entry;
  const why = typeof body['why'] === 'string' ? `: ${body['why']}` : '';
  return `the release was void from ${at} on, ${VOIDED[kind] ?? kind}${why}`;
}

const VOIDED: Readonly<Partial<Record<string, string>>> = {
  'case.bypassed': 'something else went in than what was released',
  'case.denied': 'when the rules denied it',
  'case.expired': 'when it expired',
  'case.refused': 'when it was refused',
  'case.release-taken-back': 'when it was taken back',
  'case.superseded': 'when a newer change took its place',
  'case.withdrawn': 'when the request was withdrawn',
};
