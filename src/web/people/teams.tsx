import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamList } from '../../server/contract/people.ts';
import { byNumber, byText, hasWords } from '../agents/compare.ts';
import { Section } from '../case/section.tsx';
import { Empty } from '../ui/parts.tsx';
import { DataTable, TableTools, type Column, type Sort } from '../ui/table.tsx';
import { count, list } from '../ui/words.ts';
import { teamsQuery } from './calls.ts';

type Team = TeamList['teams'][number];

/** As many as stand in a cell. */
const FEW = 4;

function fewWords(all: readonly string[]): string {
  const left = all.length - FEW;
  return left <= 0 ? list(all) : `${all.slice(0, FEW).join(', ')} and ${left} more`;
}

const COLUMNS: readonly Column<Team>[] = [
  {
    id: 'what',
    title: 'Team',
    compare: byText((row) => row.name.toLowerCase()),
    cell: (row) => (
      <>
        <span className="row-text">{row.name}</span>
        <span className="row-below">
          <code>{[row.id, ...row.identities].join(', ')}</code>
        </span>
      </>
    ),
    csv: (row) => `${row.name} (${row.id})`,
  },
  {
    id: 'members',
    title: 'Active members',
    numeric: true,
    compare: byNumber((row) => row.members.length),
    cell: (row) => row.members.length.toLocaleString('en-GB'),
    csv: (row) => row.members.length,
  },
  {
    id: 'systems',
    title: 'Owns',
    compare: byNumber((row) => row.systems.length),
    cell: (row) => (
      <>
        {count(row.systems.length, 'system')}
        {row.systems.length > 0 && <span className="row-below">{fewWords(row.systems)}</span>}
      </>
    ),
    csv: (row) => row.systems.join(' '),
  },
];

/** Teams, how many are in them and what they own. */
export function Teams() {
  const teams = useQuery(teamsQuery);
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  if (teams.data === undefined) return null;
  const all = teams.data.teams;
  const rows = all.filter((row) =>
    hasWords(`${row.id} ${row.name} ${row.identities.join(' ')} ${row.systems.join(' ')}`, filter),
  );
  return (
    <Section id="teams" title="Teams" aside={count(all.length, 'team')}>
      <TableTools
        label="Filter teams"
        filter={filter}
        onFilter={setFilter}
        columns={COLUMNS}
        rows={rows}
        file="teams.csv"
      />
      {rows.length === 0 ? (
        <Empty icon="search" title={all.length === 0 ? 'There are no teams.' : 'No team fits.'} />
      ) : (
        <DataTable
          caption="Teams"
          className="cards-table labelled-table"
          columns={COLUMNS}
          groups={[{ id: 'teams', title: null, rows }]}
          rowKey={(row) => `team-${row.id}`}
          sort={sort}
          onSort={setSort}
        />
      )}
    </Section>
  );
}
