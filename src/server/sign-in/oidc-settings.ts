import { ServeFault } from '../serve-fault.ts';
import type { Environment } from '../open/settings.ts';

/** What the environment says about the identity provider. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** Null for a client without one, which PKCE alone protects. */
  readonly clientSecret: string | null;
  /** Separated by spaces; `openid` is among them. */
  readonly scopes: string;
  /** Values of `acr` and `amr` that count as strong. */
  readonly strong: readonly string[];
  /** Claim that lists a person's groups, or null. */
  readonly groupsClaim: string | null;
}

/** Reads HOLDPOINT_OIDC_…; null where no issuer is given. Throws `ServeFault`. */
export function oidcSettingsOf(env: Environment): OidcSettings | null {
  const issuer = given(env, 'ISSUER');
  const clientId = given(env, 'CLIENT_ID');
  if (issuer === null && clientId === null) return null;
  if (issuer === null || clientId === null) {
    throw new ServeFault(
      'HOLDPOINT_OIDC_ISSUER and HOLDPOINT_OIDC_CLIENT_ID go together. Set both, or neither',
    );
  }
  const scopes = new Set(['openid', ...(given(env, 'SCOPES') ?? 'email profile').split(/\s+/)]);
  return {
    issuer: issuerOf(issuer),
    clientId,
    clientSecret: given(env, 'CLIENT_SECRET'),
    scopes: [...scopes].join(' '),
    strong: (given(env, 'STRONG') ?? '').split(/[\s,]+/).filter((each) => each !== ''),
    groupsClaim: given(env, 'GROUPS'),
  };
}

/** Where notices about passkeys are posted, or null. Throws `ServeFault`. */
export function notifyUrlOf(env: Environment): URL | null {
  const text = env['HOLDPOINT_NOTIFY_URL']?.trim() ?? '';
  if (text === '') return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new ServeFault('HOLDPOINT_NOTIFY_URL is not an address. Write it like https://…');
}

/** Whether passkeys must stay on one device (HOLDPOINT_PASSKEYS). Throws `ServeFault`. */
export function deviceBoundOf(env: Environment): boolean {
  const text = env['HOLDPOINT_PASSKEYS']?.trim() ?? '';
  if (text === '' || text === 'any') return false;
  if (text === 'device-bound') return true;
  throw new ServeFault('HOLDPOINT_PASSKEYS is neither any nor device-bound. Set it to one of them');
}

function given(env: Environment, name: string): string | null {
  const text = env[`HOLDPOINT_OIDC_${name}`]?.trim();
  return text === undefined || text === '' ? null : text;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function issuerOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (url !== null && isSafe && url.search === '' && url.hash === '') return url;
  throw new ServeFault(
    `HOLDPOINT_OIDC_ISSUER is ${JSON.stringify(text)}. Set it to the issuer's address, which begins with https://`,
  );
}
