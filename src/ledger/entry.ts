import { canonicalJson } from '../core/change/canonical-json.ts';
import { LedgerFault } from './faults.ts';
import { leafHash } from './merkle/hash.ts';
import type { Hash } from './merkle/hash.ts';

/** One entry of the ledger, as it is hashed. */
export interface EntryFields {
  /** 0-based position in the log. */
  readonly sequence: number;
  readonly kind: string;
  readonly at: string;
  readonly case: string | null;
  readonly actor: string | null;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The RFC 8785 text whose UTF-8 bytes are the entry. Throws a `TypeError` on what JSON cannot carry. */
export function entryText(entry: EntryFields): string {
  const { sequence, kind, at, case: caseId, actor, text, body } = entry;
  return canonicalJson({ sequence, kind, at, case: caseId, actor, text, body });
}

/** RFC 6962 leaf hash of an entry's canonical text. */
export function entryHash(canonical: string): Hash {
  return leafHash(Buffer.from(canonical));
}

/** Reads an entry back. Throws `LedgerFault` unless the text is exactly what `entryText` gives for it. */
export function parseEntry(canonical: string): EntryFields {
  const entry = readJson(canonical);
  if (!isEntry(entry) || entryText(entry) !== canonical) {
    throw new LedgerFault('the text is not a ledger entry in canonical form');
  }
  return entry;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LedgerFault('the text is not JSON', { cause });
  }
}

function isEntry(value: unknown): value is EntryFields {
  if (!isRecord(value)) return false;
  const nullable = [value['case'], value['actor']];
  return (
    Number.isSafeInteger(value['sequence']) &&
    [value['kind'], value['at'], value['text']].every((member) => typeof member === 'string') &&
    nullable.every((member) => member === null || typeof member === 'string') &&
    isRecord(value['body'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
