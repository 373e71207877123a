import type { Constraint, Node } from 'libpg-query';
import type { ConstraintType, Cost, ObjectName } from '../../acts.ts';
import { brief, scan, unblocking, writesBlocked } from '../costs.ts';
import { nameOfRange, strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { columnOf } from './filter.ts';

const TYPES = new Map<Constraint['contype'], ConstraintType>([
  ['CONSTR_CHECK', 'check'],
  ['CONSTR_FOREIGN', 'foreign-key'],
  ['CONSTR_UNIQUE', 'unique'],
  ['CONSTR_PRIMARY', 'primary-key'],
  ['CONSTR_EXCLUSION', 'exclude'],
  ['CONSTR_NOTNULL', 'not-null'],
]);

const LATER = [
  'add it as NOT VALID and run VALIDATE CONSTRAINT afterwards in a transaction of its own',
];

export interface ConstraintSetting {
  /** The column that it stands at, where it is not said of the whole table. */
  readonly column: string | null;
  /** True where no row can break it, so that none is looked at. */
  readonly unchecked: boolean;
}

export function readConstraint(
  table: ObjectName,
  constraint: Constraint,
  scene: Scene,
  setting: ConstraintSetting = { column: null, unchecked: false },
): void {
  const type = TYPES.get(constraint.contype) ?? 'unknown';
  const own = setting.column === null ? [] : [setting.column];
  const named = strings(constraint.keys ?? constraint.fk_attrs);
  const notValid = constraint.skip_validation === true || constraint.initially_valid === false;
  const usingIndex = constraint.indexname !== undefined;
  scene.add(
    'add-constraint',
    {
      table,
      name: constraint.conname ?? null,
      constraint: type,
      columns: named.length > 0 ? named : own,
      references: type === 'foreign-key' ? nameOfRange(constraint.pktable) : null,
      notValid,
      usingIndex,
      provesNotNull: notNullColumn(constraint.raw_expr),
    },
    costOf(type, notValid || setting.unchecked, usingIndex),
    constraint.location,
  );
}

/** The column of `column IS NOT NULL`, also as one part of several joined by AND. */
function notNullColumn(check: Node | undefined): string | null {
  if (check === undefined || !('NullTest' in check)) return null;
  const { nulltesttype, arg } = check.NullTest;
  return nulltesttype === 'IS_NOT_NULL' && arg !== undefined ? columnOf(arg) : null;
}

function costOf(type: ConstraintType, unchecked: boolean, usingIndex: boolean): Cost {
  switch (type) {
    case 'foreign-key':
      return unchecked
        ? writesBlocked('SHARE ROW EXCLUSIVE', 'brief', 'rows that are there are not compared', [])
        : writesBlocked(
            'SHARE ROW EXCLUSIVE',
            'scan',
            'every row is compared with the other table',
            LATER,
          );
    case 'unique':
    case 'primary-key':
      return usingIndex
        ? brief('the index that is there already is taken over')
        : scan('its index is built meanwhile', [
            'CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX',
          ]);
    case 'exclude':
      return scan('its index is built meanwhile, and there is no way to build it before', []);
    case 'check':
    case 'not-null':
      return unchecked
        ? brief('rows that are there are not compared')
        : scan('every row is compared with it', LATER);
    default:
      return unchecked
        ? brief('only the catalog is written')
        : scan('it may look at every row', []);
  }
}

/** `VALIDATE CONSTRAINT` reads everything and blocks nobody. */
export const VALIDATING = unblocking(
  'SHARE UPDATE EXCLUSIVE',
  'scan',
  'every row is compared with it',
);
