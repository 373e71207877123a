/** An OpenID Connect provider of our own: it signs in whoever it is told to, and lies where a test asks. */
import { createHash, createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: 'holdpoint', secret: 'a-secret-that-only-tests-know' };

/** What the provider says of whoever signs in next. Members over the usual ones are claims, too. */
export type Claims = Readonly<Record<string, unknown>>;

export interface OidcProvider {
  readonly issuer: string;
  /** Whoever comes next is this. */
  next(claims: Claims, lies?: Lies): void;
  /** What the browser was sent with the last time. */
  readonly asked: () => URLSearchParams;
  close(): Promise<void>;
}

export interface Lies {
  /** In the place of what the identity token should say. */
  readonly token?: Claims;
  readonly signedByOther?: boolean;
  /** Signs like this instead: not at all, or with its public key as if that were a secret. */
  readonly algorithm?: 'none' | 'HS256';
  /** Takes the same code again. */
  readonly forgetful?: boolean;
  /** Says in the address that it is this. */
  readonly iss?: string;
  readonly refuses?: boolean;
  /** What it says of the account where it is asked for more. */
  readonly more?: Claims;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly claims: Claims;
  readonly lies: Lies;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const [own, other] = [newKey(), newKey()];
  const grants = new Map<string, Grant>();
  let [claims, lies, asked]: [Claims, Lies, URLSearchParams] = [{}, {}, new URLSearchParams()];
  let issuer = '';

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    asked = query;
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (lies.iss !== undefined) back.searchParams.set('iss', lies.iss);
    if (lies.refuses) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      const [challenge, nonce] = [query.get('code_challenge') ?? '', query.get('nonce') ?? ''];
      const redirectUri = query.get('redirect_uri') ?? '';
      grants.set(code, { challenge, nonce, redirectUri, claims, lies });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await bodyOf(request));
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    if (grant?.lies.forgetful !== true) grants.delete(code);
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '');
    const isRight =
      grant !== undefined &&
      verifier.digest('base64url') === grant.challenge &&
      form.get('redirect_uri') === grant.redirectUri &&
      form.get('client_id') === CLIENT.id &&
      form.get('client_secret') === CLIENT.secret;
    if (!isRight) return send(response, 400, { error: 'invalid_grant' });
    const now = Math.floor(Date.now() / 1000);
    const standard = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce: grant.nonce };
    const claimed = { ...standard, ...grant.claims, ...grant.lies.token };
    const { algorithm, signedByOther } = grant.lies;
    const idToken =
      algorithm === undefined
        ? jwt(claimed, signedByOther ? other.privateKey : own.privateKey)
        : confused(claimed, algorithm, own.publicKey);
    send(response, 200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: idToken,
    });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return send(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/more`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    }
    if (url.pathname === '/keys') {
      const key = own.publicKey.export({ format: 'jwk' });
      return send(response, 200, { keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] });
    }
    if (url.pathname === '/more') return send(response, 200, { sub: claims['sub'], ...lies.more });
    if (url.pathname === '/authorize') return authorize(url.searchParams, response);
    if (url.pathname === '/token') return void token(request, response);
    send(response, 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    next: (given, told = {}) => {
      [claims, lies] = [given, told];
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function jwt(claims: Claims, key: KeyObject): string {
  const parts = [{ alg: 'RS256', typ: 'JWT', kid: 'one' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** What libraries took that went by the token's own word for how it is signed. */
function confused(claims: Claims, alg: 'none' | 'HS256', publicKey: KeyObject): string {
  const signed = [{ alg, typ: 'JWT', kid: 'one' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  if (alg === 'none') return `${signed}.`;
  const secret = publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
