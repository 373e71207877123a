import { plural } from '../translate/names.ts';
import type { Operation } from '../translate/operation.ts';
import { flagOf, textOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';
import { dropped, names } from './call-names.ts';
import type { Options } from './call-names.ts';
import { railsColumn } from './columns.ts';
import { constraint, indexOf } from './key-calls.ts';

export function addReference(args: Args, options: Options) {
  return names(args, 2, ([table, name]) => referenced(table, name, options, true));
}

/** Of a table that is there already an index is built; a new one has nothing to index. */
export function referenced(
  table: string,
  name: string,
  options: Options,
  isThere: boolean,
): readonly Operation[] {
  const type = textOf(options.get('type')) ?? 'bigint';
  const column = `${name}_id`;
  const foreign = options.get('foreign_key');
  const target = foreign?.kind === 'map' ? foreign.entries : new Map<string, Value>();
  const key =
    foreign !== undefined && flagOf(foreign) !== false && isThere
      ? constraint(
          table,
          'foreign-key',
          [column],
          target,
          textOf(target.get('to_table')) ?? plural(name),
        )
      : [];
  const index: Options = options.has('index')
    ? options
    : new Map([...options, ['index', { kind: 'scalar', value: true }]]);
  const poly = options.get('polymorphic');
  return [
    { kind: 'add-column', table, column: railsColumn(column, type, options) },
    ...(poly === undefined || flagOf(poly) === false
      ? []
      : [
          {
            kind: 'add-column' as const,
            table,
            column: railsColumn(`${name}_type`, 'string', options),
          },
        ]),
    ...(isThere ? indexOf(table, [column], index) : []),
    ...key,
  ];
}

export function removeReference(args: Args, options: Options) {
  const polymorphic = flagOf(options.get('polymorphic')) === true;
  return names(args, 2, ([table, name]) =>
    dropped(table, polymorphic ? [`${name}_id`, `${name}_type`] : [`${name}_id`]),
  );
}
