import type { Lambda } from '../code/syntax.ts';
import type { Operation } from '../translate/operation.ts';
import { NO_ARGS, flagOf, optionsOf, textOf, textsOf } from '../translate/value.ts';
import type { Args } from '../translate/value.ts';
import type { Handler, Place } from '../translate/walk.ts';
import { COLUMN_TYPES, railsColumn } from './columns.ts';
import { dropped } from './call-names.ts';
import type { Options } from './call-names.ts';
import { indexed } from './key-calls.ts';
import { referenced } from './reference-calls.ts';
import { SCHEMA_CALLS, changed, timestamps } from './schema-calls.ts';

/** Calls on `t` that stand for a call on the table, with the table in front. */
const DELEGATED: ReadonlyMap<string, string> = new Map([
  ['rename', 'rename_column'],
  ['change_default', 'change_column_default'],
  ['change_null', 'change_column_null'],
  ['remove_index', 'remove_index'],
  ['remove_references', 'remove_reference'],
  ['remove_belongs_to', 'remove_reference'],
  ['remove_timestamps', 'remove_timestamps'],
  ['foreign_key', 'add_foreign_key'],
  ['remove_foreign_key', 'remove_foreign_key'],
  ['check_constraint', 'add_check_constraint'],
  ['remove_check_constraint', 'remove_check_constraint'],
  ['rename_index', 'rename_index'],
  ['unique_constraint', 'add_unique_constraint'],
]);

/**
 * What stands in the block of `create_table` or `change_table`. A new table is new with all that its block
 * says; only an existing one is changed by it.
 */
export function tableBlock(
  call: string,
  table: string | null,
  block: Lambda,
  { walk, scope }: Place,
): void {
  if (call !== 'change_table') return;
  const handle: Handler = (inner) => {
    const last = inner.links.at(-1);
    if (last === undefined || inner.links.length !== 2 || inner.links[0]?.name !== block.params[0])
      return false;
    const args = last.args ?? NO_ARGS;
    const operations = table === null ? null : onTable(table, last.name, args, optionsOf(args));
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(inner.line, `${last.name} is given names that are put together at run time`);
    else walk.emit(inner.line, ...operations);
    return true;
  };
  walk.block(block, scope, handle);
}

/** Null where a name is not known, undefined for a call that no list knows. */
function onTable(
  table: string,
  name: string,
  args: Args,
  options: Options,
): readonly Operation[] | null | undefined {
  const [first] = args.list;
  const columns = args.list.map((value) => textOf(value));
  const known = columns.every((column) => column !== null) && args.whole ? columns : null;
  switch (name) {
    case 'remove':
      return known === null || known.length === 0 ? null : dropped(table, known, options);
    case 'timestamps':
      return timestamps(table, options);
    case 'references':
    case 'belongs_to':
      return known?.flatMap((column) => referenced(table, column, options, true)) ?? null;
    case 'index': {
      const indexedColumns = textsOf(first);
      return indexed(table, indexedColumns ?? ['computed'], options);
    }
    case 'change': {
      const [column, type] = columns;
      return typeof column === 'string' && typeof type === 'string'
        ? changed(table, column, type, options)
        : null;
    }
    case 'column': {
      const [column, type] = columns;
      if (typeof column !== 'string') return null;
      return [
        { kind: 'add-column', table, column: railsColumn(column, type ?? 'unknown_type', options) },
      ];
    }
    default:
      break;
  }
  const delegated = DELEGATED.get(name);
  if (delegated !== undefined) {
    const list = [{ kind: 'text' as const, value: table, dynamic: false }, ...args.list];
    return SCHEMA_CALLS.get(delegated)?.({ ...args, list }, options);
  }
  if (!COLUMN_TYPES.has(name)) return undefined;
  return (
    known?.flatMap((column): readonly Operation[] => [
      { kind: 'add-column', table, column: railsColumn(column, name, options) },
      ...(flagOf(options.get('index')) === true ? indexed(table, [column], new Map()) : []),
    ]) ?? null
  );
}
