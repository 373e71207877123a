import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PolicyRule } from '../../server/contract/policy.ts';
import { hasWords } from '../agents/compare.ts';
import type { TableSearch } from '../agents/search.ts';
import { Section } from '../case/section.tsx';
import { Empty } from '../ui/parts.tsx';
import { readSort, without, writeSort } from '../ui/search.ts';
import { DataTable, TableTools } from '../ui/table.tsx';
import { count } from '../ui/words.ts';
import { RULE_COLUMNS, sourceText } from './rule-columns.tsx';

/** Every rule that stands, each with where it is written. */
export function RulesSection({ rules }: { readonly rules: readonly PolicyRule[] }) {
  const search = useSearch({ from: '/policy' });
  const navigate = useNavigate({ from: '/policy' });
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const rows = rules.filter((row) =>
    hasWords(
      `${row.id} ${row.title} ${row.message} ${row.demand} ${row.severity ?? ''} ${sourceText(row)}`,
      filter,
    ),
  );
  return (
    <Section id="rules" title="Rules" aside={count(rules.length, 'rule')}>
      <TableTools
        label="Filter rules"
        filter={filter}
        onFilter={(text) => change({ ...search, filter: text })}
        columns={RULE_COLUMNS}
        rows={rows}
        file="rules.csv"
      />
      {rows.length === 0 ? (
        <Empty icon="search" title={rules.length === 0 ? 'There are no rules.' : 'No rule fits.'}>
          {rules.length === 0 && (
            <p>The policy switches off what is built in and has none of its own.</p>
          )}
        </Empty>
      ) : (
        <DataTable
          caption="Rules in force"
          className="cards-table labelled-table rules-table"
          columns={RULE_COLUMNS}
          groups={[{ id: 'rules', title: null, rows }]}
          rowKey={(row) => row.id}
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
        />
      )}
    </Section>
  );
}
