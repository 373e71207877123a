import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PersonEntry } from '../../server/contract/people.ts';
import { hasWords } from '../agents/compare.ts';
import { useRowKeys } from '../agents/row-keys.ts';
import type { TableSearch } from '../agents/search.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import '../agents/agents.css';
import '../agents/cards.css';
import '../governance/governance.css';
import { Empty } from '../ui/parts.tsx';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { peopleQuery, teamsQuery } from './calls.ts';
import { Directories } from './directories.tsx';
import { Gaps } from './gaps.tsx';
import { peopleColumns } from './people-columns.tsx';
import './people.css';
import { seniorityWords, sourcesWords } from './person-words.ts';
import { PeopleProblems } from './problems.tsx';
import { Teams } from './teams.tsx';

function fits(row: PersonEntry, teams: ReadonlyMap<string, string>, filter: string): boolean {
  const names = row.teams.map((id) => `${id} ${teams.get(id) ?? ''}`).join(' ');
  return hasWords(
    `${row.id} ${row.name} ${row.level} ${names} ${row.identities.join(' ')} ${seniorityWords(row)} ${sourcesWords(row)} ${row.active ? 'open' : 'closed'}`,
    filter,
  );
}

/** Everybody who may release, in order of names, with what is wrong first. */
export function PeoplePage() {
  useTitle('People');
  useRowKeys();
  const search = useSearch({ from: '/people' });
  const navigate = useNavigate({ from: '/people' });
  const people = useQuery(peopleQuery);
  const teams = useQuery(teamsQuery);
  const { data } = people;
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const teamNames = new Map((teams.data?.teams ?? []).map(({ id, name }) => [id, name]));
  const columns = peopleColumns(teamNames);
  const all = (data?.people ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const rows = all.filter((row) => fits(row, teamNames, filter));
  const active = all.filter((row) => row.active).length;
  return (
    <div className="agents gov">
      <header className="agents-head">
        <h1>{data === undefined ? 'People' : `${count(active, 'person', 'people')} may answer`}</h1>
        <p className="agents-lead">
          Who releases, at which level, and where each is known from. Accounts that nobody can tell
          apart count for nobody.
        </p>
      </header>
      {people.isPending && <Loading what="The list of people" />}
      {data === undefined && people.isError && (
        <Failure error={people.error} onRetry={() => void people.refetch()} />
      )}
      {data !== undefined && (
        <>
          {data.problems.length > 0 && (
            <PeopleProblems problems={data.problems} people={data.people} />
          )}
          <Gaps people={data.people} />
          <TableTools
            label="Filter people"
            filter={filter}
            onFilter={(text) => change({ ...search, filter: text })}
            columns={columns}
            rows={rows}
            file="people.csv"
          />
          {rows.length === 0 ? (
            <Empty
              icon="person"
              title={all.length === 0 ? 'Nobody is known here.' : 'Nobody fits.'}
            >
              {all.length === 0 && (
                <p>
                  List people under <code>people</code> in the catalog, or connect a directory.
                </p>
              )}
            </Empty>
          ) : (
            <DataTable
              caption="People"
              className="cards-table labelled-table people-table"
              columns={columns}
              groups={[{ id: 'people', title: null, rows }]}
              rowKey={(row) => row.id}
              sort={readSort(search.sort)}
              onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
            />
          )}
          <Teams />
          <Directories directories={data.directories} />
        </>
      )}
    </div>
  );
}
