import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { exceptionsQuery } from '../../exceptions/calls.ts';
import { EXCEPTION_STATES, rulesWords } from '../../exceptions/exception-words.tsx';
import { Mark } from '../../ui/parts.tsx';
import { absolute } from '../../ui/words.ts';
import { useCaseGovernance } from '../governance/calls.ts';
import { ruleTitle } from '../people/release.ts';

/** Exceptions asked for this very case, and the way to ask for one. */
export function AskForException({ safety }: { readonly safety: SafetyCase }) {
  const ids = useCaseGovernance(safety.id)?.exceptions ?? [];
  const { data } = useQuery({ ...exceptionsQuery, enabled: ids.length > 0 });
  const mine = (data?.exceptions ?? []).filter(({ id }) => ids.includes(id));
  const canAsk = safety.state === 'waiting' && safety.verdict.holds.length > 0;
  if (!canAsk && mine.length === 0) return null;
  return (
    <div className="rules-exceptions">
      {mine.length > 0 && (
        <ul>
          {mine.map((each) => {
            const state = EXCEPTION_STATES[each.state];
            const by = each.granted?.by.name;
            return (
              <li key={each.id}>
                <Mark meaning={state.meaning} icon={state.icon}>
                  exception {state.word}
                </Mark>{' '}
                <span>
                  from{' '}
                  {rulesWords({ rules: each.rules.map((id) => ruleTitle(safety.verdict, id)) })}:
                  asked for by {each.askedBy.name}
                  {by !== undefined && `, granted by ${by}`}, until {absolute(each.ends)}.{' '}
                  <Link to="/exceptions" search={{ filter: each.askedBy.name }}>
                    Read it
                  </Link>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {canAsk && (
        <p className="small muted no-print">
          Does it have to go without what a rule asks for?{' '}
          <Link to="/exceptions" search={{ ask: safety.id }}>
            Ask for an exception
          </Link>
          : somebody with the power signs it, with an end and a review.
        </p>
      )}
    </div>
  );
}
