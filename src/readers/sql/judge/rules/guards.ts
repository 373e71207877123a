import type { DropOther } from '../../acts.ts';
import { ruling, written } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ActOf, Rules, Scope } from './rule.ts';

/** What falls with CASCADE when its own kind is dropped: columns of its type, with all their values. */
const COLUMNS_FALL = new Set(['type', 'domain', 'extension', 'collation', 'function', 'language']);

const WORDS: Readonly<Record<DropOther['loses'], string>> = {
  definition: 'has no rows of its own, and its definition can be made again',
  computed: 'is computed from tables, and has to be computed again to have it back',
  counter: 'knows which numbers were given out, and one made anew starts from the beginning',
  protection: 'watches over something, and no longer does',
  access: 'is what somebody logs on with or is allowed by',
  data: 'holds rows that nothing but a backup brings back',
  unknown: 'is of a kind that no list knows',
};

function rulingOfDrop(act: ActOf<'drop-other'>, { outlook, memory }: Scope): Ruling {
  const { object, name, table, loses, cascade } = act;
  const base = {
    verb: 'delete',
    type: object,
    table,
    part: table === null ? written(name) : name.name,
  } as const;
  const label = object.replaceAll('-', ' ');
  if (cascade && COLUMNS_FALL.has(object)) {
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed', 'schema-break'],
      why: `CASCADE drops what uses the ${label}, and where that is a column all its values go with it`,
      safer: ['leave out CASCADE, so that PostgreSQL names what depends on it'],
    });
  }
  if (loses === 'data') {
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed'],
      why: `A ${label} ${WORDS.data}`,
    });
  }
  if (outlook.makes(object, name.name)) {
    return ruling({ ...base, why: `The ${label} is made again by the same script` });
  }
  if (table !== null && memory.isNew(table)) {
    return ruling({ ...base, why: 'Its table was made by this change' });
  }
  const breaking = /^(?:view|function|procedure|routine|aggregate|foreign-table|type)$/.test(
    object,
  );
  return ruling({
    ...base,
    reversibility:
      loses === 'unknown'
        ? 'unknown'
        : loses === 'definition' || loses === 'protection'
          ? 'reversible'
          : 'costly',
    data: loses === 'unknown' ? 'unknown' : 'none',
    traits: [
      ...(loses === 'protection' ? (['protection-removed'] as const) : []),
      ...(loses === 'access' ? (['identity'] as const) : []),
      ...(breaking ? (['schema-break'] as const) : []),
    ],
    why: `A ${label} ${WORDS[loses]}`,
    safer: breaking ? ['drop it once no running code uses it'] : [],
  });
}

function rulingOfConstraintDrop(act: ActOf<'drop-constraint'>, { outlook, memory }: Scope): Ruling {
  const { table, name, constraint } = act;
  const base = {
    verb: 'delete',
    type: 'constraint',
    table,
    part: name,
    changes: [name ?? constraint],
  } as const;
  if (memory.isNew(table)) return ruling({ ...base, why: 'Its table was made by this change' });
  if (outlook.makes('constraint', name)) {
    return ruling({ ...base, why: 'A constraint of the same name is added by the same script' });
  }
  if (outlook.namesDroppedColumn(name)) {
    return ruling({ ...base, why: 'It falls with the column that the same script drops' });
  }
  return ruling({
    ...base,
    traits: ['protection-removed'],
    why: 'From now on rows are let in that the constraint refused, and once they are in it cannot be put back',
    safer: ['add the new constraint before the old one is dropped'],
  });
}

/** Constraints, indexes, and what has no rows of its own. */
export const guardRules: Rules = {
  'add-constraint': ({ table, name, constraint, columns }) =>
    ruling({
      verb: 'create',
      type: 'constraint',
      table,
      part: name ?? `(${constraint})`,
      changes: columns,
      why: 'A constraint refuses rows and takes none away',
    }),
  'validate-constraint': ({ table, name }, { memory }) => {
    const held = memory.addedInThisTransaction(table, name) && !memory.isNew(table);
    return ruling({
      verb: 'update',
      type: 'constraint',
      table,
      part: name,
      reversibility: held ? 'costly' : 'reversible',
      traits: held ? ['blocking-lock'] : [],
      why: held
        ? 'Every row is compared while the lock of ADD CONSTRAINT, which blocks writes, is still held by the same transaction'
        : 'Every row is compared with the constraint, and nobody is kept out meanwhile',
      safer: held ? ['VALIDATE CONSTRAINT in a transaction of its own'] : [],
    });
  },
  'drop-constraint': rulingOfConstraintDrop,
  'create-index': ({ table, name, concurrently }, { memory, dialect }) => {
    const fails = concurrently && memory.inTransaction && dialect === 'postgresql';
    return ruling({
      verb: 'create',
      type: 'index',
      table,
      part: name ?? '(index)',
      why: fails
        ? 'CREATE INDEX CONCURRENTLY fails in a transaction, and with it the script'
        : 'An index takes nothing away, and can be dropped again',
      safer: fails ? ['run it outside a transaction, as every framework has a switch for'] : [],
    });
  },
  'drop-index': ({ index, table, concurrently }, { outlook, memory, dialect, weightOf }) => {
    const base = { verb: 'delete', type: 'index', table, part: index.name } as const;
    if ((table !== null && memory.isProbablyNew(table)) || outlook.makes('index', index.name)) {
      return ruling({ ...base, why: 'The index or its table is made by the same script' });
    }
    const weight = weightOf(table);
    if (weight.kind === 'small' || weight.kind === 'empty') {
      const why = `The table is ${weight.kind} (${weight.words}), so the index is soon built again`;
      return ruling({ ...base, why });
    }
    const fails = concurrently && memory.inTransaction && dialect === 'postgresql';
    return ruling({
      ...base,
      reversibility: 'costly',
      why: fails
        ? 'DROP INDEX CONCURRENTLY fails in a transaction'
        : 'No row is lost, but queries that used the index read the whole table until it is built again',
      safer: ['look first whether it is used: pg_stat_user_indexes.idx_scan'],
    });
  },
  reindex: ({ object, name }) =>
    ruling({
      verb: 'update',
      type: object,
      part: name === null ? null : written(name),
      why: 'REINDEX keeps all rows',
    }),
  'refresh-matview': ({ view, withData }) =>
    ruling({
      verb: 'update',
      type: 'materialized-view',
      part: written(view),
      reversibility: withData ? 'reversible' : 'costly',
      why: withData
        ? 'The view is computed anew from its tables'
        : 'WITH NO DATA empties the view, and it cannot be read until it is refreshed',
    }),
  'create-other': ({ object, name, table, replaces }) =>
    ruling({
      verb: replaces ? 'update' : 'create',
      type: object,
      table,
      part: table === null ? written(name) : object === 'table' ? null : name.name,
      why: replaces
        ? 'A definition or setting without rows is replaced, and can be put back from source code'
        : 'It is new, and takes nothing away',
    }),
  'drop-other': rulingOfDrop,
};
