import { queryOptions } from '@tanstack/react-query';
import type { ForgeHealth } from '../../server/contract/forges.ts';
import { call } from '../app/api.ts';

/** The queue moves with the forge, which tells pages nothing: milliseconds between looks. */
const LOOK_AGAIN = 10_000;

export const forgesQuery = queryOptions({
  queryKey: ['forges'],
  queryFn: () => call('GET', '/api/forges') as Promise<ForgeHealth>,
  refetchInterval: LOOK_AGAIN,
});
