import { createRoute } from '@hono/zod-openapi';
import { askByLink } from '../../../engine/presence/passkeys/enrolment-link.ts';
import { enrol } from '../../../engine/presence/passkeys/enrol.ts';
import { activePerson } from '../../../engine/presence/statements/presence-of.ts';
import { unknownPerson } from '../../../engine/presence/passkeys/ask-enrolment.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import {
  EnrolledByLink,
  EnrolmentAskedByLink,
  GivenPasskeyByLink,
  NewPasskeyByLink,
} from '../../contract/passkeys.ts';
import { refuseTokens } from '../../middleware/refuse-tokens.ts';
import { enrolmentForPages } from '../../presence/for-pages.ts';
import { passkeyCardOf } from '../../presence/present-passkeys.ts';
import { cardOf } from '../../present/people.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const ask = createRoute({
  method: 'post',
  path: '/api/passkeys/link/options',
  summary: 'What a browser needs to make a passkey by an operator’s one-time link',
  middleware: [refuseTokens] as const,
  request: { body: jsonBody(NewPasskeyByLink) },
  responses: { 200: json(EnrolmentAskedByLink, 'Options, and for whom'), ...PROBLEMS },
});

const add = createRoute({
  method: 'post',
  path: '/api/passkeys/link',
  summary: 'Enrol a new passkey by an operator’s one-time link, and use the link up',
  middleware: [refuseTokens] as const,
  request: { body: jsonBody(GivenPasskeyByLink) },
  responses: { 200: json(EnrolledByLink, 'The passkey, ready to sign'), ...PROBLEMS },
});

export const PASSKEY_LINK_ROUTES = [ask, add];

export function passkeyLinkRoutes({ engine }: AppDeps) {
  const cardFor = (id: string) => {
    const person = activePerson(engine, id);
    if (person === null) throw unknownPerson(id);
    return cardOf(person);
  };
  return newRoutes()
    .openapi(ask, async (c) => {
      const asked = await askByLink(engine, c.req.valid('json'));
      return c.json({ ...enrolmentForPages(asked), person: cardFor(asked.person) }, 200);
    })
    .openapi(add, async (c) => {
      const { secret, nonce, response } = c.req.valid('json');
      const ground = { kind: 'link', secret } as const;
      const passkey = await enrol(engine, { ground, nonce, response });
      const card = passkeyCardOf(passkey, engine.world.catalog, engine.clock.now());
      return c.json({ passkey: card, person: cardFor(passkey.person) }, 200);
    });
}
