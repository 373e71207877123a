/** The API's shapes for people and teams. */
import { z } from 'zod';
import { LevelSchema } from '../../config/schema/assessment.ts';
import { Instant } from '../../config/schema/change.ts';
import { CaseState } from './cases.ts';

/** One thing that says so of a person. */
export const PersonSource = z.discriminatedUnion('kind', [
  /** catalog.yaml, which outweighs all else. */
  z.object({ kind: z.literal('file') }),
  ...(['scim', 'oidc', 'forge'] as const).map((kind) =>
    z.object({
      kind: z.literal(kind),
      /** `scim`, `oidc` or the forge: `github.com`. */
      directory: z.string(),
      account: z.string(),
      login: z.string(),
      active: z.boolean(),
    }),
  ),
]);

export const PersonEntry = z.object({
  id: z.string(),
  name: z.string(),
  level: LevelSchema,
  /** Levels that hold for single systems, whatever the general one. */
  seniority: z.array(z.object({ system: z.string(), level: LevelSchema })),
  /** Ids. */
  teams: z.array(z.string()),
  identities: z.array(z.string()),
  /** False for somebody who left: they count as nobody. */
  active: z.boolean(),
  sources: z.array(PersonSource),
});
export type PersonEntry = z.infer<typeof PersonEntry>;

/** Something that nobody can tell, and which therefore belongs to nobody. */
export const PeopleProblem = z.object({
  code: z.string(),
  text: z.string(),
  advice: z.string(),
  people: z.array(z.string()),
});

/** `GET /api/people`. */
export const PeopleList = z.object({
  /** By id. */
  people: z.array(PersonEntry),
  problems: z.array(PeopleProblem),
  directories: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['scim', 'oidc', 'forge']),
      syncedAt: Instant.nullable(),
      fault: z.string().nullable(),
      faultAt: Instant.nullable(),
    }),
  ),
});
export type PeopleList = z.infer<typeof PeopleList>;

/** `GET /api/people/{id}`. */
export const PersonPage = PersonEntry.extend({
  problems: z.array(PeopleProblem),
  /** Passkeys that sign; null where nobody is asked for one. */
  passkeys: z.number().int().nullable(),
  /** What they answered and granted lately; null for whoever is neither them nor a director or above. */
  given: z
    .object({
      answers: z.array(
        z.object({
          case: z.string(),
          title: z.string(),
          state: CaseState,
          answer: z.enum(['approve', 'refuse', 'withdraw']),
          at: Instant,
        }),
      ),
      exceptions: z.array(
        z.object({
          id: z.string(),
          rules: z.array(z.string()),
          reason: z.string(),
          at: Instant,
          ends: Instant,
        }),
      ),
    })
    .nullable(),
});
export type PersonPage = z.infer<typeof PersonPage>;

/** `GET /api/teams`. */
export const TeamList = z.object({
  /** By id. */
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** How forges and CODEOWNERS write it. */
      identities: z.array(z.string()),
      /** Ids of active people. */
      members: z.array(z.string()),
      /** Ids of the systems it owns. */
      systems: z.array(z.string()),
    }),
  ),
});
export type TeamList = z.infer<typeof TeamList>;
