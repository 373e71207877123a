import { useState } from 'react';
import type { Exception } from '../../server/contract/governance/exceptions.ts';
import { byNumber, byText } from '../agents/compare.ts';
import { Section } from '../case/section.tsx';
import { DataTable, TableTools, type Column, type Sort } from '../ui/table.tsx';
import { byGrantor, type GrantorLine } from './exception-groups.ts';

function figure(
  id: string,
  title: string,
  read: (row: GrantorLine) => number,
): Column<GrantorLine> {
  return {
    id,
    title,
    numeric: true,
    compare: byNumber(read),
    cell: (row) => read(row).toLocaleString('en-GB'),
    csv: read,
  };
}

const COLUMNS: readonly Column<GrantorLine>[] = [
  {
    id: 'what',
    title: 'Who answered',
    compare: byText((row) => row.name),
    cell: (row) => <span className="row-text">{row.name}</span>,
    csv: (row) => row.name,
  },
  figure('granted', 'Granted', (row) => row.granted),
  figure('force', 'In force', (row) => row.inForce),
  figure('refused', 'Refused', (row) => row.refused),
  figure('owed', 'Reviews owed', (row) => row.reviewsOwed),
  figure('unjust', 'Found not justified', (row) => row.notJustified),
];

/** Whose name stands under which exceptions. */
export function Grantors({ exceptions }: { readonly exceptions: readonly Exception[] }) {
  const [sort, setSort] = useState<Sort | null>(null);
  const [filter, setFilter] = useState('');
  const all = byGrantor(exceptions);
  if (all.length === 0) return null;
  const rows = all.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  return (
    <Section id="grantors" title="Who answered" aside="on the record, in order of names">
      <TableTools
        label="Filter people"
        filter={filter}
        onFilter={setFilter}
        columns={COLUMNS}
        rows={rows}
        file="grantors.csv"
      />
      <DataTable
        caption="Exceptions by who answered"
        className="cards-table labelled-table"
        columns={COLUMNS}
        groups={[{ id: 'all', title: null, rows }]}
        rowKey={(row) => `grantor-${row.id}`}
        sort={sort}
        onSort={setSort}
      />
    </Section>
  );
}
