import type { Column } from '../translate/operation.ts';
import { expressionOf } from '../translate/value.ts';
import type { Element } from './element.ts';

const TYPES = /^(?:java\.sql\.Types\.)?([A-Za-z]\w*)(\([\d,\s]+\))?/;
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['varchar', 'string'],
  ['nvarchar', 'string'],
  ['clob', 'text'],
  ['int', 'integer'],
  ['blob', 'binary'],
  ['number', 'decimal'],
  ['currency', 'decimal'],
]);

export function columnOf({ attributes, children }: Element): Column {
  const constraints = children.find(({ name }) => name === 'constraints')?.attributes;
  const given = [...attributes].find(
    ([name]) => name.startsWith('defaultValue') && name !== 'defaultValueConstraintName',
  );
  return {
    name: attributes.get('name') ?? 'computed',
    type: typeOf(attributes.get('type')),
    notNull: constraints?.get('nullable') === 'false',
    defaultSql:
      given === undefined
        ? null
        : given[0] === 'defaultValueComputed'
          ? expressionOf(given[1])
          : `'${given[1].replaceAll("'", "''")}'`,
    primaryKey: constraints?.get('primaryKey') === 'true',
    unique: constraints?.get('unique') === 'true',
  };
}

export function typeOf(type: string | undefined): string {
  const found = TYPES.exec(type ?? '');
  if (found === null) return 'unknown_type';
  const [, word = '', size = ''] = found;
  return `${KNOWN.get(word.toLowerCase()) ?? word.toLowerCase()}${size.replaceAll(' ', '')}`;
}
