import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LedgerStanding } from '../../server/contract/ledger.ts';
import { call } from '../app/api.ts';
import { Icon } from '../ui/icon.tsx';
import { Ago } from '../ui/parts.tsx';
import './ledger-banner.css';

/** Nobody is told of it by an event: the server may have found it while no page listened. */
const LOOK_AGAIN = 30_000;

const standingQuery = queryOptions({
  queryKey: ['ledger-standing'],
  queryFn: () => call('GET', '/api/ledger/standing') as Promise<LedgerStanding>,
  refetchInterval: LOOK_AGAIN,
});

/** On every page while the ledger does not verify: what is wrong, and that nothing is released. */
export function LedgerBanner() {
  const { data } = useQuery(standingQuery);
  return (
    <aside className="ledger-banner no-print" aria-label="The ledger" aria-live="polite">
      {data !== undefined && data.kind !== 'verified' && <Doubt standing={data} />}
    </aside>
  );
}

function Doubt({ standing }: { readonly standing: LedgerStanding }) {
  const { kind, firstBad, check, why, since } = standing;
  return (
    <div className="ledger-doubt">
      <Icon name={kind === 'broken' ? 'gone' : 'unknown'} size={18} />
      {kind === 'broken' ? (
        <p>
          <strong>The ledger does not verify. Nothing is released.</strong> Entry {firstBad} (
          {check}): {why}
          {since !== null && (
            <>
              , found <Ago at={since} />
            </>
          )}
          . Refusing and STOP work. Keep the database as it is, and tell whoever runs Holdpoint
          here.
        </p>
      ) : (
        <p>
          <strong>The ledger is not verified yet. Nothing is released until it is</strong>: {why}.
        </p>
      )}
      {firstBad !== null && (
        <p>
          <Link to="/ledger" search={{ at: firstBad }}>
            The entry
          </Link>
        </p>
      )}
    </div>
  );
}
