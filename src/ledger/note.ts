/** Signed notes of C2SP (https://c2sp.org/signed-note) with Ed25519 keys. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { LedgerFault } from './faults.ts';

const ED25519 = 1;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;

/** Who may have signed a note. */
export interface Verifier {
  readonly name: string;
  /** First four bytes of the key's hash, as 8 hex digits. */
  readonly keyId: string;
  readonly key: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A note taken apart. `text` ends in a newline and is what was signed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** 8 hex digits that name a key: SHA-256 over name, newline, algorithm and key, cut to 4 bytes. */
export function keyIdOf(name: string, publicKey: Uint8Array): string {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519));
  return hash
    .update(publicKey)
    .digest('hex')
    .slice(0, KEY_ID_BYTES * 2);
}

/** Verifier key text `NAME+KEYID+BASE64`. Throws `LedgerFault` on a name no note can carry. */
export function formatVerifierKey(name: string, publicKey: Uint8Array): string {
  if (!isKeyName(name)) {
    throw new LedgerFault(`"${name}" cannot name a key: it is empty or has a space or plus sign`);
  }
  const key = Buffer.concat([Uint8Array.of(ED25519), publicKey]).toString('base64');
  return `${name}+${keyIdOf(name, publicKey)}+${key}`;
}

/** Reads a verifier key text. Throws `LedgerFault` when it is not one of an Ed25519 key. */
export function parseVerifierKey(text: string): Verifier {
  const [, name = '', keyId = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = strictBase64(base64);
  if (!isKeyName(name) || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) {
    throw new LedgerFault(`"${text}" is not an Ed25519 verifier key (NAME+KEYID+BASE64)`);
  }
  const publicKey = bytes.subarray(1);
  if (keyIdOf(name, publicKey) !== keyId) {
    throw new LedgerFault(`the key id in verifier key "${text}" does not belong to its key`);
  }
  const x = publicKey.toString('base64url');
  return {
    name,
    keyId,
    key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
  };
}

/** Puts a text (ending in a newline) and its signature together. */
export function formatNote(text: string, by: NoteSignature): string {
  const blob = Buffer.concat([Buffer.from(by.keyId, 'hex'), by.signature]).toString('base64');
  return `${text}\n— ${by.name} ${blob}\n`;
}

/** Takes a note apart. Throws `LedgerFault` when it is not in the form of one. */
export function parseNote(note: string): Note {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new LedgerFault('this is not a signed note');
  const lines = note.slice(split + 2, -1).split('\n');
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const blob = strictBase64(base64);
  if (!isKeyName(name) || blob === null || blob.length <= KEY_ID_BYTES) {
    throw new LedgerFault(`"${line}" is not a signature line of a note`);
  }
  const keyId = blob.subarray(0, KEY_ID_BYTES).toString('hex');
  return { name, keyId, signature: blob.subarray(KEY_ID_BYTES) };
}

/** True when one of the signatures is by the verifier and right, and none by it is wrong. */
export function noteIsSignedBy(note: Note, verifier: Verifier): boolean {
  const own = note.signatures.filter(
    ({ name, keyId }) => name === verifier.name && keyId === verifier.keyId,
  );
  const text = Buffer.from(note.text);
  return (
    own.length > 0 &&
    own.every(
      ({ signature }) =>
        signature.length === SIGNATURE_BYTES && verify(null, text, verifier.key, signature),
    )
  );
}

/** Bytes of standard base64 in its one canonical form, or null. */
export function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : null;
}

function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s+]/u.test(name);
}
