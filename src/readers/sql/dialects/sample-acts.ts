import type { Act } from '../acts.ts';
import type { LocalDialect } from './lexer.ts';
import { recognise } from './recognise.ts';
import { split } from './split.ts';

/** Acts in a few words each, for tables of tests. */
export function summaryOf(sql: string, dialect: LocalDialect): string {
  return split(sql, dialect)
    .flatMap((statement) => recognise(statement, dialect))
    .map(inWords)
    .join('; ');
}

export function inWords(act: Act): string {
  switch (act.kind) {
    case 'opaque':
      return `opaque ${act.reason}`;
    case 'delete':
      return `delete ${act.table.name} ${act.filter.kind}${act.limited ? ' limited' : ''}`;
    case 'update':
      return `update ${act.table.name}(${act.columns.join(',')}) ${act.filter.kind}`;
    case 'drop-column':
      return `drop-column ${act.table.name}.${act.column}`;
    case 'alter-type':
      return `alter-type ${act.table.name}.${act.column} ${act.to}`;
    case 'add-column':
      return `add-column ${act.table.name}.${act.column} ${act.defaultValue}`;
    case 'rename':
      return `rename ${act.object} ${act.from} ${act.to}`;
    case 'stated':
      return `${act.verb} ${act.object} ${act.reversibility}`;
    case 'drop-other':
      return `drop-other ${act.object} ${act.loses}`;
    case 'settings':
      return `settings ${act.name}=${act.value ?? ''}`;
    case 'grant':
    case 'revoke':
      return `${act.kind} ${act.privileges.join(',')} ${act.object} ${act.grantees.join(',')}`;
    case 'drop-database':
      return `drop-database ${act.name}`;
    case 'transaction':
      return act.action;
    case 'create-index':
      return `create-index ${act.table.name} ${act.cost?.blocks ?? 'free'}`;
    case 'drop-constraint':
    case 'add-constraint':
      return `${act.kind} ${act.constraint}${'notValid' in act && act.notValid ? ' unchecked' : ''}`;
    case 'drop-index':
      return `drop-index ${act.index.name}`;
    case 'call':
      return `call ${act.functions.map(({ name }) => name).join(',')}`;
    case 'insert':
      return `insert ${act.table.name}${act.overwrites ? ' over' : ''}`;
    case 'set-not-null':
      return `set-not-null ${act.column}`;
    case 'rewrite-table':
      return `rewrite ${act.table.name} ${act.cost?.blocks ?? 'free'}`;
    default:
      return 'table' in act && act.table !== null ? `${act.kind} ${act.table.name}` : act.kind;
  }
}
