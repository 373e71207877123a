import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ProblemError } from './api.ts';

/** One client for the page's life. What was refused stays refused; what was not reached is tried again. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session ran out: the frame asks who is there, and shows the sign-in in the page's place.
        if (
          error instanceof ProblemError &&
          error.status === 401 &&
          query.queryKey[0] !== 'session'
        ) {
          void client.invalidateQueries({ queryKey: ['session'] });
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 &&
          error instanceof ProblemError &&
          (error.status === 0 || error.status >= 502),
      },
    },
  });
  return client;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: api.session,
  staleTime: 60_000,
});

export const casesQuery = (state: 'waiting' | 'all') =>
  queryOptions({ queryKey: ['cases', state], queryFn: () => api.cases(state) });

export const reachQuery = (of: string) =>
  queryOptions({ queryKey: ['reach', of], queryFn: () => api.reach(of) });

export const systemsQuery = (search: string) =>
  queryOptions({ queryKey: ['systems', search], queryFn: () => api.systems(search) });

export const catalogQuery = queryOptions({ queryKey: ['catalog'], queryFn: api.catalog });

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: () => api.case(id) });

/** States change by time alone too (a session goes quiet), so it is also asked for without news. */
const LOOK_AGAIN = 30_000;

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: api.agents,
  refetchInterval: LOOK_AGAIN,
});

/** A stop is never shown late for want of news. */
export const stopsQuery = queryOptions({
  queryKey: ['stops'],
  queryFn: api.stops,
  refetchInterval: LOOK_AGAIN,
});

export const stopQuery = (id: string) =>
  queryOptions({ queryKey: ['stop', id], queryFn: () => api.stop(id) });

export const grantsQuery = queryOptions({ queryKey: ['grants'], queryFn: api.grants });

export const autonomyQuery = queryOptions({ queryKey: ['autonomy'], queryFn: api.autonomy });

export const lessonsQuery = queryOptions({ queryKey: ['lessons'], queryFn: api.lessons });
