import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Exception, ExceptionList } from '../../server/contract/governance/exceptions.ts';
import { hasWords } from '../agents/compare.ts';
import { useRowKeys } from '../agents/row-keys.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { GovernanceHead } from '../governance/head.tsx';
import { Empty } from '../ui/parts.tsx';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { AskException } from './ask-exception.tsx';
import { exceptionsQuery } from './calls.ts';
import { EXCEPTION_COLUMNS } from './exception-columns.tsx';
import { groupExceptions } from './exception-groups.ts';
import type { ExceptionSearch } from './exception-search.ts';
import { rulesWords, scopeText } from './exception-words.tsx';
import { Grantors } from './grantors.tsx';

function titleOf(counts: ExceptionList['counts'] | undefined): string {
  if (counts === undefined) return 'Exceptions';
  const owed = counts.reviewsDue + counts.reviewsLate;
  const force =
    counts.inForce === 0
      ? 'No exception is in force'
      : `${count(counts.inForce, 'exception')} in force`;
  return owed === 0 ? force : `${force}, ${count(owed, 'review')} owed`;
}

function fits(row: Exception, filter: string): boolean {
  const names = [row.askedBy, row.granted?.by, row.refused?.by].map((each) => each?.name ?? '');
  return hasWords(
    `${rulesWords(row)} ${scopeText(row)} ${row.reason} ${names.join(' ')} ${row.state}`,
    filter,
  );
}

/** Approvals to go without: what is owed, asked for, in force and past, each with a name. */
export function ExceptionsPage() {
  useRowKeys();
  const search = useSearch({ from: '/exceptions' });
  const navigate = useNavigate({ from: '/exceptions' });
  const exceptions = useQuery(exceptionsQuery);
  const { data } = exceptions;
  useTitle(titleOf(data?.counts));
  const change = (next: Parameters<typeof without<ExceptionSearch>>[0]): void =>
    void navigate({ search: without<ExceptionSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const rows = (data?.exceptions ?? []).filter((row) => fits(row, filter));
  const ask = search.ask ?? '';
  return (
    <div className="agents gov">
      <GovernanceHead title={titleOf(data?.counts)}>
        An exception lets something go without what a rule asks for, until an end. Whoever grants it
        signs with a passkey and stays on the record; once it is over, somebody else looks whether
        it was justified.
      </GovernanceHead>
      <TableTools
        label="Filter exceptions"
        filter={filter}
        onFilter={(text) => change({ ...search, filter: text })}
        columns={EXCEPTION_COLUMNS}
        rows={rows}
        file="exceptions.csv"
      >
        <p className="agents-why small">
          <button
            type="button"
            className="button button-main"
            onClick={() => change({ ...search, ask: 'new' })}
          >
            Ask for one…
          </button>
        </p>
      </TableTools>
      <AskException
        open={ask !== ''}
        caseId={ask === 'new' ? '' : ask}
        onClose={() => change({ ...search, ask: undefined })}
      />
      {exceptions.isPending && <Loading what="The list of exceptions" />}
      {data === undefined && exceptions.isError && (
        <Failure error={exceptions.error} onRetry={() => void exceptions.refetch()} />
      )}
      {data !== undefined && rows.length === 0 && (
        <Empty
          icon="lock"
          title={
            data.exceptions.length === 0
              ? 'Nobody has asked for an exception.'
              : 'No exception fits the filter.'
          }
        >
          <p>
            Where a rule stands in the way of something that cannot wait, ask for one here. It is a
            way out for a time, with a name under it; what should last is a change of the policy.
          </p>
        </Empty>
      )}
      {rows.length > 0 && (
        <DataTable
          caption="Exceptions"
          className="cards-table labelled-table"
          columns={EXCEPTION_COLUMNS}
          groups={groupExceptions(rows)}
          rowKey={(row) => row.id}
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) })}
        />
      )}
      {data !== undefined && <Grantors exceptions={data.exceptions} />}
    </div>
  );
}
