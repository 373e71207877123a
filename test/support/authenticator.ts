/** An authenticator in software: what a browser and a security key would hand to the server, without either. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface AuthenticatorOptions {
  /** Origin of the page that asks: `http://localhost:4600`. */
  readonly origin: string;
  readonly rpId: string;
  /** False for one that asks for no PIN and no finger. */
  readonly userVerified?: boolean;
  /** True for one that an account elsewhere copies to other devices. */
  readonly copied?: boolean;
  /** False for one that nobody touched. */
  readonly userPresent?: boolean;
  readonly algorithm?: Algorithm;
  /** False for one that does not count its signatures, as most that live in the cloud. */
  readonly counts?: boolean;
}

export type Algorithm = 'ES256' | 'EdDSA' | 'RS256';

/** The members of a server's options that an authenticator looks at. */
export interface CreationOptions {
  readonly challenge: string;
  readonly user: { readonly id: string };
  readonly excludeCredentials?: readonly { readonly id: string }[];
}
export interface RequestOptions {
  readonly challenge: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
}

export interface RegistrationJson {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: readonly string[];
  };
  readonly clientExtensionResults: Readonly<Record<string, never>>;
}

export interface AssertionJson {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle: string;
  };
  readonly clientExtensionResults: Readonly<Record<string, never>>;
}

/** What a forger would make different in one assertion. */
export interface Forgery {
  readonly counter?: number;
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly copied?: boolean;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
}

export interface Authenticator {
  /** Makes a passkey. Throws when it has one of those that are excluded. */
  register(options: CreationOptions): RegistrationJson;
  /** Signs with the passkey that is asked for, or the latest where none is named. */
  assert(options: RequestOptions, forgery?: Forgery): AssertionJson;
}

interface Passkey {
  readonly id: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  counter: number;
}

const [PRESENT, VERIFIED, COPIED, ATTESTED] = [0x01, 0x04, 0x18, 0x40];

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { userVerified = true, userPresent = true, algorithm = 'ES256', counts = true } = options;
  const passkeys: Passkey[] = [];
  const flagsOf = (forgery: Forgery): number =>
    ((forgery.userPresent ?? userPresent) ? PRESENT : 0) |
    ((forgery.userVerified ?? userVerified) ? VERIFIED : 0) |
    ((forgery.copied ?? options.copied) ? COPIED : 0);
  const head = (rpId: string, flags: number, counter: number): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Uint8Array.of(flags), count]);
  };
  const clientData = (type: string, challenge: string, forgery: Forgery): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: forgery.type ?? type,
        challenge,
        origin: forgery.origin ?? options.origin,
        crossOrigin: forgery.crossOrigin ?? false,
      }),
    );

  return {
    register: ({ challenge, user, excludeCredentials = [] }) => {
      if (excludeCredentials.some(({ id }) => passkeys.some((each) => each.id === id))) {
        throw new Error('InvalidStateError: this authenticator has a passkey there already');
      }
      const { privateKey, coseKey } = newKey(algorithm);
      const rawId = randomBytes(32);
      const id = rawId.toString('base64url');
      passkeys.push({ id, userHandle: user.id, privateKey, counter: 0 });
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, rawId, coseKey]);
      const authData = Buffer.concat([head(options.rpId, flagsOf({}) | ATTESTED, 0), attested]);
      const attestation = cbor(
        new Map<string, CborValue>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      );
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, {}).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
        clientExtensionResults: {},
      };
    },
    assert: ({ challenge, allowCredentials = [] }, forgery = {}) => {
      const passkey =
        allowCredentials.length === 0
          ? passkeys.at(-1)
          : passkeys.find(({ id }) => allowCredentials.some((each) => each.id === id));
      if (!passkey) throw new Error('NotAllowedError: this authenticator has none of the passkeys');
      if (counts) passkey.counter += 1;
      const counter = forgery.counter ?? passkey.counter;
      const authData = head(forgery.rpId ?? options.rpId, flagsOf(forgery), counter);
      const client = clientData('webauthn.get', challenge, forgery);
      const signed = Buffer.concat([authData, sha256(client)]);
      const hash = algorithm === 'EdDSA' ? null : 'sha256';
      return {
        id: passkey.id,
        rawId: passkey.id,
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign(hash, signed, passkey.privateKey).toString('base64url'),
          userHandle: passkey.userHandle,
        },
        clientExtensionResults: {},
      };
    },
  };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** A key pair, with its public half as COSE writes it (RFC 9053). */
function newKey(algorithm: Algorithm): {
  readonly privateKey: KeyObject;
  readonly coseKey: Buffer;
} {
  switch (algorithm) {
    case 'ES256': {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x, y } = publicKey.export({ format: 'jwk' });
      const members: readonly (readonly [number, CborValue])[] = [
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ];
      return { privateKey, coseKey: cbor(new Map(members)) };
    }
    case 'EdDSA': {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const { x } = publicKey.export({ format: 'jwk' });
      const members: readonly (readonly [number, CborValue])[] = [
        [1, 1],
        [3, -8],
        [-1, 6],
        [-2, bytes(x)],
      ];
      return { privateKey, coseKey: cbor(new Map(members)) };
    }
    case 'RS256': {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const { n, e } = publicKey.export({ format: 'jwk' });
      const members: readonly (readonly [number, CborValue])[] = [
        [1, 3],
        [3, -257],
        [-1, bytes(n)],
        [-2, bytes(e)],
      ];
      return { privateKey, coseKey: cbor(new Map(members)) };
    }
  }
}

function bytes(base64url: string | undefined): Buffer {
  return Buffer.from(base64url ?? '', 'base64url');
}

type CborValue = number | string | Uint8Array | ReadonlyMap<number | string, CborValue>;

function cbor(value: CborValue): Buffer {
  if (typeof value === 'number') return value >= 0 ? cborHead(0, value) : cborHead(1, -1 - value);
  if (typeof value === 'string') {
    return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([cborHead(2, value.length), value]);
  const members = [...value].flatMap(([key, member]) => [cbor(key), cbor(member)]);
  return Buffer.concat([cborHead(5, value.size), ...members]);
}

function cborHead(major: number, size: number): Buffer {
  const kind = major << 5;
  if (size < 24) return Buffer.from([kind | size]);
  if (size < 256) return Buffer.from([kind | 24, size]);
  return Buffer.from([kind | 25, size >> 8, size & 0xff]);
}
