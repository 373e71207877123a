/** People with passkeys of their own at a test server, as their browsers would use them. */
import { issueLink } from '../../src/engine/presence/passkeys/enrolment-link.ts';
import type { Problem, SafetyCase } from '../../src/server/contract/cases.ts';
import type {
  EnrolledByLink,
  EnrolmentAsked,
  EnrolmentAskedByLink,
  PasskeyPage,
} from '../../src/server/contract/passkeys.ts';
import type { Challenge, GivenPresence } from '../../src/server/contract/presence.ts';
import { seenOn, sender, type Browser, type Reply, type Send } from '../server/support/visitors.ts';
import type { TestServer } from '../server/support/server.ts';
import {
  createAuthenticator,
  type Authenticator,
  type AuthenticatorOptions,
} from './authenticator.ts';

/** An authenticator before a page of this server, under the only name that browsers allow it. */
export function authenticatorAt(
  server: Pick<TestServer, 'port'>,
  more: Partial<AuthenticatorOptions> = {},
): Authenticator {
  const origin = `http://localhost:${server.port}`;
  return createAuthenticator({ origin, rpId: 'localhost', ...more });
}

let links = 0;

/** The secret of an operator's link for a person, as the command line makes it. */
export async function linkFor(server: TestServer, person: string): Promise<string> {
  const secret = `a-secret-of-a-link-${String(++links).padStart(6, '0')}`;
  await issueLink(server.engine, { person, secret });
  return secret;
}

/** Enrols a passkey of the authenticator for a person by an operator's link. */
export async function enrolByLink(
  server: TestServer,
  person: string,
  authenticator: Authenticator,
  name = 'Key on a ring',
): Promise<Reply<EnrolledByLink & Problem>> {
  const secret = await linkFor(server, person);
  const send = sender(server.url, { origin: server.url });
  const asked = await send<EnrolmentAskedByLink>('POST', '/api/passkeys/link/options', {
    secret,
    name,
  });
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  const response = authenticator.register(asked.body.options);
  return send('POST', '/api/passkeys/link', { secret, nonce: asked.body.nonce, response });
}

/** A person with a browser, and an authenticator with an enrolled passkey in it. */
export async function withPasskey(
  server: TestServer,
  person: string,
  more: Partial<AuthenticatorOptions> = {},
): Promise<{ readonly browser: Browser; readonly authenticator: Authenticator }> {
  const authenticator = authenticatorAt(server, more);
  const enrolled = await enrolByLink(server, person, authenticator);
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  return { browser: await server.browser(person), authenticator };
}

export interface WantedAnswer {
  readonly answer?: 'approve' | 'refuse';
  readonly reason?: string;
  readonly page?: SafetyCase;
}

/** What the server asks to sign for an answer to a case as it is now. */
export async function askFor(
  browser: Browser,
  id: string,
  wanted: WantedAnswer = {},
): Promise<Reply<Challenge & Problem>> {
  return browser.send('POST', `/api/cases/${id}/challenge`, await bodyOf(browser, id, wanted));
}

/** Sends an answer with a signature. */
export async function answerWith(
  browser: Browser,
  id: string,
  presence: GivenPresence,
  wanted: WantedAnswer = {},
): Promise<Reply<SafetyCase & Problem>> {
  const body = await bodyOf(browser, id, wanted);
  return browser.send('POST', `/api/cases/${id}/answers`, { ...body, presence });
}

/** The whole way: reads, asks, signs, answers. */
export async function signAnswer(
  browser: Browser,
  authenticator: Authenticator,
  id: string,
  wanted: WantedAnswer = {},
): Promise<Reply<SafetyCase & Problem>> {
  const { body } = await askFor(browser, id, wanted);
  const { statement, options } = body;
  if (!statement) throw new Error(JSON.stringify(body));
  const response = authenticator.assert(options);
  return answerWith(browser, id, { nonce: statement.nonce, response }, wanted);
}

/** Asks, as somebody signed in, for a passkey of this authenticator. */
export async function requestPasskey(
  send: Send,
  authenticator: Authenticator,
  name = 'Laptop',
): Promise<Reply<PasskeyPage & Problem>> {
  const asked = await send<EnrolmentAsked & Problem>('POST', '/api/passkeys/options', { name });
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  const response = authenticator.register(asked.body.options);
  return send('POST', '/api/passkeys', { nonce: asked.body.nonce, response });
}

/** Vouches for a passkey with one in this authenticator. */
export async function vouchWith(
  send: Send,
  authenticator: Authenticator,
  passkey: string,
): Promise<Reply<PasskeyPage & Problem>> {
  const asked = await send<Challenge & Problem>('POST', `/api/passkeys/${passkey}/challenge`);
  if (asked.status !== 200) return asked as unknown as Reply<PasskeyPage & Problem>;
  const response = authenticator.assert(asked.body.options);
  return send('POST', `/api/passkeys/${passkey}/vouch`, {
    nonce: asked.body.statement.nonce,
    response,
  });
}

async function bodyOf(browser: Browser, id: string, wanted: WantedAnswer) {
  const { answer = 'approve', reason = 'I have read all of it.', page } = wanted;
  return { answer, reason, seen: seenOn(page ?? (await browser.read(id))) };
}
