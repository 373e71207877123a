import { nameOfParts, nameOfRange, strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';
import { on } from './handler.ts';

/** Statements that look, wait or say something, and change neither rows nor rights. */
const READING = new Map([
  ['VariableShowStmt', 'SHOW'],
  ['DeallocateStmt', 'DEALLOCATE'],
  ['ClosePortalStmt', 'CLOSE'],
  ['FetchStmt', 'FETCH'],
  ['ListenStmt', 'LISTEN'],
  ['NotifyStmt', 'NOTIFY'],
  ['UnlistenStmt', 'UNLISTEN'],
  ['CheckPointStmt', 'CHECKPOINT'],
  ['DiscardStmt', 'DISCARD'],
  ['ConstraintsSetStmt', 'SET CONSTRAINTS'],
  ['CommentStmt', 'COMMENT'],
  ['SecLabelStmt', 'SECURITY LABEL'],
  ['AlterObjectDependsStmt', 'ALTER … DEPENDS ON'],
  ['AlterDatabaseRefreshCollStmt', 'ALTER DATABASE … REFRESH COLLATION VERSION'],
]);

/** Statements that create or alter a definition without rows, with the object and where its name is. */
const DEFINING: readonly (readonly [
  node: string,
  object: string,
  name: string,
  replaces?: true,
])[] = [
  ['ViewStmt', 'view', 'view'],
  ['CreateEventTrigStmt', 'event-trigger', 'trigname'],
  ['CreateEnumStmt', 'type', 'typeName'],
  ['AlterEnumStmt', 'type', 'typeName', true],
  ['CompositeTypeStmt', 'type', 'typevar'],
  ['CreateRangeStmt', 'type', 'typeName'],
  ['CreateDomainStmt', 'domain', 'domainname'],
  ['AlterTypeStmt', 'type', 'typeName', true],
  ['DefineStmt', 'definition', 'defnames'],
  ['CreateExtensionStmt', 'extension', 'extname'],
  ['AlterExtensionStmt', 'extension', 'extname', true],
  ['AlterExtensionContentsStmt', 'extension', 'extname', true],
  ['CreateTableSpaceStmt', 'tablespace', 'tablespacename'],
  ['AlterTableSpaceOptionsStmt', 'tablespace', 'tablespacename', true],
  ['CreatedbStmt', 'database', 'dbname'],
  ['AlterDatabaseStmt', 'database', 'dbname', true],
  ['CreateCastStmt', 'cast', 'sourcetype'],
  ['CreateConversionStmt', 'conversion', 'conversion_name'],
  ['CreateOpClassStmt', 'operator-class', 'opclassname'],
  ['CreateOpFamilyStmt', 'operator-family', 'opfamilyname'],
  ['AlterOpFamilyStmt', 'operator-family', 'opfamilyname', true],
  ['AlterOperatorStmt', 'operator', 'opername', true],
  ['CreatePLangStmt', 'language', 'plname'],
  ['CreateTransformStmt', 'transform', 'lang'],
  ['CreateAmStmt', 'access-method', 'amname'],
  ['CreateFdwStmt', 'foreign-data-wrapper', 'fdwname'],
  ['AlterFdwStmt', 'foreign-data-wrapper', 'fdwname', true],
  ['CreateForeignServerStmt', 'foreign-server', 'servername'],
  ['AlterForeignServerStmt', 'foreign-server', 'servername', true],
  ['AlterUserMappingStmt', 'user-mapping', 'servername', true],
  ['ImportForeignSchemaStmt', 'foreign-schema', 'local_schema'],
  ['CreateStatsStmt', 'statistics', 'defnames'],
  ['AlterStatsStmt', 'statistics', 'defnames', true],
  ['AlterTSDictionaryStmt', 'text-search-dictionary', 'dictname', true],
  ['AlterTSConfigurationStmt', 'text-search-configuration', 'cfgname', true],
  ['AlterCollationStmt', 'collation', 'collname', true],
  ['AlterFunctionStmt', 'function', 'func', true],
];

function nameIn(value: unknown) {
  if (typeof value === 'string') return { schema: null, name: value };
  if (Array.isArray(value)) return nameOfParts(strings(value as Parameters<typeof strings>[0]));
  if (typeof value === 'object' && value !== null) {
    if ('relname' in value) return nameOfRange(value as Parameters<typeof nameOfRange>[0]);
    if ('objname' in value)
      return nameOfParts(strings(value.objname as Parameters<typeof strings>[0]));
  }
  return { schema: null, name: '(unnamed)' };
}

function define(object: string, key: string, replaces: boolean) {
  return (node: Readonly<Record<string, unknown>>, scene: Scene): void => {
    const name = nameIn(node[key]);
    const again = replaces || node['replace'] === true;
    scene.add('create-other', { object, name, table: null, replaces: again });
  };
}

export const plainHandlers: [string, Handler][] = [
  ...[...READING].map(([node, what]) => on(node, (_node, scene) => scene.read(what))),
  ...DEFINING.map(([node, object, name, replaces = false]) =>
    on(node, define(object, name, replaces)),
  ),
];
