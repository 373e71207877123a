import type { Act, Cost, ObjectName } from '../acts.ts';
import { base, opaque, stated } from './context.ts';
import type { Context } from './context.ts';
import { mysqlCosts, sqliteCosts, tsqlCosts } from './costs.ts';
import { addOf } from './alter-add.ts';
import { changeOf } from './alter-change.ts';

/** `ALTER TABLE t …, …`: an act for each command. */
export function readAlterTable(context: Context): readonly Act[] {
  const { reader, dialect } = context;
  reader.takeAny('ONLINE', 'OFFLINE', 'IGNORE');
  reader.ifExists();
  const table = reader.name();
  if (table === null)
    return [opaque(context, 'syntax-error', 'ALTER TABLE names no table that can be read.')];
  const acts: Act[] = [];
  const forced = dialect === 'mysql' ? forcedCost(context) : null;
  let last = '';
  while (!reader.done) {
    const before = reader.at;
    acts.push(...command(context, table, last));
    last = reader.tokens[before]?.text ?? last;
    reader.take(',');
    if (reader.at === before) {
      acts.push(
        opaque(context, 'syntax-error', `ALTER TABLE … ${reader.token.raw} cannot be read.`),
      );
      break;
    }
  }
  return forced === null
    ? acts
    : acts.map((act) => (act.cost === null ? act : { ...act, cost: forced }));
}

/** What the statement itself says of how it is to be done; MySQL refuses where that is impossible. */
function forcedCost({ statement }: Context): Cost | null {
  if (/\bALGORITHM\s*=?\s*INSTANT\b/i.test(statement.sql)) return mysqlCosts.instant;
  if (/\bALGORITHM\s*=?\s*COPY\b|\bLOCK\s*=?\s*(?:SHARED|EXCLUSIVE)\b/i.test(statement.sql))
    return mysqlCosts.copy;
  if (/\bLOCK\s*=?\s*NONE\b|\bALGORITHM\s*=?\s*INPLACE\b/i.test(statement.sql))
    return mysqlCosts.rebuild;
  return null;
}

function command(context: Context, table: ObjectName, last: string): readonly Act[] {
  const { reader, dialect } = context;
  const isWithNoCheck = reader.take('WITH', 'NOCHECK');
  if (!isWithNoCheck) reader.take('WITH', 'CHECK');
  if (reader.take('ADD')) return addOf(context, table, isWithNoCheck);
  if (reader.take('DROP')) return dropOf(context, table);
  const changed = changeOf(context, table, isWithNoCheck);
  if (changed !== null) return changed;
  // `DROP COLUMN a, b` and `ADD a int, b int` go on without their word in T-SQL.
  if (dialect === 'tsql' && last === 'DROP') return dropOf(context, table);
  if (dialect === 'tsql' && (last === 'ADD' || last === 'WITH'))
    return addOf(context, table, isWithNoCheck);
  return [];
}

function dropOf(context: Context, table: ObjectName): readonly Act[] {
  const { reader, dialect } = context;
  const word = reader.takeAny(
    'COLUMN',
    'CONSTRAINT',
    'CHECK',
    'FOREIGN',
    'PRIMARY',
    'INDEX',
    'KEY',
    'PARTITION',
    'PERIOD',
  );
  const ifExists = reader.ifExists();
  if (word === 'PRIMARY') {
    reader.take('KEY');
    // With a new key in the same statement MySQL rebuilds in place.
    const cost = /\bADD\s+(?:CONSTRAINT\s+\S+\s+)?PRIMARY\s+KEY\b/i.test(context.statement.sql)
      ? mysqlCosts.rebuild
      : mysqlCosts.copy;
    return [
      {
        ...base(context, cost),
        kind: 'drop-constraint',
        table,
        name: 'PRIMARY',
        constraint: 'primary-key',
        ifExists,
        cascade: false,
      },
    ];
  }
  if (word === 'PARTITION') {
    const names = reader.names().map(({ name }) => name);
    return [
      stated(context, {
        verb: 'delete',
        object: 'partition',
        name: names.join(', '),
        table,
        reversibility: 'irreversible',
        data: 'holds-data',
        traits: ['contents-destroyed', 'database'],
        why: 'ALTER TABLE … DROP PARTITION takes every row of the partition, and nothing but a backup brings them back',
        safer: ['EXCHANGE PARTITION with an empty table first, and drop that table later'],
      }),
    ];
  }
  if (word === 'FOREIGN') reader.take('KEY');
  const name = reader.name();
  if (name === null) return [];
  if (word === 'INDEX' || word === 'KEY') {
    return [
      {
        ...base(context, dialect === 'mysql' ? mysqlCosts.inPlace : null),
        kind: 'drop-index',
        index: name,
        table,
        concurrently: false,
        ifExists,
        cascade: false,
      },
    ];
  }
  if (
    word === 'CONSTRAINT' ||
    word === 'CHECK' ||
    word === 'FOREIGN' ||
    (word === null && dialect === 'tsql')
  ) {
    const constraint =
      word === 'FOREIGN'
        ? ('foreign-key' as const)
        : word === 'CHECK'
          ? ('check' as const)
          : ('unknown' as const);
    return [
      {
        ...base(context),
        kind: 'drop-constraint',
        table,
        name: name.name,
        constraint,
        ifExists,
        cascade: false,
      },
    ];
  }
  const cost =
    dialect === 'mysql'
      ? mysqlCosts.rebuild
      : dialect === 'sqlite'
        ? sqliteCosts.rewrite
        : tsqlCosts.brief;
  const found: Act[] = [
    {
      ...base(context, cost),
      kind: 'drop-column',
      table,
      column: name.name,
      ifExists,
      cascade: false,
    },
  ];
  if (dialect !== 'tsql') return found;
  // `DROP COLUMN a, b`
  while (
    reader.token.text === ',' &&
    /^(?:word|name)$/.test(reader.peek().kind) &&
    !/^(?:COLUMN|CONSTRAINT|ADD|DROP|ALTER)$/.test(reader.peek().text)
  ) {
    reader.take(',');
    const further = reader.name();
    if (further !== null)
      found.push({
        ...base(context, cost),
        kind: 'drop-column',
        table,
        column: further.name,
        ifExists,
        cascade: false,
      });
  }
  return found;
}
