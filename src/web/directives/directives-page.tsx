import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Directive } from '../../server/contract/governance/directives.ts';
import { hasWords } from '../agents/compare.ts';
import { useRowKeys } from '../agents/row-keys.ts';
import type { TableSearch } from '../agents/search.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { Section } from '../case/section.tsx';
import { GovernanceHead } from '../governance/head.tsx';
import { Empty } from '../ui/parts.tsx';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { directivesQuery } from './calls.ts';
import { DirectiveCard } from './directive-card.tsx';
import { PAST_COLUMNS } from './past-columns.tsx';
import { ProposeDirective } from './propose-directive.tsx';

const isPast = ({ state }: Directive) => state === 'ended' || state === 'dropped';

/** The one that ends first stands first. */
const byEnd = (a: Directive, b: Directive) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0);

function Past({ rows: all }: { readonly rows: readonly Directive[] }) {
  const search = useSearch({ from: '/directives' });
  const navigate = useNavigate({ from: '/directives' });
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const rows = all.filter((row) =>
    hasWords(`${row.name} ${row.title ?? ''} ${row.reason} ${row.issuedBy?.name ?? ''}`, filter),
  );
  return (
    <Section id="past" title="Past">
      <TableTools
        label="Filter past directives"
        filter={filter}
        onFilter={(text) => change({ ...search, filter: text })}
        columns={PAST_COLUMNS}
        rows={rows}
        file="directives.csv"
      />
      {rows.length === 0 ? (
        <Empty icon="search" title="No past directive fits." />
      ) : (
        <DataTable
          caption="Past directives"
          className="cards-table labelled-table"
          columns={PAST_COLUMNS}
          groups={[{ id: 'past', title: null, rows }]}
          rowKey={(row) => row.id}
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
        />
      )}
    </Section>
  );
}

function Cards(props: {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Directive[];
}) {
  if (props.rows.length === 0) return null;
  return (
    <Section id={props.id} title={props.title}>
      <div className="gov-cards">
        {props.rows.map((each) => (
          <DirectiveCard key={each.id} directive={each} />
        ))}
      </div>
    </Section>
  );
}

/** Rules with an end: what is in force, what waits for a signature, what became of the past ones. */
export function DirectivesPage() {
  useRowKeys();
  const directives = useQuery(directivesQuery);
  const [proposing, setProposing] = useState(false);
  const all = directives.data?.directives ?? [];
  const inForce = all.filter(({ state }) => state === 'in-force').toSorted(byEnd);
  const title =
    directives.data === undefined
      ? 'Directives'
      : inForce.length === 0
        ? 'No signed directive is in force'
        : `${count(inForce.length, 'directive')} in force`;
  useTitle(title);
  return (
    <div className="agents gov">
      <GovernanceHead title={title}>
        A directive is a rule with an end. Anybody may propose one; it binds from the moment
        somebody principal or above signs it with a passkey. Those of the policy file stand on the
        policy's page.
      </GovernanceHead>
      <p className="no-print">
        <button type="button" className="button button-main" onClick={() => setProposing(true)}>
          Propose a directive…
        </button>
      </p>
      <ProposeDirective open={proposing} onClose={() => setProposing(false)} />
      {directives.isPending && <Loading what="The list of directives" />}
      {directives.data === undefined && directives.isError && (
        <Failure error={directives.error} onRetry={() => void directives.refetch()} />
      )}
      {directives.data !== undefined && all.length === 0 && (
        <Empty icon="expired" title="Nobody has proposed a directive.">
          <p>
            Use one for a hard time that should not last: two reviewers on Tier 1 for 90 days after
            an outage, for example. On the command line: <code>holdpoint directive start</code>
          </p>
        </Empty>
      )}
      <Cards
        id="proposed"
        title="Waiting for a signature"
        rows={all.filter(({ state }) => state === 'proposed')}
      />
      <Cards id="in-force" title="In force" rows={inForce} />
      <Cards
        id="coming"
        title="Signed, to come"
        rows={all.filter(({ state }) => state === 'coming').toSorted(byEnd)}
      />
      {all.some(isPast) && <Past rows={all.filter(isPast)} />}
    </div>
  );
}
