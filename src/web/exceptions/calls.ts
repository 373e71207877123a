import { queryOptions } from '@tanstack/react-query';
import type {
  Exception,
  ExceptionList,
  NewException,
  ReviewToSign,
} from '../../server/contract/governance/exceptions.ts';
import { call } from '../app/api.ts';
import { LOOK_AGAIN } from '../governance/look-again.ts';
import { sendSigned } from '../passkeys/send-signed.ts';

const at = (id: string, what: string) => `/api/exceptions/${encodeURIComponent(id)}/${what}`;

/** What the page asks about exceptions and does to them. All throw `ProblemError` alone. */
export const exceptionApi = {
  list: () => call('GET', '/api/exceptions') as Promise<ExceptionList>,
  ask: (exception: NewException) =>
    call('POST', '/api/exceptions', exception) as Promise<Exception>,
  grant: async (id: string, reason: string): Promise<Exception> => {
    const given = { reason };
    return (await sendSigned(at(id, 'challenge'), given, at(id, 'grant'), given)) as Exception;
  },
  refuse: (id: string, reason: string) =>
    call('POST', at(id, 'refuse'), { reason }) as Promise<Exception>,
  revoke: (id: string, reason: string) =>
    call('POST', at(id, 'revoke'), { reason }) as Promise<Exception>,
  review: async (id: string, review: ReviewToSign): Promise<Exception> => {
    const path = at(id, 'review');
    return (await sendSigned(`${path}/challenge`, review, path, review)) as Exception;
  },
};

export const exceptionsQuery = queryOptions({
  queryKey: ['exceptions'],
  queryFn: exceptionApi.list,
  refetchInterval: LOOK_AGAIN,
});

/** What an exception that was given, taken or looked at may have changed. */
export const TOUCHED = ['exceptions', 'cases', 'case', 'ledger'] as const;
