/** The API's shapes for who is signed in and what this server is. */
import { z } from 'zod';
import { PersonCard } from './cases.ts';

/** `GET /api/session`. */
export const Session = z.object({
  person: PersonCard.nullable(),
  organisation: z.string(),
  /** `development` lists the sample organisation's people; only a server started for the sample offers it. */
  signIn: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('development'), people: z.array(PersonCard) }),
    /** `name`: of the identity provider's host. */
    z.object({ kind: z.literal('oidc'), name: z.string() }),
    z.object({ kind: z.literal('passkey') }),
    z.object({ kind: z.literal('none'), why: z.string() }),
  ]),
  version: z.string(),
});
export type Session = z.infer<typeof Session>;

/** `POST /api/session`, development sign-in only. */
export const SignIn = z.object({ person: z.string() });
export type SignIn = z.infer<typeof SignIn>;
