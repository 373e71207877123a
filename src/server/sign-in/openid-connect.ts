import * as oidc from 'openid-client';
import type { OidcSettings } from './oidc-settings.ts';
import { SignInFault, type Identity, type IdentityProvider } from './identity-provider.ts';

/** Seconds after which a provider that does not answer has had its chance. */
const PATIENCE = 10;
/** Seconds that may lie between proving anew who one is, and coming back with it. */
const FRESH = 300;

/** One provider: code flow with PKCE, state and nonce. It is asked for its addresses when first needed. */
export function openIdConnect(settings: OidcSettings): IdentityProvider {
  let known: Promise<oidc.Configuration> | null = null;
  const configuration = async (): Promise<oidc.Configuration> => {
    known ??= discover(settings);
    try {
      return await known;
    } catch (cause) {
      // Next time it may be back.
      known = null;
      throw new SignInFault('unreachable', `${settings.issuer.host} cannot be asked`, { cause });
    }
  };
  return {
    name: settings.issuer.host,
    knowsStrong: settings.strong.length > 0,
    async begin(redirectUri, { returnTo, proof }) {
      const config = await configuration();
      const verifier = oidc.randomPKCECodeVerifier();
      const { state, nonce } = proof ?? { state: oidc.randomState(), nonce: oidc.randomNonce() };
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(proof !== null && { prompt: 'login', max_age: '0' }),
      });
      const proves = proof !== null;
      return { address, attempt: { state, nonce, verifier, returnTo, proves } };
    },
    async finish(callback, attempt) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
          ...(attempt.proves && { maxAge: FRESH }),
        });
        const claims = tokens.claims();
        if (!claims) throw new SignInFault('not-believed', 'no identity came back');
        const more = await moreClaims(config, settings, tokens.access_token, claims);
        return identityOf(claims, more, settings);
      } catch (cause) {
        throw faultOf(cause);
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const isPlain = issuer.protocol === 'http:';
  return oidc.discovery(
    issuer,
    clientId,
    clientSecret ?? undefined,
    clientSecret === null ? oidc.None() : undefined,
    {
      timeout: PATIENCE,
      // The library leaves the token's signature alone otherwise, since it comes straight from the provider.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    },
  );
}

/** Many providers tell of addresses and groups only where they are asked for them. */
async function moreClaims(
  config: oidc.Configuration,
  { groupsClaim }: OidcSettings,
  accessToken: string,
  claims: oidc.IDToken,
): Promise<Readonly<Record<string, unknown>>> {
  const isWhole =
    claims['email'] !== undefined && (groupsClaim === null || claims[groupsClaim] !== undefined);
  if (isWhole || config.serverMetadata().userinfo_endpoint === undefined) return {};
  return oidc.fetchUserInfo(config, accessToken, claims.sub);
}

type Claims = Readonly<Record<string, unknown>>;

/** How and when somebody proved who they are only the signed token tells; the rest may come with `more`. */
function identityOf(
  claims: Claims & { readonly sub: string },
  more: Claims,
  { strong, groupsClaim }: OidcSettings,
): Identity {
  const { iss, sub, acr, amr, auth_time: at } = claims;
  // One source's word that an address is verified says nothing of another's address.
  const { email, email_verified: verified } = claims['email'] === undefined ? more : claims;
  const means = [acr, ...(Array.isArray(amr) ? (amr as unknown[]) : [])];
  return {
    issuer: String(iss),
    subject: sub,
    email: verified === true && typeof email === 'string' && email.includes('@') ? email : null,
    groups: groupsClaim === null ? null : textsOf(claims[groupsClaim] ?? more[groupsClaim]),
    strong: means.some((each) => typeof each === 'string' && strong.includes(each)),
    authenticatedAt: typeof at === 'number' ? new Date(at * 1000).toISOString() : null,
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function faultOf(cause: unknown): SignInFault {
  if (cause instanceof SignInFault) return cause;
  if (cause instanceof oidc.AuthorizationResponseError) {
    return new SignInFault('refused', 'the identity provider refused', { cause });
  }
  return new SignInFault('not-believed', 'what the identity provider sent is not believed', {
    cause,
  });
}
