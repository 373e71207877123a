/** Statements that are sent to a database: as the database's own client is told them. */
import { UNKNOWN } from '../../../../types.ts';
import type { Carried } from '../../types.ts';
import { type Call, lastSegment, onlyText, type Value } from '../code/value.ts';
import { commands } from './carry.ts';
import type { Rule, RuleContext, Rules } from './types.ts';

const METHODS = new Set(
  'execute executemany executescript execute_batch query exec raw unsafe run do prepare all get each multi fetch fetchval fetchrow exec_query exec_driver_sql batch command queryRawUnsafe $executeRawUnsafe $queryRawUnsafe $executeRaw $queryRaw $executeRaw`` $queryRaw`` sql`` db`` tx`` read_sql simpleQuery statement select read_sql_query query_and_wait'.split(
    ' ',
  ),
);
const STATEMENT =
  /^\s*(?:--[^\n]*\n\s*)*(?:drop|delete|truncate|update|insert|alter|create|grant|revoke|merge|replace|with|select|show|explain|vacuum|set|begin|do|call|copy|rename|reindex|exec|shutdown|flush|purge|attach|detach|optimize|pragma|use|kill)\b/i;
const GRAVE =
  /\b(?:drop|truncate)\s+(?:table|database|schema|column|user|role|index|view|collection|owned|if|\w+)|\bdelete\s+from\s+[\w."`]+\s*(?:;|$)/i;

/** A statement that a call sends; null where the call sends none. */
export function sqlOf(call: Call, context: RuleContext): readonly Carried[] | null {
  const method = lastSegment(call.name);
  if (!METHODS.has(method) && !METHODS.has(call.name)) return null;
  const [first] = call.args;
  const value = first?.texts === undefined ? first?.entries?.get('sql') : first;
  const texts = (value?.texts ?? []).filter((text) => STATEMENT.test(text));
  if (texts.length === 0) return null;
  return texts.flatMap((text) => {
    if (context.from === 'file' && !GRAVE.test(text)) return [];
    const known = { texts: [text.replaceAll(UNKNOWN, 'x')] };
    return commands(client(call, known), context);
  });
}

function connected(call: Call, pattern: RegExp): Call | undefined {
  return call.chain.find(({ name }) => pattern.test(name));
}

/** Words of the client of the database that the call's chain began with; PostgreSQL's where none is said. */
function client(call: Call, statement: Value): readonly (string | Value)[] {
  const names = [call.name, ...call.chain.map(({ name }) => name)].join(' ');
  const begun = connected(
    call,
    /connect|create_engine|Client|Pool|createConnection|Database|open|new/i,
  );
  const address = onlyText(begun?.args[0]) ?? '';
  if (/sqlite/i.test(names) || address.startsWith('sqlite:'))
    return ['sqlite3', address.replace(/^sqlite:\/{2,3}/, '') || 'database', statement];
  const given = [...(begun?.named ?? []), ...(begun?.args[0]?.entries ?? [])];
  const of = (...keys: readonly string[]) =>
    onlyText(given.find(([key]) => keys.includes(key))?.[1]);
  const host = of('host', 'hostname', 'server');
  const database = of('dbname', 'database', 'db');
  if (/mysql|maria/i.test(names) || /^(?:mysql|mariadb)/.test(address))
    return ['mysql', ...flag('-h', host), ...flag('-D', database), '-e', statement];
  if (/clickhouse/i.test(names))
    return ['clickhouse-client', ...flag('--host', host), '--query', statement];
  if (/bigquery/i.test(names)) return ['bq', 'query', statement];
  if (/snowflake/i.test(names)) return ['snowsql', '-q', statement];
  const url = /^[\w+]+:\/\//.test(address) ? address.replace(/^postgresql\+\w+/, 'postgresql') : '';
  const place = url === '' ? [...flag('-h', host), ...flag('-d', database)] : [url];
  return ['psql', ...place, '-c', statement];
}

function flag(name: string, value: string | null): readonly string[] {
  return value === null ? [] : [name, value];
}

const drops =
  (statement: string): Rule =>
  (call, context) =>
    commands(client(call, { texts: [statement] }), context);

const mongo =
  (text: string): Rule =>
  (_, context) =>
    commands(['mongosh', '--eval', text], context);

const redis =
  (text: string): Rule =>
  (call, context) => {
    const host = onlyText(call.chain[0]?.named.get('host'));
    return commands(['redis-cli', ...flag('-h', host), text], context);
  };

/** `deleteMany({})` and `delete_many({})`; with a filter it is an ordinary statement. */
const allOfThem: Rule = (call, context) => {
  const [filter] = call.args;
  const where = filter?.entries?.get('where');
  const empty = filter === undefined || (filter.entries?.size === 0 && filter.name === 'map');
  if (!empty && !(where?.entries?.size === 0)) return [];
  const name = call.name.split('.').at(-2) ?? 'records';
  return commands(['mongosh', '--eval', `db.${name}.deleteMany({})`], context);
};

/** Records of a model, all of them: `Order.objects.all().delete()`, `Order.delete_all`. */
const model =
  (at: number): Rule =>
  (call, context) => {
    const name = (call.name.split('.').at(at) ?? 'records').replace(/\W/g, '') || 'records';
    return commands(['psql', '-c', `DELETE FROM ${name}`], context);
  };

/** By the end of a call's name. */
export const DATA_METHODS: Rules = {
  drop_all: drops('DROP SCHEMA public CASCADE'),
  dropTable: (call, context) => drops(`DROP TABLE ${onlyText(call.args[0]) ?? 'x'}`)(call, context),
  drop_table: (call, context) =>
    drops(`DROP TABLE ${onlyText(call.args[0]) ?? 'x'}`)(call, context),
  dropTableIfExists: (call, context) =>
    drops(`DROP TABLE ${onlyText(call.args[0]) ?? 'x'}`)(call, context),
  dropDatabase: mongo('db.dropDatabase()'),
  drop_database: mongo('db.dropDatabase()'),
  dropCollection: mongo('db.records.drop()'),
  drop_collection: mongo('db.records.drop()'),
  deleteMany: allOfThem,
  delete_many: allOfThem,
  flushall: redis('FLUSHALL'),
  flushAll: redis('FLUSHALL'),
  flushdb: redis('FLUSHDB'),
  flushDb: redis('FLUSHDB'),
  delete_all: model(-2),
  destroy_all: model(-2),
};

/** `….objects.all().delete()` of Django; null for everything else. */
export function modelOf(call: Call, context: RuleContext): readonly Carried[] | null {
  return call.name.endsWith('.objects.all().delete') ? model(-4)(call, context) : null;
}
