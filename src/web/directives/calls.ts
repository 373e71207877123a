import { queryOptions } from '@tanstack/react-query';
import type {
  Directive,
  DirectiveList,
  DirectiveReport,
  Extension,
  NewDirectiveInput,
} from '../../server/contract/governance/directives.ts';
import type { Challenge } from '../../server/contract/presence.ts';
import { call } from '../app/api.ts';
import { LOOK_AGAIN } from '../governance/look-again.ts';
import { signChallenge } from '../passkeys/webauthn.ts';

const at = (name: string) => `/api/directives/${encodeURIComponent(name)}`;

/** What the pages ask about directives and do to them. All throw `ProblemError` alone. */
export const directiveApi = {
  list: () => call('GET', '/api/directives') as Promise<DirectiveList>,
  one: (name: string) => call('GET', at(name)) as Promise<Directive>,
  report: (name: string) => call('GET', `${at(name)}/report`) as Promise<DirectiveReport>,
  propose: (directive: NewDirectiveInput) =>
    call('POST', '/api/directives', directive) as Promise<Directive>,
  extend: (name: string, extension: Extension) =>
    call('POST', `${at(name)}/extend`, extension) as Promise<Directive>,
  end: (name: string, reason: string) =>
    call('POST', `${at(name)}/end`, { reason }) as Promise<Directive>,
  sign: async (name: string, act: string): Promise<Directive> => {
    const path = `${at(name)}/acts/${encodeURIComponent(act)}`;
    const presence = await signChallenge((await call('POST', `${path}/challenge`)) as Challenge);
    return (await call('POST', `${path}/sign`, { presence })) as Directive;
  },
};

export const directivesQuery = queryOptions({
  queryKey: ['directives'],
  queryFn: directiveApi.list,
  refetchInterval: LOOK_AGAIN,
});

export const directiveQuery = (name: string) =>
  queryOptions({
    queryKey: ['directives', name],
    queryFn: () => directiveApi.one(name),
    refetchInterval: LOOK_AGAIN,
  });

export const directiveReportQuery = (name: string) =>
  queryOptions({
    queryKey: ['directives', name, 'report'],
    queryFn: () => directiveApi.report(name),
    refetchInterval: LOOK_AGAIN,
  });
