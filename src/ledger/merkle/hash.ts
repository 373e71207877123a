import { createHash } from 'node:crypto';

/** A SHA-256 digest, 32 bytes. */
export type Hash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Root of a log without entries: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Hash = createHash('sha256').digest();

/** Hash of an entry. The prefix keeps an entry from ever passing for an inner node. */
export function leafHash(entry: Uint8Array): Hash {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Lower-case hex or standard base64 of a hash, for people and for notes. */
export function hashText(hash: Uint8Array, encoding: 'hex' | 'base64' = 'base64'): string {
  return Buffer.from(hash).toString(encoding);
}
