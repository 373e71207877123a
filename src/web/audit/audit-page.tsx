import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { hasWords } from '../agents/compare.ts';
import { useRowKeys } from '../agents/row-keys.ts';
import type { TableSearch } from '../agents/search.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { GovernanceHead } from '../governance/head.tsx';
import { Empty } from '../ui/parts.tsx';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { auditQuery } from './calls.ts';
import { AUDIT_COLUMNS } from './audit-columns.tsx';
import { auditRows, type AuditRow } from './audit-rows.ts';

function titleOf(rows: readonly AuditRow[] | undefined): string {
  if (rows === undefined) return 'Audit';
  const unseen = rows.filter(({ isOpen }) => isOpen).length;
  return unseen === 0
    ? 'Nothing waits for an audit'
    : `${count(unseen, 'released change')} to look at`;
}

/** Released changes that a director or VP is to look at, riskiest first, and what they found. */
export function AuditPage() {
  useRowKeys();
  const search = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const queue = useQuery(auditQuery);
  const items = queue.data && auditRows(queue.data.items);
  useTitle(titleOf(items));
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const rows = (items ?? []).filter((row) =>
    hasWords(
      `${row.case.title} ${row.case.headline} ${row.wanted.map(({ directive }) => directive).join(' ')} ${row.case.submittedBy} ${row.audits.map(({ by, note }) => `${by.name} ${note}`).join(' ')}`,
      filter,
    ),
  );
  const groups = [
    { id: 'unseen', title: 'To look at', rows: rows.filter(({ isOpen }) => isOpen) },
    { id: 'seen', title: 'Looked at', rows: rows.filter(({ isOpen }) => !isOpen) },
  ].filter((group) => group.rows.length > 0);
  return (
    <div className="agents gov">
      <GovernanceHead title={titleOf(items)}>
        A directive can ask a director or a VP to look at changes after their release, riskiest
        first. What they find is recorded; it holds nothing back.
      </GovernanceHead>
      {queue.isPending && <Loading what="The audit queue" />}
      {items === undefined && queue.isError && (
        <Failure error={queue.error} onRetry={() => void queue.refetch()} />
      )}
      {items?.length === 0 && (
        <Empty
          icon="search"
          title="No directive asks for an audit, or nothing was released under one."
        >
          <p>
            <Link to="/directives">Propose a directive</Link> that asks for a look by a director or
            a VP after the release, and changes under it appear here.
          </p>
        </Empty>
      )}
      {items !== undefined && items.length > 0 && (
        <>
          <TableTools
            label="Filter the audit queue"
            filter={filter}
            onFilter={(text) => change({ ...search, filter: text })}
            columns={AUDIT_COLUMNS}
            rows={rows}
            file="audit.csv"
          />
          {rows.length === 0 ? (
            <Empty icon="search" title="Nothing in the queue fits." />
          ) : (
            <DataTable
              caption="Released changes to audit"
              className="cards-table labelled-table"
              columns={AUDIT_COLUMNS}
              groups={groups}
              rowKey={(row) => row.case.id}
              sort={readSort(search.sort)}
              onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
            />
          )}
        </>
      )}
    </div>
  );
}
