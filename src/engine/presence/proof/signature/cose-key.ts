/** Public keys as authenticators write them (COSE_Key, RFC 9053), made into keys of this machine. */
import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readCborMap } from './cbor.ts';
import type { CborItem } from './cbor.ts';

const [KEY_TYPE, ALGORITHM, CURVE, X, Y] = [1, 3, -1, -2, -3];
/** RSA's modulus and exponent take the places of curve and x. */
const [MODULUS, EXPONENT] = [CURVE, X];

export interface PublicKey {
  readonly algorithm: 'ES256' | 'EdDSA' | 'RS256';
  readonly key: KeyObject;
}

/** Reads a COSE_Key of one of the three algorithms. Null where it is none. */
export function readCoseKey(bytes: Buffer): PublicKey | null {
  const members = readCborMap(bytes);
  if (members === null) return null;
  const is = (label: number, value: CborItem) => members.get(label) === value;
  const text = (label: number): string => {
    const member = members.get(label);
    return Buffer.isBuffer(member) ? member.toString('base64url') : '';
  };
  if (is(KEY_TYPE, 2) && is(ALGORITHM, -7) && is(CURVE, 1)) {
    return keyOf('ES256', { kty: 'EC', crv: 'P-256', x: text(X), y: text(Y) });
  }
  if (is(KEY_TYPE, 1) && is(ALGORITHM, -8) && is(CURVE, 6)) {
    return keyOf('EdDSA', { kty: 'OKP', crv: 'Ed25519', x: text(X) });
  }
  if (is(KEY_TYPE, 3) && is(ALGORITHM, -257)) {
    return keyOf('RS256', { kty: 'RSA', n: text(MODULUS), e: text(EXPONENT) });
  }
  return null;
}

function keyOf(
  algorithm: PublicKey['algorithm'],
  jwk: Readonly<Record<string, string>>,
): PublicKey | null {
  try {
    return { algorithm, key: createPublicKey({ key: { ...jwk }, format: 'jwk' }) };
  } catch {
    return null;
  }
}

/** Whether the signature over these bytes is the key's. */
export function isSignedBy(
  { algorithm, key }: PublicKey,
  data: Buffer,
  signature: Buffer,
): boolean {
  try {
    return verify(algorithm === 'EdDSA' ? null : 'sha256', data, key, signature);
  } catch {
    return false;
  }
}
