import type { Dialect } from '../../types.ts';

type Row = readonly [postgresql: string, mysql: string, sqlite: string, tsql: string];

const TYPES: ReadonlyMap<string, Row> = new Map(
  `
  string     | varchar(255)     | varchar(255) | varchar(255) | nvarchar(255)
  text       | text             | longtext     | text         | nvarchar(max)
  integer    | integer          | int          | integer      | int
  smallint   | smallint         | smallint     | integer      | smallint
  bigint     | bigint           | bigint       | integer      | bigint
  float      | double precision | double       | real         | float
  decimal    | numeric          | decimal      | numeric      | decimal
  datetime   | timestamp        | datetime     | datetime     | datetime2
  timestamptz| timestamptz      | timestamp    | datetime     | datetimeoffset
  date       | date             | date         | date         | date
  time       | time             | time         | time         | time
  binary     | bytea            | longblob     | blob         | varbinary(max)
  boolean    | boolean          | tinyint(1)   | boolean      | bit
  json       | json             | json         | text         | nvarchar(max)
  jsonb      | jsonb            | json         | text         | nvarchar(max)
  uuid       | uuid             | char(36)     | char(36)     | uniqueidentifier
  serial     | bigserial        | bigint       | integer      | bigint
`
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...row] = line.split('|').map((cell) => cell.trim());
      return [name, row as unknown as Row] as const;
    }),
);

const COLUMN_OF: Readonly<Record<Dialect, number>> = {
  postgresql: 0,
  unknown: 0,
  mysql: 1,
  sqlite: 2,
  tsql: 3,
};

const WITH_SIZE = /^(\w+)(\([\d\s,]+\))$/;
/** Whatever else a type may be written with; nothing that could end the statement. */
const PLAIN = /^[\w\s()[\],.]+$/;

/** A type in the dialect's words. What no list knows is handed on where it looks like a type. */
export function typeIn(dialect: Dialect, type: string): string {
  const sized = WITH_SIZE.exec(type);
  const row = TYPES.get(sized?.[1] ?? type);
  if (row === undefined) return PLAIN.test(type) && type.trim() !== '' ? type : 'unknown_type';
  const plain = row[COLUMN_OF[dialect]] ?? row[0];
  return sized === null ? plain : `${plain.replace(/\(.*$/, '')}${sized[2]}`;
}
