import type { ReactNode } from 'react';
import { download, toCsv } from './csv.ts';
import { Icon } from './icon.tsx';
import './table.css';

/** One column: how to sort by it, how to show it, what it says in a CSV file. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly numeric?: boolean;
  /** Ascending. */
  readonly compare: (a: Row, b: Row) => number;
  readonly cell: (row: Row) => ReactNode;
  readonly csv: (row: Row) => string | number;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** Rows kept together under a heading. */
export interface Group<Row> {
  readonly id: string;
  readonly title: string | null;
  readonly rows: readonly Row[];
}

export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const column = columns.find((each) => each.id === sort?.column);
  if (column === undefined || sort === null) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * column.compare(a, b));
}

/** What a click on a heading asks for: first one way, then the other, then the order of before. */
export function nextSort(column: string, numeric: boolean, sort: Sort | null): Sort | null {
  if (sort?.column !== column) return { column, descending: numeric };
  return sort.descending === numeric ? { column, descending: !numeric } : null;
}

function Heading<Row>(props: {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}) {
  const { column, sort, onSort } = props;
  const numeric = column.numeric ?? false;
  const active = sort?.column === column.id;
  return (
    <th
      scope="col"
      className={numeric ? `col-${column.id} numeric` : `col-${column.id}`}
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort(nextSort(column.id, numeric, sort))}>
        {column.title}
        <span className={active ? 'sort sort-on' : 'sort'}>
          <Icon name={active && !sort.descending ? 'up' : 'down'} size={11} />
        </span>
      </button>
    </th>
  );
}

/** A table whose every column sorts. The caller keeps the sort, so that it can live in the address. */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly className?: string;
  readonly columns: readonly Column<Row>[];
  readonly groups: readonly Group<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}) {
  const { columns, groups, rowKey, sort, onSort } = props;
  return (
    <table className={props.className === undefined ? 'table' : `table ${props.className}`}>
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id} data-group={group.id}>
          {group.title !== null && (
            <tr className="group">
              <th scope="rowgroup" colSpan={columns.length}>
                {group.title} <span className="muted">{group.rows.length}</span>
              </th>
            </tr>
          )}
          {sortRows(group.rows, columns, sort).map((row) => (
            <tr key={rowKey(row)} id={`row-${rowKey(row)}`}>
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={
                    column.numeric === true ? `col-${column.id} numeric` : `col-${column.id}`
                  }
                  data-title={column.title}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** A text filter and the way out as CSV, above a table. */
export function TableTools<Row>(props: {
  readonly label: string;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly columns: readonly Pick<Column<Row>, 'title' | 'csv'>[];
  readonly rows: readonly Row[];
  readonly file: string;
  readonly children?: ReactNode;
}) {
  const { label, filter, onFilter, columns, rows, file } = props;
  const save = (): void => {
    const head = columns.map((column) => column.title);
    download(file, toCsv([head, ...rows.map((row) => columns.map((column) => column.csv(row)))]));
  };
  return (
    <div className="tools no-print">
      {props.children}
      <label className="tools-filter">
        <span className="sr-only">{label}</span>
        <Icon name="search" size={14} />
        <input
          className="field"
          type="search"
          placeholder={label}
          value={filter}
          onChange={(event) => onFilter(event.target.value)}
        />
      </label>
      <button type="button" className="button" onClick={save} disabled={rows.length === 0}>
        <Icon name="download" size={14} /> CSV
      </button>
    </div>
  );
}
