import type {
  AssertionOptions,
  AssertionResponse,
  GivenPresence,
  Challenge,
  RegistrationOptions,
  RegistrationResponse,
} from '../../server/contract/presence.ts';
import { ProblemError } from '../app/api.ts';

/** Has the person sign what the server showed. Throws `ProblemError` and nothing else. */
export async function signChallenge({ statement, options }: Challenge): Promise<GivenPresence> {
  return { nonce: statement.nonce, response: await getAssertion(options) };
}

async function getAssertion(options: AssertionOptions): Promise<AssertionResponse> {
  const credential = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: bytesOf(options.challenge),
        rpId: options.rpId,
        timeout: options.timeout,
        userVerification: options.userVerification,
        allowCredentials: options.allowCredentials.map(descriptorOf),
      },
    }),
  );
  const { clientDataJSON, authenticatorData, signature } =
    credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
    },
  };
}

/** Has the person make a passkey. Throws `ProblemError` and nothing else. */
export async function makePasskey(options: RegistrationOptions): Promise<RegistrationResponse> {
  const { user, excludeCredentials, challenge, ...rest } = options;
  const credential = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        ...rest,
        challenge: bytesOf(challenge),
        user: { ...user, id: bytesOf(user.id) },
        excludeCredentials: excludeCredentials.map(descriptorOf),
      },
    }),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports(),
    },
  };
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!('credentials' in navigator) || !('PublicKeyCredential' in window)) throw unable();
  let credential: Credential | null;
  try {
    credential = await ask();
  } catch (error) {
    throw problemOf(error);
  }
  if (credential instanceof PublicKeyCredential) return credential;
  throw unable();
}

const BY_NAME: Readonly<Record<string, readonly [code: string, message: string, advice: string]>> =
  {
    NotAllowedError: [
      'passkey-cancelled',
      'Nothing was signed: it was cancelled, took too long, or no passkey of yours was at hand.',
      'Try again, and confirm with your fingerprint, face or PIN.',
    ],
    InvalidStateError: [
      'passkey-there',
      'This device has a passkey of yours for Holdpoint already.',
      'Use that one, or make the new one on another device.',
    ],
    SecurityError: [
      'passkey-elsewhere',
      'Passkeys do not work at this address.',
      'Open Holdpoint at the address that it is known by: on this machine http://localhost with its port, elsewhere its own name with https.',
    ],
  };

function problemOf(cause: unknown): ProblemError {
  const name = cause instanceof DOMException ? cause.name : '';
  const [code, message, advice] = BY_NAME[name] ?? [
    'passkey-failed',
    'The browser could not use a passkey.',
    'Try again, or with another browser or device.',
  ];
  return new ProblemError(0, { code, message, advice }, { cause });
}

function unable(): ProblemError {
  return new ProblemError(0, {
    code: 'passkey-unable',
    message: 'This browser cannot use passkeys here.',
    advice: 'Use a current browser, and the address that Holdpoint is known by.',
  });
}

type Descriptor = AssertionOptions['allowCredentials'][number];

function descriptorOf({ id, type, transports }: Descriptor): PublicKeyCredentialDescriptor {
  return { id: bytesOf(id), type, transports: transports as AuthenticatorTransport[] };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.codePointAt(0) ?? 0);
}

function textOf(buffer: ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(buffer)) binary += String.fromCodePoint(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
