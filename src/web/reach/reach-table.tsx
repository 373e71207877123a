import { useState } from 'react';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import { TierMark } from '../ui/facts.tsx';
import { DataTable, TableTools, type Column, type Sort } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { distanceWords } from './summary.ts';

/** Rows drawn; a longer list is narrowed with the filter or taken along as CSV. */
const ROWS = 300;

const byText = (read: (system: ReachedSystem) => string) => (a: ReachedSystem, b: ReachedSystem) =>
  read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0;

function throughWords(system: ReachedSystem): string {
  const { through } = system;
  if (through === null) return '';
  const via = through.via === null ? '' : ` via ${through.via}`;
  const sure = through.source === 'declared' ? '' : `, ${through.source}`;
  return `${through.to}${via}${sure}`;
}

const COLUMNS: readonly Column<ReachedSystem>[] = [
  {
    id: 'system',
    title: 'System',
    compare: byText((system) => system.name),
    cell: (system) => <strong>{system.name}</strong>,
    csv: (system) => system.name,
  },
  {
    id: 'tier',
    title: 'Tier',
    compare: (a, b) => (a.tier ?? 9) - (b.tier ?? 9),
    cell: (system) => <TierMark tier={system.tier} />,
    csv: (system) => system.tier ?? 'none',
  },
  {
    id: 'distance',
    title: 'Distance',
    compare: (a, b) => a.distance - b.distance,
    cell: (system) => distanceWords(system.distance),
    csv: (system) => system.distance,
  },
  {
    id: 'through',
    title: 'Reached through',
    compare: byText(throughWords),
    cell: (system) => throughWords(system) || <span className="muted">the change itself</span>,
    csv: throughWords,
  },
  {
    id: 'owners',
    title: 'Owners',
    compare: byText((system) => system.owners.join(' ')),
    cell: (system) => system.owners.join(', '),
    csv: (system) => system.owners.join(' '),
  },
];

/** The reach as a table: sorts, filters and goes out as CSV. */
export function ReachTable(props: {
  readonly reach: Reach;
  readonly caseId: string;
  readonly tools: boolean;
}) {
  const { reach, caseId, tools } = props;
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const kept = reach.systems.filter((system) =>
    `${system.name} ${system.id} tier ${system.tier} ${system.owners.join(' ')} ${throughWords(system)}`
      .toLowerCase()
      .includes(filter.toLowerCase()),
  );
  const rows = kept.slice(0, ROWS);
  return (
    <div className="reach-table">
      {tools && (
        <TableTools
          label="Filter systems"
          filter={filter}
          onFilter={setFilter}
          columns={COLUMNS}
          rows={kept}
          file={`${caseId}-reach.csv`}
        />
      )}
      {/* It may scroll sideways, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="reach-scroll" tabIndex={0} aria-label="Table of systems reached">
        <DataTable
          caption="Systems reached"
          columns={COLUMNS}
          groups={[{ id: 'all', title: null, rows }]}
          rowKey={(system) => system.id}
          sort={sort}
          onSort={setSort}
        />
      </section>
      {rows.length < kept.length && (
        <p className="small muted">
          {count(kept.length - rows.length, 'more system')} not shown: filter, or take the CSV.
        </p>
      )}
    </div>
  );
}
