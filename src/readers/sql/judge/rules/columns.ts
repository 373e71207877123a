import { conversionOf } from '../conversions.ts';
import { ruling } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { emptyBy } from '../table-size.ts';
import type { ActOf, Rules, Scope } from './rule.ts';

const TWO_STEPS = [
  'stop reading and writing it in code first, and drop it in a later migration',
  'keep its values in another table until nobody misses them',
];

function rulingOfType(act: ActOf<'alter-type'>, { memory }: Scope): Ruling {
  const { table, column, to } = act;
  const base = { verb: 'update', type: 'column', table, part: column, changes: ['type'] } as const;
  if (memory.isNew(table) || memory.isNewColumn(table, column)) {
    return ruling({ ...base, why: 'The column was made by this change' });
  }
  const known = conversionOf(act.from, to);
  const values = known.values ?? act.values;
  if (values === 'may-lose') {
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['schema-break'],
      why: `Each value is converted to ${to} by an expression or into a narrower type, and what it cuts off or rounds cannot be had back`,
      safer: [
        'add a new column of the new type, fill it, compare the two, and drop the old one later',
      ],
    });
  }
  return ruling({
    ...base,
    reversibility: values === 'unknown' ? 'costly' : 'reversible',
    data: values === 'unknown' ? 'holds-data' : 'none',
    why:
      values === 'unknown'
        ? `The old type stands nowhere in the input, so nobody can tell whether every value keeps its meaning as ${to}`
        : `Every value fits into ${to} or the statement fails`,
    safer:
      values === 'unknown'
        ? ['look up the old type, and try the conversion in a SELECT first']
        : [],
  });
}

function rulingOfAdd(act: ActOf<'add-column'>, { memory, weightOf }: Scope): Ruling {
  const { table, column } = act;
  const base = { verb: 'create', type: 'column', table, part: column, changes: [column] } as const;
  const empty = memory.isNew(table) || weightOf(table).kind === 'empty';
  if (act.notNull && act.defaultValue === 'none' && act.generated === null && !empty) {
    return ruling({
      ...base,
      reversibility: 'costly',
      traits: ['schema-break'],
      why: 'A column that must not be NULL and has no default cannot be added to a table with rows, and code that runs now inserts rows without it',
      safer: ['add it without NOT NULL, fill it, and set NOT NULL in a later migration'],
    });
  }
  return ruling({ ...base, why: 'A new column takes nothing away' });
}

/** Columns that come, go or change. */
export const columnRules: Rules = {
  'add-column': rulingOfAdd,
  'alter-type': rulingOfType,
  'drop-column': ({ table, column, cascade }, { memory, weightOf }) => {
    const base = {
      verb: 'delete',
      type: 'column',
      table,
      part: column,
      changes: [column],
    } as const;
    if (memory.isNew(table) || memory.isNewColumn(table, column)) {
      return ruling({ ...base, why: 'The column was made by this change' });
    }
    const empty = emptyBy(weightOf(table));
    if (empty !== null) {
      return ruling({ ...base, traits: ['schema-break'], why: `No value is lost: ${empty}` });
    }
    return ruling({
      ...base,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed', 'schema-break'],
      why: `DROP COLUMN takes the value of ${column} in every row${cascade ? ', and CASCADE what depends on it' : ''}, and nothing but a backup brings them back`,
      safer: TWO_STEPS,
    });
  },
  'set-not-null': ({ table, column }) =>
    ruling({
      verb: 'update',
      type: 'column',
      table,
      part: column,
      changes: ['not null'],
      why: 'From now on NULL is refused; nothing that is there is changed',
    }),
  'alter-column': ({ table, column, what }) =>
    ruling({
      verb: 'update',
      type: 'column',
      table,
      part: column,
      changes: [what.replace('-', ' ')],
      why: 'No value that is there is changed, and the setting can be put back',
    }),
};
