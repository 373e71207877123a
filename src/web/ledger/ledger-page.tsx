import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { LedgerPage as Page } from '../../server/contract/ledger.ts';
import { api } from '../app/api.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { Empty } from '../ui/parts.tsx';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { LEDGER_COLUMNS } from './ledger-columns.tsx';
import './ledger.css';
import type { LedgerSearch } from './ledger-search.ts';
import { Proof } from './proof.tsx';

/** Entries fetched at a time, and how many newer ones are shown above an entry that a link points at. */
const PAGE = 50;
const ABOVE = 5;

function useLedger(at: number | undefined) {
  return useInfiniteQuery({
    queryKey: ['ledger', at ?? null],
    queryFn: ({ pageParam }) => api.ledger(pageParam, PAGE),
    initialPageParam: at === undefined ? null : at + ABOVE + 1,
    getNextPageParam: (last: Page) => {
      const oldest = last.entries.at(-1)?.sequence ?? 0;
      return oldest === 0 ? undefined : oldest;
    },
  });
}

/** The append-only record of everything that was decided, newest first, and its proof. */
export function LedgerPage() {
  useTitle('Ledger');
  const search = useSearch({ from: '/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const ledger = useLedger(search.at);
  const newest = ledger.data?.pages[0];
  const isThere = newest !== undefined;
  useEffect(() => {
    if (!isThere || search.at === undefined) return undefined;
    const row = document.getElementById(`row-${search.at}`);
    row?.classList.add('row-wanted');
    row?.scrollIntoView({ block: 'center' });
    return () => row?.classList.remove('row-wanted');
  }, [isThere, search.at]);

  if (ledger.isPending) return <Loading what="The ledger" />;
  if (newest === undefined) {
    return <Failure page error={ledger.error} onRetry={() => void ledger.refetch()} />;
  }
  const entries = ledger.data?.pages.flatMap((page) => page.entries) ?? [];
  const words = (search.filter ?? '').toLowerCase();
  const kept = entries.filter((entry) =>
    `${entry.text} ${entry.actor ?? ''} ${entry.kind} ${entry.case ?? ''} #${entry.sequence}`
      .toLowerCase()
      .includes(words),
  );
  return (
    <div className="ledger">
      <div className="ledger-head">
        <div>
          <h1>Ledger</h1>
          <p className="muted">
            {count(newest.size, 'entry', 'entries')}. Nothing in it can be changed, taken out or put
            in another order without that being found.
          </p>
        </div>
      </div>
      <div className="ledger-main">
        <TableTools
          label="Filter entries"
          filter={search.filter ?? ''}
          onFilter={(filter) =>
            void navigate({ search: (old) => without({ ...old, filter }), replace: true })
          }
          columns={LEDGER_COLUMNS}
          rows={kept}
          file="ledger.csv"
        >
          <p className="effects-count" aria-live="polite">
            {search.at !== undefined && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() =>
                  void navigate({
                    search: (old) => without<LedgerSearch>({ ...old, at: undefined }),
                  })
                }
              >
                Back to the newest
              </button>
            )}
            {words !== '' &&
              `${kept.length} of ${count(entries.length, 'loaded entry', 'loaded entries')} fit.`}
          </p>
        </TableTools>
        {kept.length === 0 ? (
          <Empty
            icon="search"
            title={entries.length === 0 ? 'Nothing is written yet.' : 'No loaded entry fits.'}
          >
            <p>
              {entries.length === 0
                ? 'The first submitted change writes the first entry.'
                : 'Older entries may: load them, or change the filter.'}
            </p>
          </Empty>
        ) : (
          <DataTable
            caption="Entries of the ledger"
            className="ledger-table"
            columns={LEDGER_COLUMNS}
            groups={[{ id: 'all', title: null, rows: kept }]}
            rowKey={(entry) => String(entry.sequence)}
            sort={readSort(search.sort)}
            onSort={(sort) =>
              void navigate({
                search: (old) => without({ ...old, sort: writeSort(sort) }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        )}
        {ledger.hasNextPage && (
          <button
            type="button"
            className="button no-print"
            disabled={ledger.isFetchingNextPage}
            onClick={() => void ledger.fetchNextPage()}
          >
            Older entries
          </button>
        )}
      </div>
      <Proof page={newest} />
    </div>
  );
}
