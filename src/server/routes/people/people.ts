import { createRoute, z } from '@hono/zod-openapi';
import { levelRank } from '../../../core/provenance/levels.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { PeopleList, PersonPage, TeamList } from '../../contract/people.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { presentPage, presentPeople, presentTeams, stateOfFiles } from '../../present/roster.ts';
import { HttpProblem } from '../../problem.ts';
import { json, PROBLEMS } from '../responses.ts';

/** Answers and exceptions shown on somebody's page. */
const LATELY = 50;

const list = createRoute({
  method: 'get',
  path: '/api/people',
  summary: 'Who may release: everybody, where each is known from, and what nobody can tell',
  middleware: [requirePerson] as const,
  responses: { 200: json(PeopleList, 'People, problems and directories'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/people/{id}',
  summary: 'One person; what they answered lately only to themselves and to directors and above',
  middleware: [requirePerson] as const,
  request: { params: z.object({ id: z.string().max(200) }) },
  responses: { 200: json(PersonPage, 'The person'), ...PROBLEMS },
});

const teams = createRoute({
  method: 'get',
  path: '/api/teams',
  summary: 'Teams, who is in them and what they own',
  middleware: [requirePerson] as const,
  responses: { 200: json(TeamList, 'The teams'), ...PROBLEMS },
});

export const PEOPLE_ROUTES = [list, read, teams];

export function peopleRoutes({ engine, people }: AppDeps) {
  const state = () => people?.() ?? stateOfFiles(engine.world.catalog);
  return newRoutes()
    .openapi(list, (c) => c.json(presentPeople(state()), 200))
    .openapi(teams, (c) => c.json(presentTeams(engine.world.catalog), 200))
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      const asking = personOf(c);
      const roster = engine.world.catalog.people;
      const person = roster.get(id);
      if (person === undefined) throw unknownPerson(id);
      // Measures of people are shown to themselves, and to those who answer for them.
      const rank = levelRank(roster.get(asking)?.level ?? null);
      const isShown = asking === id || rank >= levelRank('director');
      const reads = engine.store.people;
      const given = isShown
        ? {
            answers: await reads.answersBy(id, LATELY),
            exceptions: await reads.exceptionsBy(id, LATELY),
          }
        : null;
      return c.json(presentPage(person, state(), await passkeysOf(id), given), 200);
    });

  async function passkeysOf(person: string): Promise<number | null> {
    if (engine.presence === undefined) return null;
    const all = await engine.store.presence.passkeysOf(person);
    return all.filter(({ enrolledAt, revokedAt }) => enrolledAt !== null && revokedAt === null)
      .length;
  }
}

function unknownPerson(id: string): HttpProblem {
  return new HttpProblem(
    404,
    'unknown-person',
    `There is nobody ${JSON.stringify(id)}.`,
    'See GET /api/people for everybody.',
  );
}
