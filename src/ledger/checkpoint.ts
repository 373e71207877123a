/** Checkpoints of a log as signed notes (https://c2sp.org/tlog-checkpoint). */
import { LedgerFault } from './faults.ts';
import { hashText } from './merkle/hash.ts';
import type { Hash } from './merkle/hash.ts';
import { formatNote, noteIsSignedBy, parseNote, parseVerifierKey, strictBase64 } from './note.ts';
import type { Verifier } from './note.ts';
import type { LedgerSigner } from './signer.ts';

/** What a log says of itself: so many entries, with this root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Whatever else was signed with it, a line each; in most there is nothing. */
  readonly lines: readonly string[];
}

export type CheckpointCheck =
  | { readonly kind: 'valid'; readonly checkpoint: Checkpoint }
  | {
      readonly kind: 'invalid';
      /** `key`: nothing is known to be wrong with it but that another key, or log, stands under it. */
      readonly reason: 'form' | 'key' | 'signature';
      readonly why: string;
    };

/** The signed note of a log of `size` entries with this root, and with lines of one's own, none of them empty. */
export function formatCheckpoint(
  size: number,
  root: Hash,
  signer: LedgerSigner,
  lines: readonly string[] = [],
): string {
  const more = lines.map((line) => `${line}\n`).join('');
  const text = `${signer.origin}\n${size}\n${hashText(root)}\n${more}`;
  const { name, keyId } = parseVerifierKey(signer.verifierKey);
  return formatNote(text, { name, keyId, signature: signer.sign(text) });
}

/** Reads the text part of a checkpoint without judging signatures. Throws `LedgerFault`. */
export function parseCheckpoint(note: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = parseNote(note).text.split('\n');
  const hash = strictBase64(root);
  const count = Number(size);
  if (
    origin === '' ||
    !/^(0|[1-9][0-9]*)$/.test(size) ||
    !Number.isSafeInteger(count) ||
    hash?.length !== 32 ||
    extensions.pop() !== '' ||
    extensions.includes('')
  ) {
    throw new LedgerFault('this note is not a checkpoint of a log');
  }
  return { origin, size: count, root: hash, lines: extensions };
}

/** Whether the note is a checkpoint signed with this key, for the log that the key is named for. */
export function verifyCheckpoint(note: string, verifierKey: string | Verifier): CheckpointCheck {
  const verifier = typeof verifierKey === 'string' ? parseVerifierKey(verifierKey) : verifierKey;
  try {
    const checkpoint = parseCheckpoint(note);
    if (checkpoint.origin !== verifier.name) {
      return invalid('key', `it is of the log "${checkpoint.origin}", not of "${verifier.name}"`);
    }
    const parsed = parseNote(note);
    if (noteIsSignedBy(parsed, verifier)) return { kind: 'valid', checkpoint };
    const keys = parsed.signatures.map(({ keyId }) => keyId);
    return keys.includes(verifier.keyId)
      ? invalid('signature', `its signature by key ${verifier.keyId} is wrong`)
      : invalid('key', `it is signed by key ${keys.join(', ')}, not by ${verifier.keyId}`);
  } catch (fault) {
    if (fault instanceof LedgerFault) return invalid('form', fault.message);
    throw fault;
  }
}

function invalid(reason: 'form' | 'key' | 'signature', why: string): CheckpointCheck {
  return { kind: 'invalid', reason, why };
}
