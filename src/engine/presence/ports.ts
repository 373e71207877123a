/** What the engine asks of authenticators, of the store and of whoever tells people about their passkeys. */
import type { Hash } from '../../ledger/merkle/hash.ts';
import type {
  AssertionResponse,
  Notice,
  Passkey,
  Proof,
  RegistrationResponse,
  StoredChallenge,
  Voucher,
} from './types.ts';

/** The site that passkeys are for. */
export interface RelyingParty {
  /** Host name, without port: `holdpoint.example.com`. */
  readonly id: string;
  /** The one origin whose pages may ask: `https://holdpoint.example.com`. */
  readonly origin: string;
  readonly name: string;
}

/** What a response must be made over. */
export interface Expected {
  /** Base64url. */
  readonly challenge: string;
  readonly relyingParty: RelyingParty;
}

export type CheckedAssertion =
  | { readonly kind: 'verified'; readonly counter: number }
  | { readonly kind: 'refused'; readonly why: string };

export type CheckedRegistration =
  | {
      readonly kind: 'verified';
      readonly credential: string;
      readonly publicKey: string;
      readonly algorithm: number;
      readonly counter: number;
      readonly transports: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string };

/** Checks what browsers send. Both ask for presence, verification of the person, origin and site. */
export interface Authenticators {
  checkAssertion(
    response: AssertionResponse,
    publicKey: string,
    expected: Expected,
  ): Promise<CheckedAssertion>;
  checkRegistration(
    response: RegistrationResponse,
    expected: Expected,
  ): Promise<CheckedRegistration>;
}

/** Tells people outside the pages. Called after the commit; never throws. */
export interface Notifier {
  notify(notice: Notice): void;
}

/** What presence takes. An engine without it asks nobody for a passkey, and takes none. */
export interface PresencePorts {
  readonly authenticators: Authenticators;
  readonly relyingParty: () => RelyingParty;
  /** 256 random bits, URL-safe. */
  readonly newSecret: () => string;
  readonly notifier: Notifier;
}

/** What the engine asks of the store about presence. */
export interface PresenceReads {
  findPasskey(id: string): Promise<Passkey | null>;
  /** All of a person, the oldest first. */
  passkeysOf(person: string): Promise<readonly Passkey[]>;
  /** Ids of those of these people that are not revoked, with whose they are. */
  keptPasskeysOf(
    people: readonly string[],
  ): Promise<readonly { readonly id: string; readonly person: string }[]>;
  /** Neither enrolled nor revoked, requested since, the oldest first. */
  pendingPasskeys(since: string): Promise<readonly Passkey[]>;
  findProof(digest: string): Promise<Proof | null>;
  /** Person of a link that is still good at `now`, by the SHA-256 of its secret. */
  findLink(sha256: string, now: string): Promise<string | null>;
  /** Not acknowledged yet, the oldest first. */
  openNotices(person: string): Promise<readonly Notice[]>;
  /** Canonical texts of the entries about these passkeys, in order. */
  passkeyEntries(
    credentials: readonly string[],
  ): Promise<readonly { readonly sequence: number; readonly canonical: string }[]>;
  /** Canonical texts of a case's entries of these kinds, in order. */
  caseEntries(
    caseId: string,
    kinds: readonly string[],
  ): Promise<readonly { readonly sequence: number; readonly canonical: string }[]>;
  /** Leaf hashes of the first `size` entries of the ledger. */
  leafHashes(size: number): Promise<readonly Hash[]>;
}

export interface PresenceWrites extends PresenceReads {
  /**
   * Forgets those that ran out long before `now`, too; of those for signing in, which anybody can ask for,
   * all that ran out and all but the latest thousands.
   */
  insertChallenge(challenge: StoredChallenge, now: string): Promise<void>;
  /** Uses a challenge up; null where there is none, or it was used already. */
  useChallenge(nonce: string, now: string): Promise<StoredChallenge | null>;
  /** Reads a passkey and holds it until the transaction ends. */
  lockPasskey(id: string): Promise<Passkey | null>;
  /** False where there is one of that id already. */
  insertPasskey(passkey: Passkey): Promise<boolean>;
  enrolPasskey(id: string, at: string, by: Voucher): Promise<void>;
  usePasskey(id: string, at: string, counter: number): Promise<void>;
  revokePasskey(id: string, at: string, by: string): Promise<void>;
  insertProof(proof: Proof): Promise<void>;
  insertLink(sha256: string, person: string, expiresAt: string): Promise<void>;
  /** Uses a link up; its person, or null where it is not good at `now`. */
  useLink(sha256: string, now: string): Promise<string | null>;
  insertNotice(notice: Notice): Promise<void>;
  /** False where the person has no such notice open. */
  acknowledgeNotice(id: string, person: string, at: string): Promise<boolean>;
}
