import type { SignedStatement, StatementPurpose } from './statements/statement.ts';

/** Who or what vouched that a passkey is in the hands of the person it is for. */
export type Voucher =
  /**
   * The identity provider's strong sign-in, in a round trip for this passkey alone; when, and at which. Both
   * are missing in enrolments that a session's sign-in was enough for.
   */
  | {
      readonly kind: 'identity-provider';
      readonly issuer?: string;
      readonly authenticatedAt?: string;
    }
  /** An operator with a shell on the server, by a one-time link. */
  | { readonly kind: 'operator' }
  /** `proof`: digest of what was signed. */
  | { readonly kind: 'own-passkey'; readonly proof: string }
  | { readonly kind: 'second-person'; readonly person: string; readonly proof: string };

/** A passkey as it is kept. It signs only while it is enrolled and not revoked. */
export interface Passkey {
  /** Credential id, base64url. */
  readonly id: string;
  readonly person: string;
  /** What its owner calls it. */
  readonly name: string;
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  /** COSE algorithm: -7 ES256, -8 EdDSA, -257 RS256. */
  readonly algorithm: number;
  /** Signatures so far as the authenticator counts them; 0 for one that does not. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly requestedAt: string;
  /** When it became usable, and by whom; null while it is pending. */
  readonly enrolledAt: string | null;
  readonly vouchedBy: Voucher | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

/** A statement that somebody was shown. */
export interface StoredChallenge {
  readonly nonce: string;
  readonly person: string | null;
  readonly purpose: StatementPurpose;
  /** Canonical text. */
  readonly statement: string;
  readonly expiresAt: string;
}

/** What proves that a person signed a statement. Binary members are base64url. */
export interface Proof {
  /** `sha256:` and hex over the canonical form of `signed`. */
  readonly digest: string;
  readonly person: string;
  readonly purpose: StatementPurpose;
  readonly at: string;
  readonly signed: SignedProof;
}

/** The members of a proof that a signature or a hash ties together. */
export interface SignedProof {
  /** Canonical text of the `SignedStatement`. */
  readonly statement: string;
  /** Credential id. */
  readonly credential: string;
  /** COSE_Key. */
  readonly publicKey: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** What a page gets so that its browser can ask for a signature. */
export interface Challenge {
  readonly statement: SignedStatement;
  readonly options: AssertionOptions;
}

/** `PublicKeyCredentialRequestOptionsJSON`. */
export interface AssertionOptions {
  readonly challenge: string;
  readonly rpId: string;
  readonly timeout: number;
  readonly userVerification: 'required';
  readonly allowCredentials: readonly CredentialDescriptor[];
}

export interface CredentialDescriptor {
  readonly id: string;
  readonly type: 'public-key';
  readonly transports: readonly string[];
}

/** `PublicKeyCredentialCreationOptionsJSON`. */
export interface RegistrationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  readonly timeout: number;
  readonly attestation: 'none';
  readonly excludeCredentials: readonly CredentialDescriptor[];
  readonly authenticatorSelection: {
    readonly residentKey: 'required';
    readonly requireResidentKey: true;
    readonly userVerification: 'required';
  };
}

/** What a page sends back: which challenge, and what the browser made of it (`toJSON`). */
export interface GivenPresence {
  readonly nonce: string;
  readonly response: AssertionResponse;
}

export interface AssertionResponse {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string | null | undefined;
  };
}

export interface RegistrationResponse {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports?: readonly string[] | undefined;
  };
}

export type NoticeKind =
  | 'passkey-requested'
  | 'passkey-enrolled'
  | 'passkey-revoked'
  | 'passkey-refused'
  | 'enrolment-link';

/** Something that a person is told of their own passkeys, until they say that they have read it. */
export interface Notice {
  readonly id: string;
  readonly person: string;
  readonly kind: NoticeKind;
  readonly at: string;
  /** One sentence. */
  readonly text: string;
}
