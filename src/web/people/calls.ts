import { queryOptions } from '@tanstack/react-query';
import type { PeopleList, PersonPage, TeamList } from '../../server/contract/people.ts';
import type { SeniorityGaps } from '../../server/contract/seniority.ts';
import { call } from '../app/api.ts';

/** Directories are read from time to time: milliseconds. */
const LOOK_AGAIN = 60_000;

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => call('GET', '/api/people') as Promise<PeopleList>,
  refetchInterval: LOOK_AGAIN,
});

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: () => call('GET', `/api/people/${encodeURIComponent(id)}`) as Promise<PersonPage>,
  });

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => call('GET', '/api/teams') as Promise<TeamList>,
});

export const gapsQuery = queryOptions({
  queryKey: ['seniority'],
  queryFn: () => call('GET', '/api/seniority') as Promise<SeniorityGaps>,
  refetchInterval: LOOK_AGAIN,
});
