import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ForgeHealth } from '../../server/contract/forges.ts';
import { hasWords } from '../agents/compare.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { Section } from '../case/section.tsx';
import { GovernanceHead } from '../governance/head.tsx';
import { Empty } from '../ui/parts.tsx';
import { DataTable, TableTools, type Column, type Sort } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { forgesQuery } from './calls.ts';
import { Connection } from './connection.tsx';
import { DELIVERY_COLUMNS, FAILING_COLUMNS } from './forge-columns.tsx';
import { HowToConnect } from './how-to-connect.tsx';

/** One table with its filter and its way out. */
function Rows<Row>(props: {
  readonly caption: string;
  readonly file: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}) {
  const { caption, columns, rows: all, rowKey, file } = props;
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const rows = all.filter((row) =>
    hasWords(columns.map((column) => String(column.csv(row))).join(' '), filter),
  );
  return (
    <>
      <TableTools
        label={`Filter ${caption.toLowerCase()}`}
        filter={filter}
        onFilter={setFilter}
        columns={columns}
        rows={rows}
        file={file}
      />
      {rows.length === 0 ? (
        <Empty icon="search" title="Nothing fits." />
      ) : (
        <DataTable
          caption={caption}
          className="cards-table labelled-table"
          columns={columns}
          groups={[{ id: file, title: null, rows }]}
          rowKey={rowKey}
          sort={sort}
          onSort={setSort}
        />
      )}
    </>
  );
}

function titleOf(health: ForgeHealth | undefined): string {
  if (health === undefined) return 'Forges';
  if (health.connections.length === 0) return 'No forge is connected';
  const depth = health.connections.reduce((sum, each) => sum + each.depth, 0);
  return depth === 0 ? 'Every request has been looked at' : `${count(depth, 'look')} in the queue`;
}

/** Connections to forges: what waits there, what goes wrong, what they told lately. */
export function ForgesPage() {
  const forges = useQuery(forgesQuery);
  const { data } = forges;
  useTitle(titleOf(data));
  return (
    <div className="agents gov">
      <GovernanceHead title={titleOf(data)}>
        Requests to merge are looked at as forges tell of them, and compared with the forge from
        time to time, because deliveries get lost.
      </GovernanceHead>
      {forges.isPending && <Loading what="The state of the forges" />}
      {data === undefined && forges.isError && (
        <Failure error={forges.error} onRetry={() => void forges.refetch()} />
      )}
      {data?.connections.length === 0 && (
        <div className="gov-cards">
          <HowToConnect />
        </div>
      )}
      {data !== undefined && data.connections.length > 0 && (
        <div className="gov-cards">
          {data.connections.map((each) => (
            <Connection key={each.id} connection={each} />
          ))}
        </div>
      )}
      {data !== undefined && data.failing.length > 0 && (
        <Section id="failing" title="Failing" aside="tried again by itself">
          <Rows
            caption="Failing looks"
            file="failing.csv"
            columns={FAILING_COLUMNS}
            rows={data.failing}
            rowKey={(row) => `${row.forge} ${row.kind} ${row.about}`}
          />
        </Section>
      )}
      {data !== undefined && data.deliveries.length > 0 && (
        <Section
          id="deliveries"
          title="Recent deliveries"
          aside={`latest ${data.deliveries.length}`}
        >
          <Rows
            caption="Deliveries"
            file="deliveries.csv"
            columns={DELIVERY_COLUMNS}
            rows={data.deliveries}
            rowKey={(row) => `${row.forge} ${row.id}`}
          />
        </Section>
      )}
    </div>
  );
}
