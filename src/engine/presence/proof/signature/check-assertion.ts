import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../core/change/canonical-json.ts';
import type { SignedProof } from '../../types.ts';
import { strictBase64Url } from './base64url.ts';
import { isSignedBy, readCoseKey } from './cose-key.ts';
import type { Problem } from './problem.ts';

/** A proof with its statement as plain data: what was signed is the hash of its canonical form. */
export type PlainProof = Omit<SignedProof, 'statement'> & { readonly statement: object };

/** The site that a passkey was enrolled for, as the ledger has it. */
export interface Site {
  readonly id: string;
  readonly origin: string;
}

const [PRESENT, VERIFIED] = [0x01, 0x04];
/** Hash of the site, flags, count. */
const SHORTEST = 37;

/**
 * Checks a signature as WebAuthn (level 3, section 7.2) has it: over this very statement, by this key, on
 * this site, by a person present and verified. Needs nothing but Node.
 */
export function checkAssertion(proof: PlainProof, site: Site, at: string): readonly Problem[] {
  const bytes = {
    publicKey: strictBase64Url(proof.publicKey),
    clientDataJSON: strictBase64Url(proof.clientDataJSON),
    authenticatorData: strictBase64Url(proof.authenticatorData),
    signature: strictBase64Url(proof.signature),
  };
  const unreadable = Object.entries(bytes).filter(([, value]) => value === null);
  if (unreadable.length > 0) {
    return unreadable.map(([name]) => ({ member: `${at}.${name}`, why: 'it is not base64url' }));
  }
  const { publicKey, clientDataJSON, authenticatorData, signature } = bytes as Record<
    keyof typeof bytes,
    Buffer
  >;
  const unsigned = checkSignature(publicKey, authenticatorData, clientDataJSON, signature, at);
  // Where the signature holds, what was signed is as it was, and the statement is what was changed.
  const suspect = unsigned.length === 0 ? 'statement' : 'clientDataJSON';
  return [
    ...checkClientData(clientDataJSON, { proof, site, at, suspect }),
    ...checkAuthenticatorData(authenticatorData, site, at),
    ...unsigned,
  ];
}

function challengeOf({ statement }: PlainProof): string {
  return sha256(Buffer.from(canonicalJson(statement))).toString('base64url');
}

function checkClientData(
  bytes: Buffer,
  {
    proof,
    site,
    at,
    suspect,
  }: {
    readonly proof: PlainProof;
    readonly site: Site;
    readonly at: string;
    readonly suspect: string;
  },
): readonly Problem[] {
  const member = `${at}.clientDataJSON`;
  const data = readJson(bytes);
  if (data === null) return [{ member, why: 'it is not JSON' }];
  const problems: Problem[] = [];
  if (data['type'] !== 'webauthn.get') problems.push({ member, why: 'it is of no signature' });
  if (data['challenge'] !== challengeOf(proof)) {
    problems.push({ member: `${at}.${suspect}`, why: 'the statement is not what was signed' });
  }
  if (data['origin'] !== site.origin || data['crossOrigin'] === true) {
    problems.push({ member, why: `it was not signed on a page of ${site.origin}` });
  }
  return problems;
}

function checkAuthenticatorData(bytes: Buffer, site: Site, at: string): readonly Problem[] {
  const member = `${at}.authenticatorData`;
  if (bytes.length < SHORTEST) return [{ member, why: 'it is too short' }];
  const problems: Problem[] = [];
  if (!bytes.subarray(0, 32).equals(sha256(Buffer.from(site.id)))) {
    problems.push({ member, why: `it is of another site than ${site.id}` });
  }
  const flags = bytes[32] ?? 0;
  if ((flags & PRESENT) === 0) problems.push({ member, why: 'nobody was present' });
  if ((flags & VERIFIED) === 0) problems.push({ member, why: 'nobody was verified' });
  return problems;
}

function checkSignature(
  publicKey: Buffer,
  authenticatorData: Buffer,
  clientDataJSON: Buffer,
  signature: Buffer,
  at: string,
): readonly Problem[] {
  const key = readCoseKey(publicKey);
  if (key === null) {
    return [{ member: `${at}.publicKey`, why: 'it is no key of ES256, EdDSA or RS256' }];
  }
  const data = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
  if (isSignedBy(key, data, signature)) return [];
  return [{ member: `${at}.signature`, why: 'it does not fit the key and what was signed' }];
}

function readJson(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
