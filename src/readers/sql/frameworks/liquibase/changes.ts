import type { Operation } from '../translate/operation.ts';
import { expressionOf } from '../translate/value.ts';
import { columnOf, typeOf } from './columns.ts';
import type { Element } from './element.ts';

/** Changes that touch nothing but notes about the schema, or the tool itself. */
const NOTHING = new Set(
  'tagDatabase output empty preConditions comment validCheckSum setTableRemarks setColumnRemarks property column where param rollback modifySql alterSequence renameSequence stop'.split(
    ' ',
  ),
);

/** What one change of a changelog does; null where a name is missing, undefined for what no list knows. */
export function liquibaseChange(element: Element): readonly Operation[] | null | undefined {
  const { name, attributes, children } = element;
  if (NOTHING.has(name)) return [];
  const attribute = (key: string) => attributes.get(key) ?? null;
  const bare = attribute('tableName') ?? attribute('baseTableName');
  const schema = attribute('schemaName') ?? attribute('baseTableSchemaName');
  const table = bare === null ? null : schema === null ? bare : `${schema}.${bare}`;
  const columns = children
    .filter((child) => child.name === 'column' || child.name === 'columns')
    .flatMap((child) => (child.name === 'columns' ? child.children : [child]));
  const column = attribute('columnName');
  switch (name) {
    case 'sql':
      return [{ kind: 'sql', sql: element.text }];
    case 'sqlFile':
    case 'loadData':
    case 'loadUpdateData':
      return name === 'sqlFile'
        ? otherFile(attribute('path'))
        : table === null
          ? null
          : [{ kind: 'insert', table }];
    case 'customChange':
    case 'executeCommand':
      return [
        {
          kind: 'opaque',
          reason: 'program',
          message: `${name} runs a program that is not in this file.`,
        },
      ];
    case 'createProcedure':
    case 'createFunction':
    case 'createView':
    case 'createTrigger':
      return [];
    case 'createSequence':
      return [{ kind: 'sql', sql: `CREATE SEQUENCE ${attribute('sequenceName') ?? 'computed'}` }];
    case 'dropView':
      return [{ kind: 'sql', sql: `DROP VIEW ${attribute('viewName') ?? 'computed'}` }];
    case 'dropSequence':
      return [{ kind: 'sql', sql: `DROP SEQUENCE ${attribute('sequenceName') ?? 'computed'}` }];
    case 'dropProcedure':
    case 'dropFunction':
      return [{ kind: 'sql', sql: `DROP PROCEDURE ${attribute('procedureName') ?? 'computed'}` }];
    case 'renameTable': {
      const [from, to] = [attribute('oldTableName'), attribute('newTableName')];
      return from === null || to === null ? null : [{ kind: 'rename-table', from, to }];
    }
    default:
      break;
  }
  if (!ON_TABLE.has(name)) return undefined;
  return table === null
    ? name === 'dropIndex'
      ? [dropIndex(attribute('indexName'), null)]
      : null
    : onTable(element, table, column, columns);
}

const ON_TABLE = new Set(
  'dropTable createTable addColumn dropColumn renameColumn modifyDataType addNotNullConstraint dropNotNullConstraint addDefaultValue dropDefaultValue createIndex dropIndex addForeignKeyConstraint dropForeignKeyConstraint dropAllForeignKeyConstraints addPrimaryKey dropPrimaryKey addUniqueConstraint dropUniqueConstraint addCheckConstraint dropCheckConstraint delete update insert addAutoIncrement addLookupTable mergeColumns renameView'.split(
    ' ',
  ),
);

function otherFile(path: string | null): readonly Operation[] {
  return [
    {
      kind: 'opaque',
      reason: 'other-file',
      message: `sqlFile runs ${path ?? 'another file'}, which is not read together with this one.`,
    },
  ];
}

function dropIndex(name: string | null, table: string | null): Operation {
  return {
    kind: 'drop-index',
    table,
    name: name ?? 'computed',
    concurrently: false,
    ifExists: false,
  };
}

function onTable(
  element: Element,
  table: string,
  column: string | null,
  columns: readonly Element[],
): readonly Operation[] | null | undefined {
  const { name, attributes } = element;
  const attribute = (key: string) => attributes.get(key) ?? null;
  const names = (key: string) =>
    (attribute(key) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const filtered =
    attribute('where') !== null ||
    element.children.some((child) => child.name === 'where' && child.text.trim() !== '');
  switch (name) {
    case 'dropTable':
      return [
        {
          kind: 'drop-table',
          table,
          ifExists: false,
          cascade: attribute('cascadeConstraints') === 'true',
        },
      ];
    case 'createTable':
      return [{ kind: 'create-table', table, ifNotExists: false, columns: columns.map(columnOf) }];
    case 'addColumn':
      return columns.map((one) => ({ kind: 'add-column', table, column: columnOf(one) }));
    case 'dropColumn': {
      const all = [
        ...(column === null ? [] : [column]),
        ...columns.map((one) => one.attributes.get('name') ?? 'computed'),
      ];
      return all.length === 0
        ? null
        : all.map((one) => ({ kind: 'drop-column', table, column: one, ifExists: false }));
    }
    case 'mergeColumns':
      return names('column1Name')
        .concat(names('column2Name'))
        .map((one) => ({ kind: 'drop-column', table, column: one, ifExists: false }));
    case 'renameColumn': {
      const [from, to] = [attribute('oldColumnName'), attribute('newColumnName')];
      return from === null || to === null ? null : [{ kind: 'rename-column', table, from, to }];
    }
    case 'delete':
      return [{ kind: 'delete', table, filtered }];
    case 'update':
      return [
        {
          kind: 'update',
          table,
          columns: columns.map((one) => one.attributes.get('name') ?? 'computed'),
          filtered,
        },
      ];
    case 'insert':
    case 'addLookupTable':
      return [{ kind: 'insert', table }];
    case 'createIndex':
      return [
        {
          kind: 'add-index',
          table,
          name: attribute('indexName'),
          columns: columns.map((one) => one.attributes.get('name') ?? 'computed'),
          unique: attribute('unique') === 'true',
          concurrently: false,
        },
      ];
    case 'dropIndex':
      return [dropIndex(attribute('indexName'), table)];
    case 'addForeignKeyConstraint':
      return [
        {
          kind: 'add-constraint',
          table,
          name: attribute('constraintName'),
          constraint: 'foreign-key',
          columns: names('baseColumnNames'),
          references: attribute('referencedTableName'),
          notValid: attribute('validate') === 'false',
        },
      ];
    case 'addPrimaryKey':
    case 'addUniqueConstraint':
      return [
        {
          kind: 'add-constraint',
          table,
          name: attribute('constraintName'),
          constraint: name === 'addPrimaryKey' ? 'primary-key' : 'unique',
          columns: names('columnNames'),
          references: null,
          notValid: false,
        },
      ];
    case 'addCheckConstraint':
      return [
        {
          kind: 'add-constraint',
          table,
          name: attribute('constraintName'),
          constraint: 'check',
          columns: [],
          references: null,
          check: expressionOf(attribute('constraintBody') ?? element.text),
          notValid: false,
        },
      ];
    case 'dropForeignKeyConstraint':
    case 'dropPrimaryKey':
    case 'dropUniqueConstraint':
    case 'dropCheckConstraint':
    case 'dropAllForeignKeyConstraints':
      return [
        {
          kind: 'drop-constraint',
          table,
          name: attribute('constraintName') ?? 'computed',
          constraint:
            name === 'dropPrimaryKey'
              ? 'primary-key'
              : /Foreign/.test(name)
                ? 'foreign-key'
                : 'other',
        },
      ];
    default:
      return column === null ? null : onColumn(name, table, column, attributes);
  }
}

function onColumn(
  name: string,
  table: string,
  column: string,
  attributes: ReadonlyMap<string, string>,
): readonly Operation[] | undefined {
  const type = attributes.has('newDataType')
    ? typeOf(attributes.get('newDataType'))
    : attributes.has('columnDataType')
      ? typeOf(attributes.get('columnDataType'))
      : null;
  switch (name) {
    case 'modifyDataType':
      return [{ kind: 'change-type', table, column, type: type ?? 'unknown_type' }];
    case 'addNotNullConstraint':
      return [
        ...(attributes.has('defaultNullValue')
          ? [{ kind: 'update' as const, table, columns: [column], filtered: true }]
          : []),
        { kind: 'set-not-null', table, column, type },
      ];
    case 'dropNotNullConstraint':
      return [{ kind: 'drop-not-null', table, column, type }];
    case 'addDefaultValue':
      return [{ kind: 'set-default', table, column, defaultSql: "'computed'" }];
    case 'dropDefaultValue':
      return [{ kind: 'set-default', table, column, defaultSql: null }];
    default:
      return name === 'addAutoIncrement'
        ? [{ kind: 'change-type', table, column, type: type ?? 'unknown_type' }]
        : undefined;
  }
}
