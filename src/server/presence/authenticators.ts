import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import {
  cose,
  decodeAttestationObject,
  decodeCredentialPublicKey,
} from '@simplewebauthn/server/helpers';
import type { Authenticators } from '../../engine/presence/ports.ts';
import type { AssertionResponse, RegistrationResponse } from '../../engine/presence/types.ts';

/** ES256, EdDSA, RS256: what offline verification knows, too. */
const ALGORITHMS = [-7, -8, -257];

/**
 * Checks of what browsers send, by SimpleWebAuthn. Attestation is not asked for and not looked at. Where
 * passkeys must stay on one device, those that may be copied to others by an account elsewhere are refused:
 * whoever has that account has them.
 */
export const authenticatorsOf = (isDeviceBound: boolean): Authenticators => ({
  async checkAssertion(response, publicKey, { challenge, relyingParty }) {
    const foreign = whereFrom(response.response.clientDataJSON);
    if (foreign !== null) return { kind: 'refused', why: foreign };
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: assertionOf(response),
        expectedChallenge: challenge,
        expectedOrigin: relyingParty.origin,
        expectedRPID: relyingParty.id,
        expectedType: 'webauthn.get',
        requireUserVerification: true,
        // The count is compared where it is kept, so that one that went back is written down.
        credential: { id: response.id, publicKey: bytesOf(publicKey), counter: 0 },
      });
      if (!verified) return { kind: 'refused', why: 'it does not fit the passkey' };
      if (isDeviceBound && isCopied(authenticationInfo)) return COPIED;
      return { kind: 'verified', counter: authenticationInfo.newCounter };
    } catch (error) {
      return { kind: 'refused', why: inWords(error) };
    }
  },
  async checkRegistration(response, { challenge, relyingParty }) {
    const foreign = whereFrom(response.response.clientDataJSON);
    if (foreign !== null) return { kind: 'refused', why: foreign };
    try {
      if (!isUnattested(response)) {
        return { kind: 'refused', why: 'it carries an attestation, which was not asked for' };
      }
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: registrationOf(response),
        expectedChallenge: challenge,
        expectedOrigin: relyingParty.origin,
        expectedRPID: relyingParty.id,
        expectedType: 'webauthn.create',
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      });
      if (!verified) return { kind: 'refused', why: 'it does not fit what was asked for' };
      const { credential } = registrationInfo;
      if (isDeviceBound && isCopied(registrationInfo)) return COPIED;
      return {
        kind: 'verified',
        credential: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        algorithm: algorithmOf(credential.publicKey),
        counter: credential.counter,
        transports: response.response.transports ?? [],
      };
    } catch (error) {
      return { kind: 'refused', why: inWords(error) };
    }
  },
});

const COPIED = {
  kind: 'refused',
  why: 'it may be copied to other devices, and this server takes only passkeys that stay on one',
} as const;

function isCopied({ credentialDeviceType: type }: { readonly credentialDeviceType: string }) {
  return type !== 'singleDevice';
}

function algorithmOf(publicKey: Uint8Array<ArrayBuffer>): number {
  return Number(decodeCredentialPublicKey(publicKey).get(cose.COSEKEYS.alg));
}

/** A certificate that comes along would be looked up where it says, which is nobody else's to choose. */
function isUnattested({ response }: RegistrationResponse): boolean {
  const attestation = decodeAttestationObject(bytesOf(response.attestationObject));
  const format = attestation.get('fmt');
  return format === 'none' || (format === 'packed' && !attestation.get('attStmt').get('x5c'));
}

/** A page within somebody else's page is not one that a person knows they look at. */
function whereFrom(clientDataJSON: string): string | null {
  try {
    const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as {
      readonly crossOrigin?: unknown;
    } | null;
    return data?.crossOrigin === true ? 'it was asked for from within another site’s page' : null;
  } catch {
    return 'it is malformed';
  }
}

/** The library's own sentences are for developers, and quote what came in. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/challenge/i, 'it is over something else than what was shown'],
  [/\borigin\b/i, 'it was asked for by a page of another address'],
  [/RP ?ID/i, 'it was made for another site'],
  [/not present/i, 'nobody touched the passkey'],
  [/user verification|not be verified|verified/i, 'the passkey did not check who used it'],
  [/algorithm|alg\b/i, 'its algorithm is none of ES256, EdDSA and RS256'],
  [/type/i, 'it is of another kind'],
];

function inWords(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'it is malformed';
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}

function assertionOf({ id, rawId, type, response }: AssertionResponse): AuthenticationResponseJSON {
  const { clientDataJSON, authenticatorData, signature } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, authenticatorData, signature },
    clientExtensionResults: {},
  };
}

function registrationOf({
  id,
  rawId,
  type,
  response,
}: RegistrationResponse): RegistrationResponseJSON {
  const { clientDataJSON, attestationObject } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, attestationObject },
    clientExtensionResults: {},
  };
}
