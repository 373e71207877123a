/**
 * Rows that are deleted or overwritten. Nothing but a backup brings them back, so what is not bounded is
 * irreversible. A few rows that the text names by their key can be looked at before and put back by
 * hand: `costly`. An UPDATE under a condition leaves the rows where they are and is `costly` too, since
 * most are corrections; one without a condition takes the old value of every row: `irreversible`.
 */
import type { Filter, ObjectName } from '../../acts.ts';
import { ruling, written } from '../ruling.ts';
import { emptyBy } from '../table-size.ts';
import type { Ruling } from '../ruling.ts';
import type { ActOf, Rules, Scope } from './rule.ts';

/** More keys than a person can look through are no better than a condition. */
const FEW = 100;

/** Columns by whose value at most one row is found, by what people call them. */
const KEY = /^(?:id|uuid|guid|key|slug|code|email|username|login|[a-z_]+_key|[a-z_]+_code)$/i;

const SAVE_FIRST = 'copy the rows to another table first: CREATE TABLE kept AS SELECT … WHERE …';

function isFew(filter: Filter, table: ObjectName): boolean {
  if (filter.kind !== 'values' || filter.atMost > FEW) return false;
  // `user_id` is the key of `users`, and of no other table.
  const own = `${table.name.replace(/s$/, '')}_id`.toLowerCase();
  return filter.columns.some((column) => KEY.test(column) || column.toLowerCase() === own);
}

/** Why none of it matters, or null where it does. */
function harmless(table: ObjectName, filter: Filter, { memory, weightOf }: Scope): string | null {
  if (filter.kind === 'never') return 'its condition holds for no row';
  if (memory.isNew(table)) return 'the table was made by this change';
  return emptyBy(weightOf(table));
}

function isCatalog({ schema, name }: ObjectName): boolean {
  return schema === 'pg_catalog' || (schema === null && /^pg_[a-z_]+$/.test(name));
}

function rulingOfDelete(act: ActOf<'delete'>, scope: Scope): Ruling {
  const { table, filter } = act;
  const base = { verb: 'delete', type: 'table', table } as const;
  const spared = harmless(table, filter, scope);
  if (spared !== null) return ruling({ ...base, why: `No row is lost: ${spared}` });
  if (isCatalog(table)) return catalogRuling('delete', table);
  const all = filter.kind === 'none' || filter.kind === 'tautology';
  if (act.movedTo !== undefined) {
    return ruling({
      ...base,
      reversibility: 'costly',
      data: 'holds-data',
      why: `The rows are moved to ${written(act.movedTo)} by the same statement, and can be moved back`,
      safer: [],
    });
  }
  if (all && !act.limited) {
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['unfiltered', 'contents-destroyed'],
      why:
        filter.kind === 'none'
          ? 'DELETE without a WHERE takes every row, and nothing but a backup brings them back'
          : 'Its WHERE holds for every row, so DELETE takes them all, and nothing but a backup brings them back',
      safer: ['name the rows in a WHERE', SAVE_FIRST],
    });
  }
  if (act.limited || isFew(filter, table)) {
    return ruling({
      ...base,
      reversibility: 'costly',
      data: 'holds-data',
      why: 'A bounded number of rows is deleted; they can be put back by hand if they were saved before',
      safer: [SAVE_FIRST],
    });
  }
  return ruling({
    ...base,
    reversibility: 'irreversible',
    data: 'holds-data',
    why: 'Nobody can tell from the text how many rows its condition holds for, and nothing but a backup brings them back',
    safer: [SAVE_FIRST, 'count first: SELECT count(*) … WHERE …'],
  });
}

function catalogRuling(verb: 'delete' | 'update', table: ObjectName): Ruling {
  return ruling({
    verb,
    type: 'table',
    table,
    reversibility: 'irreversible',
    data: 'unknown',
    traits: ['contents-destroyed'],
    why: "PostgreSQL's own catalog is written by hand: what it says of tables may no longer be what they are",
    safer: ['use the statement that is made for it, such as ALTER TYPE or ALTER TABLE'],
  });
}

function rulingOfUpdate(act: ActOf<'update'>, scope: Scope): Ruling {
  const { table, filter, columns } = act;
  const base = { verb: 'update', type: 'table', table, changes: columns } as const;
  const spared = harmless(table, filter, scope);
  if (spared !== null) return ruling({ ...base, why: `No value is lost: ${spared}` });
  if (isCatalog(table)) return catalogRuling('update', table);
  const fillsNew =
    columns.length > 0 && columns.every((column) => scope.memory.isNewColumn(table, column));
  if (fillsNew) {
    return ruling({ ...base, why: 'Only columns are filled that this change has added' });
  }
  if (filter.kind === 'condition') {
    const empty = new Set(filter.nullColumns);
    if (columns.length > 0 && columns.every((column) => empty.has(column))) {
      return ruling({ ...base, why: 'Only values that were NULL are filled' });
    }
  }
  const all = (filter.kind === 'none' || filter.kind === 'tautology') && !act.limited;
  return ruling({
    ...base,
    reversibility: all ? 'irreversible' : 'costly',
    data: 'holds-data',
    traits: all ? ['unfiltered'] : [],
    why: all
      ? `UPDATE overwrites ${namesOf(columns)} in every row, and nothing but a backup brings the old values back`
      : `UPDATE overwrites ${namesOf(columns)} in some rows; the old values can be put back only where somebody kept them`,
    safer: [
      'keep the old values in another column or table first',
      ...(all ? ['name the rows in a WHERE'] : []),
    ],
  });
}

function namesOf(columns: readonly string[]): string {
  return columns.length === 0 ? 'columns' : columns.slice(0, 4).join(', ');
}

export const rowRules: Rules = {
  delete: rulingOfDelete,
  update: rulingOfUpdate,
  insert: ({ table, overwrites }, { memory }) =>
    overwrites && !memory.isNew(table)
      ? ruling({
          verb: 'update',
          type: 'table',
          table,
          reversibility: 'costly',
          data: 'holds-data',
          why: 'Rows with the same key are overwritten; the old values can be put back only where somebody kept them',
          safer: ['ON CONFLICT DO NOTHING where the old row may stay'],
        })
      : ruling({
          verb: 'create',
          type: 'table',
          table,
          why: 'Rows are added, and none is taken away',
        }),
  truncate: ({ table, cascade }, { memory, weightOf }) => {
    const base = { verb: 'delete', type: 'table', table } as const;
    if (!cascade && memory.isNew(table)) {
      return ruling({ ...base, why: 'The table was made by this change' });
    }
    const empty = emptyBy(weightOf(table));
    if (!cascade && empty !== null) return ruling({ ...base, why: `No row is lost: ${empty}` });
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['unfiltered', 'contents-destroyed'],
      why: `TRUNCATE empties the table${cascade ? ' and every table that refers to it' : ''}, and nothing but a backup brings the rows back`,
      safer: ['rename the table and create a new one, and drop the old one once nobody misses it'],
    });
  },
};
