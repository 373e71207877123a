import { useState } from 'react';
import type { DirectiveReport } from '../../server/contract/governance/directives.ts';
import { byNumber, byText } from '../agents/compare.ts';
import { Empty } from '../ui/parts.tsx';
import { DataTable, type Column, type Sort } from '../ui/table.tsx';

type Row = DirectiveReport['rules'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'what',
    title: 'Rule',
    compare: byText((row) => row.title),
    cell: (row) => (
      <>
        <span className="row-text">{row.title}</span>
        <span className="row-below">
          <code>{row.rule}</code>
          {row.temporary && ', a directive'}
        </span>
      </>
    ),
    csv: (row) => row.rule,
  },
  {
    id: 'held',
    title: 'Held',
    numeric: true,
    compare: byNumber((row) => row.held),
    cell: (row) => row.held.toLocaleString('en-GB'),
    csv: (row) => row.held,
  },
  {
    id: 'caught',
    title: 'Of them caught',
    numeric: true,
    compare: byNumber((row) => row.caught),
    cell: (row) => row.caught.toLocaleString('en-GB'),
    csv: (row) => row.caught,
  },
];

/** All rules that applied to the same changes: a lasting one that caught as much makes it superfluous. */
export function ReportRules({ rules }: { readonly rules: readonly Row[] }) {
  const [sort, setSort] = useState<Sort | null>(null);
  if (rules.length === 0) return <Empty icon="held" title="No rule applied to a change so far." />;
  return (
    <DataTable
      caption="Rules that applied to the same changes"
      className="cards-table labelled-table narrow-table"
      columns={COLUMNS}
      groups={[{ id: 'all', title: null, rows: rules }]}
      rowKey={(row) => row.rule}
      sort={sort}
      onSort={setSort}
    />
  );
}
