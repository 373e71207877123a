import type { DropOther } from '../../acts.ts';

interface Dropped {
  readonly object: string;
  readonly loses: DropOther['loses'];
  /** True where its name is said together with that of a table. */
  readonly ofTable?: true;
}

/** What goes with each kind of object that DROP names, by the parser's word for it. */
export const DROPPED: ReadonlyMap<string, Dropped> = new Map([
  ['OBJECT_VIEW', { object: 'view', loses: 'definition' }],
  ['OBJECT_MATVIEW', { object: 'materialized-view', loses: 'computed' }],
  ['OBJECT_SEQUENCE', { object: 'sequence', loses: 'counter' }],
  ['OBJECT_FUNCTION', { object: 'function', loses: 'definition' }],
  ['OBJECT_PROCEDURE', { object: 'procedure', loses: 'definition' }],
  ['OBJECT_ROUTINE', { object: 'routine', loses: 'definition' }],
  ['OBJECT_AGGREGATE', { object: 'aggregate', loses: 'definition' }],
  ['OBJECT_OPERATOR', { object: 'operator', loses: 'definition' }],
  ['OBJECT_OPCLASS', { object: 'operator-class', loses: 'definition' }],
  ['OBJECT_OPFAMILY', { object: 'operator-family', loses: 'definition' }],
  ['OBJECT_TYPE', { object: 'type', loses: 'definition' }],
  ['OBJECT_DOMAIN', { object: 'domain', loses: 'definition' }],
  ['OBJECT_COLLATION', { object: 'collation', loses: 'definition' }],
  ['OBJECT_CONVERSION', { object: 'conversion', loses: 'definition' }],
  ['OBJECT_CAST', { object: 'cast', loses: 'definition' }],
  ['OBJECT_TRANSFORM', { object: 'transform', loses: 'definition' }],
  ['OBJECT_LANGUAGE', { object: 'language', loses: 'definition' }],
  ['OBJECT_STATISTIC_EXT', { object: 'statistics', loses: 'computed' }],
  ['OBJECT_TSCONFIGURATION', { object: 'text-search-configuration', loses: 'definition' }],
  ['OBJECT_TSDICTIONARY', { object: 'text-search-dictionary', loses: 'definition' }],
  ['OBJECT_TSPARSER', { object: 'text-search-parser', loses: 'definition' }],
  ['OBJECT_TSTEMPLATE', { object: 'text-search-template', loses: 'definition' }],
  ['OBJECT_ACCESS_METHOD', { object: 'access-method', loses: 'definition' }],
  ['OBJECT_FDW', { object: 'foreign-data-wrapper', loses: 'definition' }],
  ['OBJECT_FOREIGN_SERVER', { object: 'foreign-server', loses: 'definition' }],
  ['OBJECT_FOREIGN_TABLE', { object: 'foreign-table', loses: 'definition' }],
  ['OBJECT_EXTENSION', { object: 'extension', loses: 'definition' }],
  ['OBJECT_PUBLICATION', { object: 'publication', loses: 'protection' }],
  ['OBJECT_EVENT_TRIGGER', { object: 'event-trigger', loses: 'protection' }],
  ['OBJECT_TRIGGER', { object: 'trigger', loses: 'protection', ofTable: true }],
  ['OBJECT_RULE', { object: 'rule', loses: 'definition', ofTable: true }],
  ['OBJECT_POLICY', { object: 'policy', loses: 'protection', ofTable: true }],
] satisfies [string, Dropped][]);
