import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Failure, Loading } from '../../app/failure.tsx';
import { stopsQuery } from '../../app/queries.ts';
import { useTitle } from '../../app/title.ts';
import { Empty } from '../../ui/parts.tsx';
import { readSort, without, writeSort } from '../../ui/search.ts';
import { DataTable, TableTools } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import { hasWords } from '../compare.ts';
import { AgentsHead } from '../head.tsx';
import { useRowKeys } from '../row-keys.ts';
import type { TableSearch } from '../search.ts';
import { STOP_COLUMNS } from './stops-columns.tsx';

function title(active: number | undefined): string {
  if (active === undefined) return 'Stops';
  return active === 0 ? 'Nothing is stopped' : `${count(active, 'stop')} in force`;
}

function listeningWords(listening: number | undefined): string {
  if (listening === undefined) return '';
  if (listening === 0) {
    return 'No guard listens to this server now: guards learn of a stop with their next action.';
  }
  const guards = `${count(listening, 'guard')} ${listening === 1 ? 'listens' : 'listen'}`;
  return `${guards} to this server now and would hear of a stop at once.`;
}

/** Stops in force and past ones, each with a page of its own. */
export function StopsPage() {
  const search = useSearch({ from: '/stops' });
  const navigate = useNavigate({ from: '/stops' });
  const stops = useQuery(stopsQuery);
  useRowKeys();
  const { data } = stops;
  useTitle(title(data?.active.length));
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const groups = [
    { id: 'active', title: 'In force', rows: data?.active ?? [] },
    { id: 'past', title: 'Past', rows: data?.past ?? [] },
  ]
    .map((group) => ({
      ...group,
      rows: group.rows.filter((row) =>
        hasWords(`${row.about} ${row.reason} ${row.byName} ${row.resumed?.byName ?? ''}`, filter),
      ),
    }))
    .filter((group) => group.rows.length > 0);
  const rows = groups.flatMap((group) => group.rows);
  return (
    <div className="agents">
      <AgentsHead title={title(data?.active.length)}>
        A stop is given by anybody with one click, and ended by somebody senior with their passkey.{' '}
        {listeningWords(data?.listening)}
      </AgentsHead>
      {stops.isPending && <Loading what="The list of stops" />}
      {data === undefined && stops.isError && (
        <Failure error={stops.error} onRetry={() => void stops.refetch()} />
      )}
      {data !== undefined && data.active.length + data.past.length === 0 && (
        <Empty icon="stop" title="Nobody has stopped anything here.">
          <p>
            The button in the middle of every page does it, and so does{' '}
            <code>holdpoint stop --all --reason "…"</code>, with this server down as well.
          </p>
        </Empty>
      )}
      {data !== undefined && data.active.length + data.past.length > 0 && (
        <>
          <TableTools
            label="Filter stops"
            filter={filter}
            onFilter={(text) => change({ ...search, filter: text })}
            columns={STOP_COLUMNS}
            rows={rows}
            file="stops.csv"
          />
          {rows.length === 0 ? (
            <Empty icon="search" title="No stop fits." />
          ) : (
            <DataTable
              caption="Stops"
              className="cards-table stops-table"
              columns={STOP_COLUMNS}
              groups={groups}
              rowKey={(row) => row.id}
              sort={readSort(search.sort)}
              onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
            />
          )}
        </>
      )}
    </div>
  );
}
