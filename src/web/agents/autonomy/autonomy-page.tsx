import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure, Loading } from '../../app/failure.tsx';
import { autonomyQuery, grantsQuery } from '../../app/queries.ts';
import { useTitle } from '../../app/title.ts';
import { Section } from '../../case/section.tsx';
import { Empty } from '../../ui/parts.tsx';
import { readSort, without, writeSort } from '../../ui/search.ts';
import { DataTable, TableTools, type Sort } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import { hasWords } from '../compare.ts';
import { AgentsHead } from '../head.tsx';
import { useRowKeys } from '../row-keys.ts';
import type { TableSearch } from '../search.ts';
import { GiveGrant } from './give-grant.tsx';
import { GRANT_COLUMNS } from './grant-columns.tsx';
import { RECORD_COLUMNS, recordKey } from './record-columns.tsx';

function Grants(props: { readonly filter: string; readonly onFilter: (filter: string) => void }) {
  const { filter, onFilter } = props;
  const grants = useQuery(grantsQuery);
  const [giving, setGiving] = useState(false);
  const [sort, setSort] = useState<Sort | null>(null);
  if (grants.isPending) return <Loading what="The list of grants" />;
  if (grants.data === undefined) {
    return <Failure error={grants.error} onRetry={() => void grants.refetch()} />;
  }
  const { me } = grants.data;
  const rows = grants.data.grants.filter((row) =>
    hasWords(
      `${row.id} ${row.agent} ${row.systems.join(' ')} ${row.environments.join(' ')} ${row.verbs.join(' ')} ${row.reason} ${row.grantedByName} ${row.state}`,
      filter,
    ),
  );
  return (
    <>
      <TableTools
        label="Filter grants"
        filter={filter}
        onFilter={onFilter}
        columns={GRANT_COLUMNS}
        rows={rows}
        file="grants.csv"
      >
        <p className="agents-why small">
          {me.canGrant ? (
            <button type="button" className="button button-main" onClick={() => setGiving(true)}>
              Give a grant…
            </button>
          ) : (
            <span className="muted">You cannot give one: {me.why}</span>
          )}
        </p>
      </TableTools>
      <GiveGrant open={giving} onClose={() => setGiving(false)} />
      {rows.length === 0 ? (
        <Empty
          icon="lock"
          title={grants.data.grants.length === 0 ? 'No grant was given.' : 'No grant fits.'}
        >
          <p>Without one, agents act as far as the policy lets them, and ask for the rest.</p>
        </Empty>
      ) : (
        <DataTable
          caption="Grants"
          className="cards-table grants-table"
          columns={GRANT_COLUMNS}
          groups={[{ id: 'all', title: null, rows }]}
          rowKey={(row) => row.id}
          sort={sort}
          onSort={setSort}
        />
      )}
    </>
  );
}

function Record(props: {
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}) {
  const record = useQuery(autonomyQuery);
  const [filter, setFilter] = useState('');
  if (record.isPending) return <Loading what="The record" />;
  if (record.data === undefined) {
    return <Failure error={record.error} onRetry={() => void record.refetch()} />;
  }
  const { entries } = record.data;
  const rows = entries.filter((row) =>
    hasWords(
      `${row.agent} ${row.system ?? ''} ${row.environment} ${row.why} ${row.suggested}`,
      filter,
    ),
  );
  if (entries.length === 0) {
    return <Empty icon="echo" title="No agent has a record yet." />;
  }
  return (
    <>
      <TableTools
        label="Filter the record"
        filter={filter}
        onFilter={setFilter}
        columns={RECORD_COLUMNS}
        rows={rows}
        file="autonomy.csv"
      />
      {rows.length === 0 ? (
        <Empty icon="search" title="Nothing in the record fits." />
      ) : (
        <DataTable
          caption="What the record of each agent says"
          className="cards-table record-table"
          columns={RECORD_COLUMNS}
          groups={[{ id: 'all', title: null, rows }]}
          rowKey={recordKey}
          sort={props.sort}
          onSort={props.onSort}
        />
      )}
    </>
  );
}

/** What agents may do alone, and what their record would let them. */
export function AutonomyPage() {
  useTitle('Autonomy');
  useRowKeys();
  const search = useSearch({ from: '/autonomy' });
  const navigate = useNavigate({ from: '/autonomy' });
  const grants = useQuery(grantsQuery);
  const active = grants.data?.grants.filter(({ state }) => state === 'active').length;
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  return (
    <div className="agents">
      <AgentsHead title={active === undefined ? 'Autonomy' : `${count(active, 'grant')} in force`}>
        A grant lets agents do something alone, for a time and within a quota. In production they
        may otherwise only propose.
      </AgentsHead>
      <Section id="grants" title="Grants">
        <Grants filter={search.filter ?? ''} onFilter={(filter) => change({ ...search, filter })} />
      </Section>
      <Section id="record" title="What the record says" aside="last 90 days; policy decides">
        <Record
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
        />
      </Section>
    </div>
  );
}
