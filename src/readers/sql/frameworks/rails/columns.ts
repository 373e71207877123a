import type { Column } from '../translate/operation.ts';
import { defaultSqlOf, flagOf, textOf } from '../translate/value.ts';
import type { Value } from '../translate/value.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['blob', 'binary'],
  ['numeric', 'decimal'],
  ['timestamp', 'datetime'],
  ['primary_key', 'serial'],
  ['attachment', 'string'],
]);

/** Methods of a table in a block that give a column of that type. */
export const COLUMN_TYPES: ReadonlySet<string> = new Set(
  `string text integer bigint smallint float decimal numeric datetime timestamp timestamptz time date binary blob
  boolean json jsonb uuid hstore inet cidr macaddr citext xml tsvector primary_key bigserial serial virtual
  int4range int8range numrange tsrange tstzrange daterange point line polygon money interval bit bit_varying oid
  enum ltree geometry geography st_point multi_polygon st_polygon vector halfvec tinyint mediumint mediumtext
  longtext tinytext attachment unsigned_integer unsigned_bigint`.split(/\s+/),
);

/** A type as the database gets it, with its size. */
export function railsType(type: string, options: ReadonlyMap<string, Value>): string {
  const name = TYPES.get(type) ?? type;
  const limit = textOf(options.get('limit'));
  const precision = textOf(options.get('precision'));
  const scale = textOf(options.get('scale'));
  const array = flagOf(options.get('array')) === true ? '[]' : '';
  if (name === 'integer' && limit !== null) {
    const bytes = Number(limit);
    return `${bytes > 4 ? 'bigint' : bytes <= 2 ? 'smallint' : 'integer'}${array}`;
  }
  if (name === 'string' && limit !== null) return `string(${limit})${array}`;
  if (name === 'decimal' && precision !== null) {
    return `decimal(${precision}${scale === null ? '' : `,${scale}`})${array}`;
  }
  if (name === 'enum') return textOf(options.get('enum_type')) ?? 'string';
  return array === '' ? name : `${name}${array}`;
}

export function railsColumn(
  name: string,
  type: string,
  options: ReadonlyMap<string, Value>,
): Column {
  return {
    name,
    type: railsType(type, options),
    notNull: flagOf(options.get('null')) === false,
    defaultSql: defaultSqlOf(options.get('default')),
  };
}
