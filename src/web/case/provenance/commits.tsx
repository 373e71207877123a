import { useState } from 'react';
import type { CommitProvenance } from '../../../core/provenance/types.ts';
import { hasWords } from '../../agents/compare.ts';
import { Mark } from '../../ui/parts.tsx';
import { DataTable, TableTools, type Column, type Sort } from '../../ui/table.tsx';
import { count, list } from '../../ui/words.ts';
import { VERDICTS } from './provenance-words.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows drawn at first; a request of hundreds of commits is read by filter. */
const FIRST = 25;

const COLUMNS: readonly Column<CommitProvenance>[] = [
  {
    id: 'commit',
    title: 'Commit',
    compare: (a, b) => byText(a.commit, b.commit),
    cell: ({ commit }) => (
      <code title={commit} className="nowrap">
        {commit.slice(0, 10)}
      </code>
    ),
    csv: ({ commit }) => commit,
  },
  {
    id: 'what',
    title: 'Subject',
    compare: (a, b) => byText(a.subject, b.subject),
    cell: ({ subject }) => subject,
    csv: ({ subject }) => subject,
  },
  {
    id: 'verdict',
    title: 'Who or what wrote it',
    compare: (a, b) => byText(VERDICTS[a.kind].short, VERDICTS[b.kind].short),
    cell: ({ kind }) => (
      <Mark meaning={VERDICTS[kind].meaning} icon={VERDICTS[kind].icon}>
        {VERDICTS[kind].short}
      </Mark>
    ),
    csv: ({ kind }) => kind,
  },
  {
    id: 'tool',
    title: 'Tool',
    compare: (a, b) => byText(a.tools.join(), b.tools.join()),
    cell: ({ tools }) => (tools.length === 0 ? <span className="muted">none</span> : list(tools)),
    csv: ({ tools }) => tools.join(' '),
  },
];

/** The verdict commit by commit, oldest first. */
export function Commits(props: {
  readonly caseId: string;
  readonly commits: readonly CommitProvenance[];
}) {
  const { caseId, commits } = props;
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const [all, setAll] = useState(false);
  const fitting = commits.filter(({ commit, subject, kind, tools }) =>
    hasWords(`${commit} ${subject} ${VERDICTS[kind].short} ${tools.join(' ')}`, filter),
  );
  const rows = all ? fitting : fitting.slice(0, FIRST);
  return (
    <div className="commits">
      <TableTools
        label="Filter commits"
        filter={filter}
        onFilter={setFilter}
        columns={COLUMNS}
        rows={fitting}
        file={`${caseId}-commits.csv`}
      >
        <h3 className="commits-title">Commit by commit</h3>
      </TableTools>
      <DataTable
        caption="Who or what wrote each commit"
        className="cards-table labelled-table commits-table"
        columns={COLUMNS}
        groups={[{ id: 'commits', title: null, rows }]}
        rowKey={({ commit }) => commit}
        sort={sort}
        onSort={setSort}
      />
      {rows.length < fitting.length && (
        <button type="button" className="button no-print" onClick={() => setAll(true)}>
          Show all {count(fitting.length, 'commit')}
        </button>
      )}
    </div>
  );
}
