import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure, Loading } from '../../app/failure.tsx';
import { lessonsQuery } from '../../app/queries.ts';
import { useTitle } from '../../app/title.ts';
import { Empty } from '../../ui/parts.tsx';
import { readSort, without, writeSort } from '../../ui/search.ts';
import { DataTable, TableTools } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import { hasWords } from '../compare.ts';
import { AgentsHead } from '../head.tsx';
import { useRowKeys } from '../row-keys.ts';
import type { TableSearch } from '../search.ts';
import { AddLesson } from './add-lesson.tsx';
import { LESSON_COLUMNS } from './lesson-columns.tsx';

/** What reviews found, told to agents, and whether the mistake came back. */
export function LessonsPage() {
  useTitle('Lessons');
  useRowKeys();
  const search = useSearch({ from: '/lessons' });
  const navigate = useNavigate({ from: '/lessons' });
  const lessons = useQuery(lessonsQuery);
  const [adding, setAdding] = useState(false);
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const all = lessons.data?.lessons ?? [];
  const kept = all.filter((row) =>
    hasWords(
      `${row.id} ${row.title} ${row.note} ${row.paths.join(' ')} ${row.systems.join(' ')} ${row.addedByName}`,
      filter,
    ),
  );
  const inUse = all.filter(({ retired }) => retired === null).length;
  const groups = [
    { id: 'in-use', title: 'In use', rows: kept.filter(({ retired }) => retired === null) },
    { id: 'retired', title: 'Retired', rows: kept.filter(({ retired }) => retired !== null) },
  ].filter((group) => group.rows.length > 0);
  return (
    <div className="agents">
      <AgentsHead
        title={lessons.data === undefined ? 'Lessons' : `${count(inUse, 'lesson')} in use`}
      >
        What a review found once, told to agents when a session begins and when they touch the
        place; and whether the mistake came back.
      </AgentsHead>
      {lessons.isPending && <Loading what="The list of lessons" />}
      {lessons.data === undefined && lessons.isError && (
        <Failure error={lessons.error} onRetry={() => void lessons.refetch()} />
      )}
      {lessons.data !== undefined && (
        <>
          <TableTools
            label="Filter lessons"
            filter={filter}
            onFilter={(text) => change({ ...search, filter: text })}
            columns={LESSON_COLUMNS}
            rows={kept}
            file="lessons.csv"
          >
            <p className="agents-why small">
              <button type="button" className="button button-main" onClick={() => setAdding(true)}>
                Add a lesson…
              </button>
            </p>
          </TableTools>
          <AddLesson open={adding} onClose={() => setAdding(false)} />
          {kept.length === 0 ? (
            <Empty
              icon="echo"
              title={all.length === 0 ? 'No lesson was written down yet.' : 'No lesson fits.'}
            >
              <p>
                On the command line: <code>holdpoint lesson add</code>
              </p>
            </Empty>
          ) : (
            <DataTable
              caption="Lessons"
              className="cards-table lessons-table"
              columns={LESSON_COLUMNS}
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
