import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Failure, Loading } from '../app/failure.tsx';
import { useKeys } from '../app/keys.ts';
import { casesQuery } from '../app/queries.ts';
import { useTitle } from '../app/title.ts';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { QUEUE_COLUMNS } from './queue-columns.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { groupCases } from './queue-groups.ts';
import type { QueueSearch, Show } from './queue-search.ts';
import './queue.css';

const TABS: readonly { readonly show: Show; readonly word: string }[] = [
  { show: 'waiting', word: 'Waiting' },
  { show: 'decided', word: 'Decided' },
  { show: 'all', word: 'All' },
];

/** Moves the focus from row to row; Enter then opens the case, because the focus is on its link. */
function move(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = links.indexOf(document.activeElement as HTMLElement);
  const next = here === -1 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1);
  links[next]?.focus();
}

function Tabs({ search }: { readonly search: QueueSearch }) {
  return (
    <nav className="queue-tabs" aria-label="Which cases">
      {TABS.map((tab) => {
        return (
          <Link
            key={tab.show}
            to="/"
            search={without({
              ...search,
              show: tab.show === 'waiting' ? undefined : tab.show,
            })}
            activeOptions={{ exact: true }}
          >
            {tab.word}
          </Link>
        );
      })}
    </nav>
  );
}

/** What waits, for whom, riskiest first. */
export function QueuePage() {
  const search = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const show = search.show ?? 'waiting';
  const filter = search.filter ?? '';
  const cases = useQuery(casesQuery(show === 'waiting' ? 'waiting' : 'all'));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '/': () => document.querySelector<HTMLElement>('.tools-filter input')?.focus(),
  });
  const change = (next: Parameters<typeof without<QueueSearch>>[0]): void =>
    void navigate({ search: without(next), replace: true, resetScroll: false });
  const groups = groupCases(cases.data?.cases ?? [], show, filter);
  const rows = groups.flatMap((group) => group.rows);
  const mine = (cases.data?.cases ?? []).filter((each) => each.waitsOnMe).length;
  useTitle(mine === 0 ? 'Queue' : `(${mine}) Queue`);

  return (
    <div className="queue">
      <div className="queue-head">
        <h1>{heading(cases.data === undefined, mine)}</h1>
      </div>
      <TableTools
        label="Filter cases"
        filter={filter}
        onFilter={(text) => change({ ...search, filter: text })}
        columns={QUEUE_COLUMNS}
        rows={rows}
        file="queue.csv"
      >
        <Tabs search={search} />
      </TableTools>
      {cases.isPending && <Loading what="The queue" />}
      {cases.data === undefined && cases.isError && (
        <Failure error={cases.error} onRetry={() => void cases.refetch()} />
      )}
      {cases.data !== undefined && rows.length === 0 && (
        <QueueEmpty
          show={show}
          filtered={filter !== ''}
          onClear={() => change({ ...search, filter: '' })}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption="Cases"
          className="queue-table"
          columns={QUEUE_COLUMNS}
          groups={groups}
          rowKey={(row) => row.id}
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) })}
        />
      )}
    </div>
  );
}

function heading(loading: boolean, mine: number): string {
  if (loading) return 'The queue';
  return mine === 0
    ? 'Nothing waits on you'
    : `${count(mine, 'change')} ${mine === 1 ? 'waits' : 'wait'} on you`;
}
