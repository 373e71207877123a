import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { askEnrolment } from '../../../engine/presence/passkeys/ask-enrolment.ts';
import { enrol } from '../../../engine/presence/passkeys/enrol.ts';
import { revoke } from '../../../engine/presence/passkeys/revoke.ts';
import { challengeVouch, vouch } from '../../../engine/presence/passkeys/vouch.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes, type AppEnv } from '../../app-env.ts';
import {
  EnrolmentAsked,
  GivenPasskey,
  NewPasskey,
  PasskeyPage,
  Vouching,
} from '../../contract/passkeys.ts';
import { Challenge, CredentialId } from '../../contract/presence.ts';
import { personOf, requirePerson, sessionHashOf } from '../../middleware/require.ts';
import { challengeForPages, enrolmentForPages } from '../../presence/for-pages.ts';
import { passkeyPageOf } from '../../presence/present-passkeys.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ id: CredentialId });
const page = json(PasskeyPage, 'The signed-in person’s passkeys as they are now');

const list = createRoute({
  method: 'get',
  path: '/api/passkeys',
  summary: 'One’s own passkeys, and those of others that one could vouch for',
  middleware: [requirePerson] as const,
  responses: { 200: page, ...PROBLEMS },
});

const ask = createRoute({
  method: 'post',
  path: '/api/passkeys/options',
  summary: 'What a browser needs to make a passkey for the person signed in',
  middleware: [requirePerson] as const,
  request: { body: jsonBody(NewPasskey) },
  responses: { 200: json(EnrolmentAsked, 'Options for the browser'), ...PROBLEMS },
});

const add = createRoute({
  method: 'post',
  path: '/api/passkeys',
  summary: 'Keep a new passkey. It signs nothing before somebody or something vouches for it',
  middleware: [requirePerson] as const,
  request: { body: jsonBody(GivenPasskey) },
  responses: { 200: page, ...PROBLEMS },
});

const askVoucher = createRoute({
  method: 'post',
  path: '/api/passkeys/{id}/challenge',
  summary: 'What to sign to vouch for a passkey: a further one of one’s own, or a colleague’s',
  middleware: [requirePerson] as const,
  request: { params },
  responses: { 200: json(Challenge, 'The statement, and options for the browser'), ...PROBLEMS },
});

const confirm = createRoute({
  method: 'post',
  path: '/api/passkeys/{id}/vouch',
  summary: 'Vouch for a passkey with one’s own',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(Vouching) },
  responses: { 200: page, ...PROBLEMS },
});

const remove = createRoute({
  method: 'post',
  path: '/api/passkeys/{id}/revoke',
  summary: 'Take a passkey of one’s own out of use; what it signed stays signed',
  middleware: [requirePerson] as const,
  request: { params },
  responses: { 200: page, ...PROBLEMS },
});

export const PASSKEY_ROUTES = [list, ask, add, askVoucher, confirm, remove];

export function passkeyRoutes({ engine, signIn }: AppDeps) {
  const pageFor = (c: Context<AppEnv>) => passkeyPageOf(engine, signIn, personOf(c));
  return newRoutes()
    .openapi(list, async (c) => c.json(await pageFor(c), 200))
    .openapi(ask, async (c) => {
      const { name } = c.req.valid('json');
      return c.json(
        enrolmentForPages(await askEnrolment(engine, { person: personOf(c), name })),
        200,
      );
    })
    .openapi(add, async (c) => {
      const ground = { kind: 'session', person: personOf(c) } as const;
      await enrol(engine, { ground, ...c.req.valid('json') });
      return c.json(await pageFor(c), 200);
    })
    .openapi(askVoucher, async (c) => {
      const { id } = c.req.valid('param');
      const asked = await challengeVouch(engine, { person: personOf(c), passkey: id });
      return c.json(challengeForPages(asked), 200);
    })
    .openapi(confirm, async (c) => {
      const { id } = c.req.valid('param');
      const presence = c.req.valid('json');
      await vouch(engine, { person: personOf(c), passkey: id, presence });
      return c.json(await pageFor(c), 200);
    })
    .openapi(remove, async (c) => {
      const person = personOf(c);
      await revoke(engine, { passkey: c.req.valid('param').id, by: person });
      // Whoever had the passkey may have signed in with it.
      await engine.store.deleteSessionsOf(person, sessionHashOf(c));
      return c.json(await pageFor(c), 200);
    });
}
