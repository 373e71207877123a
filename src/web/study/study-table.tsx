import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReachStudy } from '../../core/reach/study/study-types.ts';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, sortRows, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { STUDY_COLUMNS } from './study-columns.tsx';
import type { StudySearch } from './study-search.ts';

/** Rows drawn before somebody asks for all of them. */
const MOST = 60;

/** Every listed system: sorts, filters and goes out as CSV. */
export function StudyTable({ study }: { readonly study: ReachStudy }) {
  const search = useSearch({ from: '/reach' });
  const navigate = useNavigate({ from: '/reach' });
  const words = (search.filter ?? '').toLowerCase();
  const rows = study.systems.filter((system) =>
    `${system.name} ${system.id} tier ${system.tier} ${system.owners.join(' ')}`
      .toLowerCase()
      .includes(words),
  );
  const sort = readSort(search.sort);
  const put = (change: Partial<StudySearch>): void =>
    void navigate({
      search: (old) => without<StudySearch>({ ...old, ...change }),
      replace: true,
      resetScroll: false,
    });
  const left = study.total - study.systems.length;
  const ordered = sortRows(rows, STUDY_COLUMNS, sort);
  const shown = search.all === true ? ordered : ordered.slice(0, MOST);
  return (
    <>
      <TableTools
        label="Filter systems"
        filter={search.filter ?? ''}
        onFilter={(filter) => put({ filter })}
        columns={STUDY_COLUMNS}
        rows={rows}
        file={`${study.starts[0] ?? 'reach'}-reach.csv`}
      />
      {/* It may scroll sideways, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="study-scroll" tabIndex={0} aria-label="Table of systems reached">
        <DataTable
          caption="Systems reached"
          columns={STUDY_COLUMNS}
          groups={[{ id: 'all', title: null, rows: shown }]}
          rowKey={(system) => system.id}
          sort={sort}
          onSort={(next) => put({ sort: writeSort(next) ?? '' })}
        />
      </section>
      {shown.length < rows.length && (
        <p className="no-print">
          <button type="button" className="button" onClick={() => put({ all: true })}>
            Show all {rows.length}
          </button>
        </p>
      )}
      {left > 0 && (
        <p className="small muted">
          {count(left, 'more system')} reached and not listed: <code>holdpoint reach</code> says
          which groups they are in.
        </p>
      )}
    </>
  );
}
