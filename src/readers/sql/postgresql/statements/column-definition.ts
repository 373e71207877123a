import type { ColumnDef, Constraint, Node } from 'libpg-query';
import type { AddColumn, Cost, ObjectName } from '../../acts.ts';
import { brief, rewrite, scan } from '../costs.ts';
import { strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { isStableFunction } from '../tables/known-functions.ts';
import { VOLATILE_FUNCTIONS } from '../tables/volatile-functions.ts';
import { typeWords, writeType } from '../type-names.ts';
import { functionsIn } from '../walk.ts';
import { readConstraint } from './constraints.ts';

const SERIAL = new Set(['serial', 'bigserial', 'smallserial', 'serial2', 'serial4', 'serial8']);

const BACKFILL = [
  'add the column without a default, set the default afterwards, and fill old rows in batches',
];

export function constraintsOf(nodes: readonly Node[] | undefined): readonly Constraint[] {
  return (nodes ?? []).flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
}

/** `ALTER TABLE … ADD COLUMN`, with the constraints that stand at the column. */
export function readAddColumn(
  table: ObjectName,
  column: ColumnDef,
  ifNotExists: boolean,
  scene: Scene,
): void {
  const constraints = constraintsOf(column.constraints);
  const has = (type: Constraint['contype']) => constraints.find(({ contype }) => contype === type);
  const defaultNode = column.raw_default ?? has('CONSTR_DEFAULT')?.raw_expr;
  const defaultValue = defaultOf(defaultNode);
  const generated = generatedOf(column, constraints);
  const notNull = has('CONSTR_NOTNULL') !== undefined || has('CONSTR_PRIMARY') !== undefined;
  scene.add(
    'add-column',
    {
      table,
      column: column.colname ?? '(unnamed)',
      type: writeType(column.typeName),
      ifNotExists,
      notNull,
      defaultValue,
      generated,
    },
    costOf(defaultValue, generated, has('CONSTR_CHECK') !== undefined),
    column.location,
  );
  for (const constraint of constraints) {
    const references = constraint.contype === 'CONSTR_FOREIGN';
    if (
      references ||
      constraint.contype === 'CONSTR_UNIQUE' ||
      constraint.contype === 'CONSTR_PRIMARY'
    ) {
      readConstraint(table, constraint, scene, {
        column: column.colname ?? null,
        // All rows are NULL in a new column without a default, so there is nothing to compare.
        unchecked: references && defaultValue === 'none' && generated === null,
      });
    }
  }
}

function generatedOf(
  column: ColumnDef,
  constraints: readonly Constraint[],
): AddColumn['generated'] {
  if (SERIAL.has(typeWords(column.typeName).base)) return 'identity';
  for (const { contype, generated_kind: kind } of constraints) {
    if (contype === 'CONSTR_IDENTITY') return 'identity';
    if (contype === 'CONSTR_GENERATED') return kind === 'v' ? 'virtual' : 'stored';
  }
  return null;
}

export function defaultOf(expression: Node | undefined): AddColumn['defaultValue'] {
  if (expression === undefined) return 'none';
  if ('A_Const' in expression && expression.A_Const.isnull === true) return 'none';
  const names = functionsIn(expression).map(({ funcname }) => strings(funcname).at(-1) ?? '');
  if (names.some((name) => VOLATILE_FUNCTIONS.has(name))) return 'volatile';
  return names.every(isStableFunction) ? 'constant' : 'unknown';
}

function costOf(
  defaultValue: AddColumn['defaultValue'],
  generated: AddColumn['generated'],
  checked: boolean,
): Cost {
  if (generated === 'identity') {
    return rewrite('a number is given to each row that is there already', BACKFILL);
  }
  if (generated === 'stored') {
    return rewrite('a stored generated column is computed for each row', [
      'add a plain column, fill it in batches and keep it up to date with a trigger',
    ]);
  }
  if (defaultValue === 'volatile') {
    return rewrite('its default gives each row a value of its own', BACKFILL);
  }
  if (defaultValue === 'unknown') {
    return rewrite(
      'its default calls a function that may give each row a value of its own',
      BACKFILL,
    );
  }
  if (checked) {
    return scan('its CHECK is compared with every row', [
      'add the column first and the CHECK afterwards as NOT VALID, and validate it on its own',
    ]);
  }
  return brief('only the catalog is written');
}
