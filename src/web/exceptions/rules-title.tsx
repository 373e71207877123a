import { useQuery } from '@tanstack/react-query';
import type { Exception } from '../../server/contract/governance/exceptions.ts';
import { policyQuery } from '../policy/calls.ts';
import { rulesWords } from './exception-words.tsx';

/** What it goes without, by the titles of the rules; a rule that is gone keeps its id. */
export function RulesTitle({ exception }: { readonly exception: Pick<Exception, 'rules'> }) {
  const { data } = useQuery(policyQuery);
  const known = [...(data?.rules ?? []), ...(data?.directives ?? [])];
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  return rulesWords({ rules: exception.rules.map((id) => titles.get(id) ?? id) });
}
