/**
 * What a session alone can change: every address that changes something is decided on here, so that a new one
 * that loosens does not come without a signature. An agent may hold its human's cookie.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/server/contract/cases.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

/** Loosens: signed always, or wherever the policy asks for presence. */
const SIGNED: readonly string[] = [
  'POST /api/cases/{id}/answers',
  'POST /api/cases/{id}/findings/{finding}/accept',
  'POST /api/cases/{id}/explanation',
  'POST /api/cases/{id}/provenance-statement',
  'POST /api/audit/{case}',
  'POST /api/grants',
  'POST /api/exceptions/{id}/grant',
  'POST /api/exceptions/{id}/review',
  'POST /api/directives/{name}/acts/{act}/sign',
  'POST /api/stops/{id}/resume',
  'POST /api/passkeys/{id}/vouch',
];

/** Shows what to sign, and changes nothing else. */
const TO_SIGN: readonly string[] = [
  'POST /api/cases/{id}/challenge',
  'POST /api/cases/{id}/findings/{finding}/challenge',
  'POST /api/cases/{id}/explanation/challenge',
  'POST /api/cases/{id}/provenance-statement/challenge',
  'POST /api/audit/{case}/challenge',
  'POST /api/grants/challenge',
  'POST /api/exceptions/{id}/challenge',
  'POST /api/exceptions/{id}/review/challenge',
  'POST /api/directives/{name}/acts/{act}/challenge',
  'POST /api/stops/{id}/resume/challenge',
  'POST /api/passkeys/{id}/challenge',
];

/** Asks only for more, or takes away: nothing is let go by it that was held. */
const STRICTER: readonly string[] = [
  'POST /api/stops',
  'POST /api/grants/{id}/revoke',
  'POST /api/exceptions/{id}/refuse',
  'POST /api/exceptions/{id}/revoke',
  'POST /api/passkeys/{id}/revoke',
  'DELETE /api/session',
  'DELETE /api/sessions',
];

/** Puts something before people, who then sign it or not. */
const ASKS: readonly string[] = [
  'POST /api/cases',
  'POST /api/exceptions',
  'POST /api/directives',
  'POST /api/directives/{name}/extend',
  'POST /api/directives/{name}/end',
  'POST /api/passkeys/options',
  'POST /api/passkeys',
  // The identity provider signs it, after a sign-in made anew.
  'POST /api/passkeys/{id}/prove',
];

/** Is on no way to a release: figures, notes for agents, and what somebody has read. */
const TELLS: readonly string[] = [
  'POST /api/cases/{id}/seen',
  'POST /api/lessons',
  'POST /api/lessons/{id}/retire',
  'POST /api/notices/{id}/acknowledge',
  'POST /api/compare',
  'POST /api/policy/replay',
  'POST /api/ledger/verify',
];

/** Uses what people released, once, and nothing else. */
const USES: readonly string[] = ['POST /api/cases/{id}/confirm'];

/** Opens a session, by a secret of its own. */
const SIGN_IN: readonly string[] = [
  'POST /api/session',
  'POST /api/sign-in/passkey/challenge',
  'POST /api/sign-in/passkey',
  'POST /api/passkeys/link/options',
  'POST /api/passkeys/link',
];

/** Takes a machine's token: a session opens none of it. */
const MACHINES: readonly string[] = [
  'PUT /api/catalog/facts/{origin}/{scope}',
  'DELETE /api/catalog/facts/{origin}/{scope}',
  'POST /api/guard/decisions',
  'POST /api/guard/sessions',
  'POST /api/guard/holds',
  'POST /api/guard/holds/{case}/use',
  'POST /api/guard/stops/acknowledged',
  'POST /api/guard/stops/tampered',
  'POST /api/guard/grants/{id}/use',
  'POST /api/guard/lessons/given',
  'POST /api/guard/lessons/seen',
];

let fresh: FreshStore;
let server: TestServer;
let sena: Browser;
let changing: readonly string[];
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  sena = await server.browser('sena');
  const { body } = await sena.send<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
  changing = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

/** What comes of it with the cookie and nothing said. */
async function tried(address: string) {
  const [method = '', path = ''] = address.split(' ');
  return sena.send<Problem>(method, path.replaceAll(/\{\w+\}/g, 'none'), {});
}

it('every address that changes something is decided on, once', () => {
  const decided = [SIGNED, TO_SIGN, STRICTER, ASKS, TELLS, USES, SIGN_IN, MACHINES].flat();
  expect(decided.toSorted()).toEqual(changing.toSorted());
  expect(new Set(decided).size).toBe(decided.length);
});

describe('a session', () => {
  it.each(MACHINES)('opens nothing of %s', async (address) => {
    const { status, body } = await tried(address);
    expect([status, body.code]).toEqual([403, 'machines-only']);
  });

  it.each(SIGNED)('is told what else to send: %s takes a signature', async (address) => {
    const { body } = await sena.send<{
      paths: Record<string, Record<string, { requestBody?: object }>>;
    }>('GET', '/api/openapi.json');
    const path = address.slice('POST '.length);
    const described = JSON.stringify(body.paths[path]?.['post']?.requestBody ?? {});
    expect(described).toMatch(/"(?:presence|response)":/);
  });
});
