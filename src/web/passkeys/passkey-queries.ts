import { queryOptions } from '@tanstack/react-query';
import { passkeyApi } from './passkey-api.ts';

export const passkeysQuery = queryOptions({ queryKey: ['passkeys'], queryFn: passkeyApi.page });

/** What somebody must hear of soon is asked for without news. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: passkeyApi.notices,
  refetchInterval: 15_000,
});
