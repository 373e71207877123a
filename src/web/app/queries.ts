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
