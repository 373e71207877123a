import type { Act, DropOther } from '../acts.ts';
import { base, opaque, stated } from './context.ts';
import type { Context } from './context.ts';

const LOSES: ReadonlyMap<string, DropOther['loses']> = new Map([
  ['VIEW', 'definition'],
  ['PROCEDURE', 'definition'],
  ['PROC', 'definition'],
  ['FUNCTION', 'definition'],
  ['TRIGGER', 'protection'],
  ['EVENT', 'definition'],
  ['TYPE', 'definition'],
  ['SYNONYM', 'definition'],
  ['RULE', 'definition'],
  ['DEFAULT', 'definition'],
  ['STATISTICS', 'computed'],
  ['SEQUENCE', 'counter'],
  ['USER', 'access'],
  ['ROLE', 'access'],
  ['LOGIN', 'access'],
  ['ASSEMBLY', 'definition'],
  ['SERVER', 'definition'],
  ['TABLESPACE', 'data'],
]);

/** `DROP …`, several names at once where the dialect has it. */
export function readDrop(context: Context): readonly Act[] {
  const { reader } = context;
  const temporary = reader.take('TEMPORARY');
  const object = reader.next().text;
  const ifExists = reader.ifExists();
  switch (object) {
    case 'TABLE':
    case 'TABLES': {
      const names = reader.names();
      if (names.length === 0) break;
      return names.map((table) => ({
        ...base(context),
        kind: 'drop-table',
        table,
        ifExists,
        cascade: false,
        // T-SQL's temporary tables are told by their name.
        temporary: temporary || (context.dialect === 'tsql' && table.name.startsWith('#')),
      }));
    }
    case 'DATABASE':
    case 'SCHEMA': {
      const names = reader.names();
      if (names.length === 0) break;
      // In MySQL a schema is a database; in SQL Server it has to be empty.
      return names.map(({ name }) =>
        object === 'SCHEMA' && context.dialect === 'tsql'
          ? { ...base(context), kind: 'drop-schema', name, ifExists, cascade: false }
          : { ...base(context), kind: 'drop-database', name, ifExists },
      );
    }
    case 'INDEX': {
      const index = reader.name();
      if (index === null) break;
      const table = reader.take('ON') ? reader.name() : null;
      return [
        {
          ...base(context),
          kind: 'drop-index',
          index,
          table,
          concurrently: false,
          ifExists,
          cascade: false,
        },
      ];
    }
    case 'COLUMN':
    case 'CONSTRAINT':
      break;
    case 'SECURITY':
    case 'MASTER':
    case 'CERTIFICATE':
    case 'SYMMETRIC':
    case 'ASYMMETRIC':
      return [
        stated(context, {
          verb: 'delete',
          object: 'key',
          name: reader.tokens
            .slice(1, 4)
            .map(({ raw }) => raw)
            .join(' '),
          reversibility: 'irreversible',
          data: 'unknown',
          traits: ['key-material'],
          why: 'What is encrypted with a key or certificate that is dropped can no longer be read',
          safer: ['BACKUP CERTIFICATE or BACKUP MASTER KEY first'],
        }),
      ];
    default: {
      const loses = LOSES.get(object);
      const names = loses === undefined ? [] : reader.names();
      if (loses === undefined || names.length === 0) break;
      const type = object === 'PROC' ? 'procedure' : object.toLowerCase();
      return names.map((name) => {
        const table = reader.take('ON') ? reader.name() : null;
        return {
          ...base(context),
          kind: 'drop-other',
          object: type,
          name,
          table,
          ifExists,
          cascade: false,
          loses,
        };
      });
    }
  }
  return [opaque(context, 'unknown-statement', `DROP ${object} is on no list of statements.`)];
}
