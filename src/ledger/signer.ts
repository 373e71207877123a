import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { LedgerFault } from './faults.ts';
import { formatVerifierKey } from './note.ts';

/** Signs checkpoints and envelopes. The engine's port of the same name has this shape. */
export interface LedgerSigner {
  /** Name of the log: `holdpoint/ORGANISATION`, without spaces and plus signs. */
  readonly origin: string;
  /** C2SP verifier key text. */
  readonly verifierKey: string;
  /** Ed25519 signature (64 bytes) over the UTF-8 bytes of the message. */
  sign(message: string): Uint8Array;
}

/** A signer from a private key in PEM (PKCS #8). Throws `LedgerFault` unless it is an Ed25519 key. */
export function createSigner(privateKeyPem: string, origin: string): LedgerSigner {
  const key = readPrivateKey(privateKeyPem);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    origin,
    verifierKey: formatVerifierKey(origin, Buffer.from(x ?? '', 'base64url')),
    sign: (message) => sign(null, Buffer.from(message), key),
  };
}

function readPrivateKey(pem: string) {
  let key;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    // The cause of OpenSSL never quotes the key, so it is safe to keep.
    throw new LedgerFault('the ledger key is not a private key in PEM form', { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new LedgerFault(`the ledger key is of type ${key.asymmetricKeyType}, not ed25519`);
  }
  return key;
}
