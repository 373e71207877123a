import { parseEntry } from '../../../ledger/entry.ts';
import { hashText } from '../../../ledger/merkle/hash.ts';
import { RELEASE_ENDS, RELEASE_USES } from '../../cases/release-ends.ts';
import type { Engine } from '../../engine.ts';
import { unknownCase } from '../../fault.ts';
import { asOfLines } from './as-of-lines.ts';
import { inclusionPaths } from './inclusion.ts';
import type { SignedStatement } from '../statements/statement.ts';
import type { Proof } from '../types.ts';
import type { PlainProof } from './signature/check-assertion.ts';

/** All that somebody needs who wants to know, without us, who answered a case and what they signed. */
export interface ApprovalBundle {
  readonly holdpoint: { readonly kind: 'approvals'; readonly format: 1 };
  readonly case: string;
  readonly answers: readonly BundledAnswer[];
  /** Entries of the ledger about the answers, the release and the passkeys, in order. */
  readonly entries: readonly BundledEntry[];
  /** Signed note over the log that the entries are part of, with `asOfLines` of the file. */
  readonly checkpoint: string;
  /** C2SP verifier key text. Whoever verifies should have it from elsewhere. */
  readonly verifierKey: string;
}

export interface BundledAnswer {
  /** Sequence number of its entry. */
  readonly entry: number;
  /** Null for one that was not signed. */
  readonly proof: BundledProof | null;
}

export type BundledProof = PlainProof & { readonly statement: SignedStatement };

export interface BundledEntry {
  readonly sequence: number;
  /** The text that is hashed. */
  readonly canonical: string;
  /** Base64 of the RFC 6962 audit path under the checkpoint. */
  readonly path: readonly string[];
}

interface EntryText {
  readonly sequence: number;
  readonly canonical: string;
}

const TOLD = ['case.answered', 'case.released', ...RELEASE_ENDS, ...RELEASE_USES];

/**
 * The answers to a case with all that proves them, and what became of its release up to now. Throws
 * `unknown-case`, and rejects where the ledger is not as this server knows it.
 */
export async function bundleApprovals(engine: Engine, caseId: string): Promise<ApprovalBundle> {
  const { store } = engine;
  if ((await store.findCase(caseId)) === null) throw unknownCase(caseId);
  // The instant comes first: at that time the log had no more entries than are looked through.
  const asOf = engine.clock.now();
  const { size, verifierKey } = await store.ledgerHead();
  const told = (await store.presence.caseEntries(caseId, TOLD)).filter(isWithin(size));
  const answers = await Promise.all(
    told.filter(isAnswer).map(async (entry) => ({
      entry: entry.sequence,
      proof: bundled(await proofOf(engine, entry)),
    })),
  );
  const credentials = [...new Set(answers.flatMap(({ proof }) => proof?.credential ?? []))];
  const about = (await store.presence.passkeyEntries(credentials)).filter(isWithin(size));
  const texts = [...told, ...about].toSorted((a, b) => a.sequence - b.sequence);
  const sequences = texts.map(({ sequence }) => sequence);
  const paths = inclusionPaths(await store.presence.leafHashes(size), sequences);
  const lines = asOfLines({ case: caseId, asOf, entries: sequences });
  return {
    holdpoint: { kind: 'approvals', format: 1 },
    case: caseId,
    answers,
    entries: texts.map(({ sequence, canonical }, index) => ({
      sequence,
      canonical,
      path: (paths[index] ?? []).map((hash) => hashText(hash)),
    })),
    checkpoint: await store.signedCheckpoint(size, lines),
    verifierKey,
  };
}

function isWithin(size: number) {
  return ({ sequence }: EntryText): boolean => sequence < size;
}

function isAnswer({ canonical }: EntryText): boolean {
  return parseEntry(canonical).kind === 'case.answered';
}

async function proofOf({ store }: Engine, { canonical }: EntryText): Promise<Proof | null> {
  const { means, evidence } = parseEntry(canonical).body;
  if (means !== 'passkey' || typeof evidence !== 'string') return null;
  return store.presence.findProof(evidence);
}

function bundled(proof: Proof | null): BundledProof | null {
  if (proof === null) return null;
  const { statement, ...rest } = proof.signed;
  return { ...rest, statement: JSON.parse(statement) as SignedStatement };
}
