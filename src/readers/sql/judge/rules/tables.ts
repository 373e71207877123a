import { ruling, written } from '../ruling.ts';
import { emptyBy } from '../table-size.ts';
import type { Rules } from './rule.ts';

const RENAME_FIRST =
  'rename it first (ALTER TABLE … RENAME TO …_old), and drop it in a later migration once nobody misses it';

/** Tables, schemas and databases that come and go. */
export const tableRules: Rules = {
  'create-table': ({ table, temporary }) =>
    temporary
      ? null
      : ruling({ verb: 'create', type: 'table', table, why: 'A new table has no rows to lose' }),
  'drop-table': ({ table, cascade, temporary }, { memory, weightOf }) => {
    const base = { verb: 'delete', type: 'table', table } as const;
    if (temporary || memory.isNew(table)) {
      return ruling({
        ...base,
        why: 'The table was made by this change, so no older row is in it',
      });
    }
    const empty = emptyBy(weightOf(table));
    if (empty !== null) {
      return ruling({
        ...base,
        traits: ['schema-break'],
        why: `No row is lost: ${empty}, and it can be created again from its definition`,
      });
    }
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed', 'schema-break'],
      why: `DROP TABLE takes all rows of ${written(table)}${cascade ? ', and CASCADE the views and foreign keys that refer to it' : ''}, and nothing but a backup brings them back${memory.isProbablyNew(table) ? '; that this change creates a table of that name does not show that there was none before' : ''}`,
      safer: [
        RENAME_FIRST,
        ...(cascade ? ['leave out CASCADE, so that PostgreSQL names what depends on it'] : []),
      ],
    });
  },
  'drop-database': ({ name }) =>
    ruling({
      verb: 'delete',
      type: 'database',
      table: null,
      part: name,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed', 'database'],
      why: 'DROP DATABASE takes every table in it, outside any transaction, and nothing but a backup brings it back',
      safer: ['rename it first (ALTER DATABASE … RENAME TO …), and drop it once nobody misses it'],
    }),
  'drop-schema': ({ name, cascade }) =>
    cascade
      ? ruling({
          verb: 'delete',
          type: 'schema',
          part: name,
          reversibility: 'irreversible',
          data: 'holds-data',
          traits: ['contents-destroyed', 'schema-break'],
          why: 'DROP SCHEMA … CASCADE takes every table in it with all rows, and nothing but a backup brings them back',
          safer: [
            'leave out CASCADE, so that it fails while anything is in it',
            RENAME_FIRST.replace('TABLE', 'SCHEMA'),
          ],
        })
      : ruling({
          verb: 'delete',
          type: 'schema',
          part: name,
          why: 'Without CASCADE only an empty schema is dropped',
        }),
  rename: ({ object, table, from, to }, { memory }) => {
    const breaking =
      object !== 'index' && object !== 'constraint' && object !== 'type' && object !== 'other';
    const fresh = table !== null && memory.isNew(table);
    const base = {
      verb: 'move',
      type: object === 'other' ? 'object' : object,
      table: object === 'column' || object === 'constraint' || object === 'table' ? table : null,
      part: object === 'table' ? null : from,
      changes: ['name'],
    } as const;
    if (!breaking || fresh) {
      return ruling({
        ...base,
        why: `Only a name changes, from ${from} to ${to}, which no running code uses`,
      });
    }
    return ruling({
      ...base,
      reversibility: 'costly',
      traits: ['schema-break'],
      why: `Code that runs now knows ${from} and not ${to}, so it fails until it is replaced`,
      safer: [
        object === 'column'
          ? 'add a new column, write both, move readers over, and drop the old one in a later migration'
          : 'keep a view of the old name until all code uses the new one',
      ],
    });
  },
  'rewrite-table': ({ table, what }) =>
    ruling({
      verb: 'update',
      type: 'table',
      table,
      changes: [what],
      why: `${what} keeps all rows`,
    }),
  'vacuum-full': ({ table }) =>
    ruling({
      verb: 'update',
      type: table === null ? 'database' : 'table',
      table,
      why: 'VACUUM FULL keeps all rows',
    }),
  cluster: ({ table }) =>
    ruling({
      verb: 'update',
      type: table === null ? 'database' : 'table',
      table,
      why: 'CLUSTER keeps all rows',
    }),
  lock: ({ table, mode }) =>
    ruling({
      verb: 'update',
      type: 'table',
      table,
      why: `LOCK TABLE takes the ${mode} lock and changes nothing`,
    }),
  'attach-partition': ({ table, partition }) =>
    ruling({
      verb: 'update',
      type: 'table',
      table,
      changes: [written(partition)],
      why: 'A table becomes a partition, and can be detached again',
    }),
  'detach-partition': ({ table, partition }, { memory }) => {
    const base = { verb: 'update', type: 'table', table, changes: [written(partition)] } as const;
    if (memory.isNew(partition))
      return ruling({ ...base, why: 'The partition was made by this change' });
    return ruling({
      ...base,
      reversibility: 'costly',
      traits: ['schema-break'],
      why: 'The rows stay in a table of their own, but whoever reads the parent table no longer sees them',
    });
  },
};
