/** Dead Simple Signing Envelopes (https://github.com/secure-systems-lab/dsse) with in-toto statements. */
import { verify } from 'node:crypto';
import { canonicalJson } from '../core/change/canonical-json.ts';
import { LedgerFault } from './faults.ts';
import { parseVerifierKey, strictBase64 } from './note.ts';
import type { LedgerSigner } from './signer.ts';

export const IN_TOTO_PAYLOAD = 'application/vnd.in-toto+json';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

export interface Envelope {
  readonly payloadType: string;
  /** Base64. */
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** An in-toto statement: this predicate is claimed of these subjects. */
export interface Statement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly {
    readonly name: string;
    readonly digest: { readonly sha256: string };
  }[];
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** A statement about one thing. `digest` is `sha256:` and hex, as changes carry it. */
export function statementAbout(
  name: string,
  digest: string,
  predicateType: string,
  predicate: Readonly<Record<string, unknown>>,
): Statement {
  const [, sha256] = /^sha256:([0-9a-f]{64})$/.exec(digest) ?? [];
  if (sha256 === undefined) throw new LedgerFault(`"${digest}" is not a sha256 digest`);
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name, digest: { sha256 } }],
    predicateType,
    predicate,
  };
}

/** Pre-authentication encoding: what is really signed. Lengths count bytes. */
export function preAuthenticationEncoding(payloadType: string, payload: string): string {
  const length = (text: string) => Buffer.byteLength(text);
  return `DSSEv1 ${length(payloadType)} ${payloadType} ${length(payload)} ${payload}`;
}

/** Signs a statement's canonical JSON. Same statement, same bytes. */
export function signStatement(statement: Statement, signer: LedgerSigner): Envelope {
  const payload = canonicalJson(statement);
  const signature = signer.sign(preAuthenticationEncoding(IN_TOTO_PAYLOAD, payload));
  const keyid = parseVerifierKey(signer.verifierKey).keyId;
  return {
    payloadType: IN_TOTO_PAYLOAD,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [{ keyid, sig: Buffer.from(signature).toString('base64') }],
  };
}

/** The payload's text once a signature by this key fits. Throws `LedgerFault` when none does. */
export function openEnvelope(envelope: Envelope, verifierKey: string): string {
  const { key, keyId } = parseVerifierKey(verifierKey);
  const bytes = strictBase64(envelope.payload);
  // The text is signed, so a payload that is not UTF-8 has no signature that could fit.
  const payload = bytes?.toString('utf8');
  if (bytes === null || payload === undefined || !Buffer.from(payload).equals(bytes)) {
    throw new LedgerFault("the envelope's payload is not base64 of UTF-8 text");
  }
  const message = Buffer.from(preAuthenticationEncoding(envelope.payloadType, payload));
  // A key id is a hint and is not signed: every signature is tried.
  const signed = envelope.signatures.some(({ sig }) => {
    const signature = strictBase64(sig);
    return signature?.length === 64 && verify(null, message, key, signature);
  });
  if (!signed) throw new LedgerFault(`the envelope has no valid signature by key ${keyId}`);
  return payload;
}
