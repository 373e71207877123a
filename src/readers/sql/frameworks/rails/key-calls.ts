import type { Operation } from '../translate/operation.ts';
import { expressionOf, flagOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';
import { names } from './call-names.ts';
import type { Options } from './call-names.ts';

export function indexOf(
  table: string,
  columns: readonly string[],
  options: Options,
): readonly Operation[] {
  const index = options.get('index');
  if (index === undefined || flagOf(index) === false) return [];
  const inner = index.kind === 'map' ? index.entries : new Map<string, Value>();
  return indexed(table, columns, inner);
}

export function indexed(
  table: string,
  columns: readonly string[],
  options: Options,
): readonly Operation[] {
  return [
    {
      kind: 'add-index',
      table,
      name:
        textOf(options.get('name')) ?? `index_${table}_on_${columns.join('_and_')}`.slice(0, 63),
      columns,
      unique: flagOf(options.get('unique')) === true,
      concurrently: textOf(options.get('algorithm')) === 'concurrently',
      ifNotExists: flagOf(options.get('if_not_exists')) === true,
    },
  ];
}

export function addIndex(args: Args, options: Options) {
  const columns = textsOf(args.list[1]) ?? ['computed'];
  return names(args, 1, ([table]) => indexed(table, columns, options));
}

export function removeIndex(args: Args, options: Options) {
  return names(args, 1, ([table]) => {
    const columns = textsOf(options.get('column') ?? args.list[1]) ?? [];
    const name = textOf(options.get('name')) ?? `index_${table}_on_${columns.join('_and_')}`;
    const concurrently = textOf(options.get('algorithm')) === 'concurrently';
    const ifExists = flagOf(options.get('if_exists')) === true;
    return [{ kind: 'drop-index', table, name, concurrently, ifExists }];
  });
}

export function constraint(
  table: string,
  kind: 'foreign-key' | 'unique' | 'check',
  columns: readonly string[],
  options: Options,
  references: string | null = null,
): readonly Operation[] {
  const notValid = flagOf(options.get('validate')) === false;
  return [
    {
      kind: 'add-constraint',
      table,
      name: textOf(options.get('name')),
      constraint: kind,
      columns,
      references,
      notValid,
    },
  ];
}

export function addForeignKey(args: Args, options: Options) {
  return names(args, 2, ([table, target]) => {
    const column = textOf(options.get('column')) ?? `${target.replace(/s$/, '')}_id`;
    return constraint(table, 'foreign-key', [column], options, target);
  });
}

export function removeForeignKey(args: Args, options: Options) {
  return names(args, 1, ([table]) => {
    const target =
      textOf(args.list[1]) ?? textOf(options.get('to_table')) ?? textOf(options.get('column'));
    const name = textOf(options.get('name')) ?? `fk_${table}_${target ?? 'computed'}`;
    return [{ kind: 'drop-constraint', table, name, constraint: 'foreign-key' }];
  });
}

export function validate(args: Args, options: Options) {
  return names(args, 1, ([table]) => [
    {
      kind: 'validate-constraint',
      table,
      name: textOf(options.get('name')) ?? textOf(args.list[1]) ?? 'computed',
    },
  ]);
}

export function addCheck(args: Args, options: Options) {
  return names(args, 1, ([table]) => [
    {
      kind: 'add-constraint',
      table,
      name: textOf(options.get('name')),
      constraint: 'check',
      columns: [],
      references: null,
      check: condition(textOf(args.list[1])),
      notValid: flagOf(options.get('validate')) === false,
    },
  ]);
}

/** A condition that is handed on as it stands, where it is a simple one. */
function condition(text: string | null): string {
  if (text === null) return 'computed()';
  const known = /^\s*"?(\w+)"?\s+IS NOT NULL\s*$/i.exec(text);
  return known === null ? expressionOf(text) : `${known[1]} IS NOT NULL`;
}

export function removeConstraint(args: Args, options: Options) {
  return names(args, 1, ([table]) => [
    {
      kind: 'drop-constraint',
      table,
      name: textOf(options.get('name')) ?? textOf(args.list[1]) ?? 'computed',
      constraint: 'other',
    },
  ]);
}
