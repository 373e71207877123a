import { parseEntry } from '../../../ledger/entry.ts';
import { hashText } from '../../../ledger/merkle/hash.ts';
import type { Engine } from '../../engine.ts';
import { unknownCase } from '../../fault.ts';
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
  /** Signed note over the log that the entries are part of. */
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

/** The answers to a case with all that proves them. Throws `unknown-case`. */
export async function bundleApprovals(engine: Engine, caseId: string): Promise<ApprovalBundle> {
  const { store } = engine;
  if ((await store.findCase(caseId)) === null) throw unknownCase(caseId);
  const told = await store.presence.caseEntries(caseId);
  const answers = await Promise.all(
    told.filter(isAnswer).map(async (entry) => ({
      entry: entry.sequence,
      proof: bundled(await proofOf(engine, entry)),
    })),
  );
  const credentials = [...new Set(answers.flatMap(({ proof }) => proof?.credential ?? []))];
  const about = await store.presence.passkeyEntries(credentials);
  const texts = [...told, ...about].toSorted((a, b) => a.sequence - b.sequence);
  // Read after the entries, so that the log it covers has them all.
  const { size, checkpoint, verifierKey } = await store.ledgerHead();
  const leaves = await store.presence.leafHashes(size);
  const paths = inclusionPaths(
    leaves,
    texts.map(({ sequence }) => sequence),
  );
  return {
    holdpoint: { kind: 'approvals', format: 1 },
    case: caseId,
    answers,
    entries: texts.map(({ sequence, canonical }, index) => ({
      sequence,
      canonical,
      path: (paths[index] ?? []).map((hash) => hashText(hash)),
    })),
    checkpoint,
    verifierKey,
  };
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
