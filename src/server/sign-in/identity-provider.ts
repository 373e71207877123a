/** What an identity provider vouches for, once somebody has signed in there. */
export interface Identity {
  /** Address of the provider that says all this. */
  readonly issuer: string;
  /** The provider's own name for the account; never given to another. Its case counts. */
  readonly subject: string;
  /** Only where the provider has verified it. */
  readonly email: string | null;
  /** Null where groups are not asked for. */
  readonly groups: readonly string[] | null;
  /** By one of the means that the settings call strong. */
  readonly strong: boolean;
  /** When the person proved who they are, ISO instant; null where the provider does not tell. */
  readonly authenticatedAt: string | null;
}

/** What the browser keeps while its person is away at the provider. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Path of ours to go on to. */
  readonly returnTo: string;
  /** Asked to prove anew who they are, for a passkey that the server knows by `state`. */
  readonly proves: boolean;
}

/** State and nonce that stand for something on this server. */
export type Bound = Pick<Attempt, 'state' | 'nonce'>;

/** One OpenID Connect provider. Both methods throw `SignInFault`. */
export interface IdentityProvider {
  /** Name of its host, for the button. */
  readonly name: string;
  /** True where the settings say what counts as strong. */
  readonly knowsStrong: boolean;
  /**
   * Address to send the browser to, and what it has to bring back. With a `proof` the person is asked to
   * sign in anew, and its state and nonce are the ones that go along.
   */
  begin(
    redirectUri: string,
    asked: { readonly returnTo: string; readonly proof: Bound | null },
  ): Promise<{ readonly address: URL; readonly attempt: Attempt }>;
  /** Who came back. `callback` is the address with which the provider sent the browser back to us. */
  finish(callback: URL, attempt: Attempt): Promise<Identity>;
}

/** The provider could not be reached, refused, or said what cannot be believed. */
export class SignInFault extends Error {
  readonly reason: 'unreachable' | 'refused' | 'not-believed';

  constructor(reason: SignInFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignInFault';
    this.reason = reason;
  }
}
