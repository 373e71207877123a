import { useState } from 'react';
import type { ReplayAnswer } from '../../server/contract/governance/replay.ts';
import { hasWords } from '../agents/compare.ts';
import { Section } from '../case/section.tsx';
import { Empty } from '../ui/parts.tsx';
import { DataTable, TableTools, type Sort } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { CHANGE_COLUMNS, REPLAY_RULE_COLUMNS } from './replay-columns.tsx';

function Changes({ answer }: { readonly answer: ReplayAnswer }) {
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const rows = answer.changes.filter((row) =>
    hasWords(
      `${row.title} ${row.headline} ${row.rules.join(' ')} ${row.present} ${row.proposed}`,
      filter,
    ),
  );
  if (answer.changes.length === 0) {
    return <Empty icon="released" title="No change would have come out otherwise." />;
  }
  return (
    <>
      <TableTools
        label="Filter changes"
        filter={filter}
        onFilter={setFilter}
        columns={CHANGE_COLUMNS}
        rows={rows}
        file="replay.csv"
      />
      {rows.length === 0 ? (
        <Empty icon="search" title="No change fits." />
      ) : (
        <DataTable
          caption="Changes that would have come out otherwise"
          className="cards-table labelled-table"
          columns={CHANGE_COLUMNS}
          groups={[{ id: 'changes', title: null, rows }]}
          rowKey={(row) => row.case}
          sort={sort}
          onSort={setSort}
        />
      )}
      {answer.left > 0 && (
        <p className="muted">
          {count(answer.left, 'more change', 'more changes')} would have come out otherwise. Try
          fewer days to see them here.
        </p>
      )}
    </>
  );
}

/** Changes and rules of a replay, one row each. */
export function ReplayTables({ answer }: { readonly answer: ReplayAnswer }) {
  const [sort, setSort] = useState<Sort | null>(null);
  return (
    <>
      <Section
        id="changes"
        title="Changes that would have come out otherwise"
        aside={count(answer.changes.length + answer.left, 'change')}
      >
        <Changes answer={answer} />
      </Section>
      {answer.rules.length > 0 && (
        <Section id="rules" title="Rules behind it" aside={count(answer.rules.length, 'rule')}>
          <DataTable
            caption="Rules that apply to more or fewer changes"
            className="cards-table labelled-table narrow-table"
            columns={REPLAY_RULE_COLUMNS}
            groups={[{ id: 'rules', title: null, rows: answer.rules }]}
            rowKey={(row) => row.rule}
            sort={sort}
            onSort={setSort}
          />
        </Section>
      )}
    </>
  );
}
