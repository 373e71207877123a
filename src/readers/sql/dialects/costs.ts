/** What an act costs those who use the table meanwhile, as each manual says of its default way. */
import type { Cost } from '../acts.ts';

const ONLINE =
  'state ALGORITHM=INSTANT or ALGORITHM=INPLACE, LOCK=NONE, so that MySQL refuses instead of blocking';
const COPY_TOOL = 'copy the table beside it with gh-ost or pt-online-schema-change';

export const mysqlCosts = {
  instant: cost(
    'metadata lock',
    'reads-and-writes',
    'brief',
    'MySQL 8 only notes the new definition (ALGORITHM=INSTANT)',
    [ONLINE],
  ),
  inPlace: cost(
    'metadata lock',
    'nothing',
    'scan',
    'MySQL does it in place and lets others read and write',
    [],
  ),
  rebuild: cost(
    'metadata lock',
    'nothing',
    'rewrite',
    'MySQL rebuilds the table in place and lets others read and write',
    [],
  ),
  copy: cost(
    'shared metadata lock',
    'writes',
    'rewrite',
    'MySQL copies the whole table (ALGORITHM=COPY) and lets nobody write meanwhile',
    [COPY_TOOL, ONLINE],
  ),
} as const;

export const tsqlCosts = {
  brief: cost(
    'Sch-M',
    'reads-and-writes',
    'brief',
    'SQL Server only notes the new definition, once every other transaction lets go',
    ['SET LOCK_TIMEOUT first and try again when it gives up'],
  ),
  alterColumn: cost(
    'Sch-M',
    'reads-and-writes',
    'rewrite',
    'SQL Server checks or writes every row under a schema lock',
    [
      'WITH (ONLINE = ON) in Enterprise edition',
      'add a new column, fill it in batches, and swap the two by sp_rename',
    ],
  ),
  scan: cost(
    'Sch-M',
    'reads-and-writes',
    'scan',
    'SQL Server reads every row under a schema lock',
    ['add it WITH NOCHECK first, and check it later in a quiet hour'],
  ),
  index: cost(
    'S',
    'writes',
    'scan',
    'CREATE INDEX without ONLINE = ON lets nobody write while it is built',
    ['WITH (ONLINE = ON)'],
  ),
  online: cost('IS', 'nothing', 'scan', 'ONLINE = ON lets others read and write', []),
} as const;

export const sqliteCosts = {
  rewrite: cost(
    'EXCLUSIVE',
    'writes',
    'rewrite',
    'SQLite writes the whole table and lets no other connection write to the file',
    [],
  ),
  scan: cost(
    'RESERVED',
    'writes',
    'scan',
    'SQLite reads the whole table and lets no other connection write to the file',
    [],
  ),
} as const;

function cost(
  lock: string,
  blocks: Cost['blocks'],
  duration: Cost['duration'],
  because: string,
  safer: readonly string[],
): Cost {
  return { lock, blocks, duration, because, safer };
}
