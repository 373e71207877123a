import type { ColumnDef, Node } from 'libpg-query';
import type { AlterType, ObjectName } from '../../acts.ts';
import { rewrite } from '../costs.ts';
import type { Scene } from '../scene.ts';
import { typeWords, writeType } from '../type-names.ts';
import { columnOf } from './filter.ts';

/** Types into which PostgreSQL converts by itself only what fits, or fails. */
const TAKES_ALL = new Set(
  `text varchar bigint numeric jsonb citext uuid bytea inet cidr xml hstore boolean timestamptz`.split(
    /\s+/,
  ),
);

/** Types that round or cut what they are given without a word. */
const CUTS = new Set('date time timetz real smallint integer'.split(' '));

const SLOWLY = [
  'add a new column of the new type, fill it in batches, keep both up to date, and change over',
];

interface AlterTypeSite {
  readonly table: ObjectName;
  readonly column: string;
  readonly definition: ColumnDef;
  readonly location: number | undefined;
}

/** `ALTER COLUMN … TYPE`: `judge` takes the cost back where it knows the old type and that nothing is written. */
export function readAlterType(
  { table, column, definition, location }: AlterTypeSite,
  scene: Scene,
): void {
  scene.add(
    'alter-type',
    {
      table,
      column,
      from: null,
      to: writeType(definition.typeName),
      values: fateOf(column, definition),
    },
    rewrite('each row is written anew unless the old type is stored the same way', SLOWLY),
    location,
  );
}

function fateOf(column: string, definition: ColumnDef): AlterType['values'] {
  const { base, modifiers } = typeWords(definition.typeName);
  const using = definition.raw_default;
  if (using !== undefined && !isPlainCast(using, column)) return 'may-lose';
  // Without USING a value that is too long is an error; an explicit cast cuts it off.
  if (base === 'varchar' || base === 'char' || base === 'bit' || base === 'varbit') {
    return using !== undefined && modifiers.length > 0 ? 'may-lose' : 'keeps';
  }
  if (base === 'numeric' && modifiers.length > 0) return 'unknown';
  if (TAKES_ALL.has(base)) return 'keeps';
  return CUTS.has(base) || base === 'timestamp'
    ? 'unknown'
    : using === undefined
      ? 'unknown'
      : 'keeps';
}

/** `USING column::type`, also by way of text, which is how enums are exchanged. */
function isPlainCast(node: Node, column: string): boolean {
  if ('TypeCast' in node)
    return node.TypeCast.arg !== undefined && isPlainCast(node.TypeCast.arg, column);
  return columnOf(node) === column;
}
