import { NO_ARGS, textOf } from '../translate/value.ts';
import type { Call } from '../translate/value.ts';
import type { Handler, Place } from '../translate/walk.ts';
import { blueprint } from './blueprint.ts';

const SQL = new Set(
  'statement unprepared addSql executeStatement executeQuery exec execute query insert update delete affectingStatement'.split(
    ' ',
  ),
);
const FILTER = /^(?:or)?[wW]here/;

/** `Schema::…`, `DB::…`, Doctrine's `$this->addSql`, and models. */
export function laravelHandler(): Handler {
  return (call, place) => schemaCall(call, place) || sqlCall(call, place) || queryCall(call, place);
}

function schemaCall(call: Call, place: Place): boolean {
  const { walk, scope } = place;
  const at = call.links.findIndex(({ name }) => name === 'Schema');
  const act = call.links.at(-1);
  if (at !== 0 || act === undefined || act.args === null) return false;
  const [table, to] = act.args.list.map((value) => textOf(value));
  switch (act.name) {
    case 'drop':
    case 'dropIfExists':
      if (typeof table === 'string') {
        walk.emit(act.line, {
          kind: 'drop-table',
          table,
          ifExists: act.name !== 'drop',
          cascade: false,
        });
      } else walk.unknown(act.line, `${act.name} is given a name that is put together at run time`);
      return true;
    case 'dropAllTables':
      walk.unknown(act.line, 'dropAllTables drops whatever tables there are');
      return true;
    case 'dropColumns': {
      const [, given] = act.args.list;
      const columns =
        given?.kind === 'list' ? given.items.map((value) => textOf(value)) : [to ?? null];
      for (const column of columns) {
        if (typeof table === 'string' && typeof column === 'string')
          walk.emit(act.line, { kind: 'drop-column', table, column, ifExists: false });
        else walk.unknown(act.line, 'dropColumns is given names that are put together at run time');
      }
      return true;
    }
    case 'rename':
      if (typeof table === 'string' && typeof to === 'string')
        walk.emit(act.line, { kind: 'rename-table', from: table, to });
      else walk.unknown(act.line, 'rename is given names that are put together at run time');
      return true;
    case 'create':
      walk.emit(act.line, {
        kind: 'create-table',
        table: table ?? 'computed',
        ifNotExists: false,
        columns: [],
      });
      return true;
    case 'table': {
      const body = act.args.list.find((value) => value.kind === 'lambda');
      if (typeof table !== 'string' || body?.kind !== 'lambda')
        walk.unknown(act.line, 'Schema::table is given something that is put together at run time');
      else walk.block(body.lambda, scope, blueprint(table, body.lambda.params[0] ?? '$table'));
      return true;
    }
    case 'withoutForeignKeyConstraints':
      for (const value of act.args.list)
        if (value.kind === 'lambda') walk.block(value.lambda, scope, laravelHandler());
      return true;
    default:
      return /^(?:has|get|connection|disable|enable|defaultStringLength)/.test(act.name);
  }
}

function sqlCall(call: Call, { walk }: Place): boolean {
  const last = call.links.at(-1);
  const [first] = call.links;
  if (last === undefined || last.args === null || !SQL.has(last.name)) return false;
  const isRaw =
    first?.name === 'DB'
      ? call.links.every(({ name }) => name !== 'table')
      : /^(?:\$this|\$(?:this->)?connection|\$conn|\$pdo)$/.test(first?.name ?? '');
  if (!isRaw) return false;
  const sql = textOf(last.args.list[0]);
  if (sql === null)
    walk.unknown(call.line, `${last.name} is given a text that is put together at run time`);
  else walk.emit(call.line, { kind: 'sql', sql });
  return true;
}

/** `DB::table('users')->where(…)->delete()` */
function queryCall(call: Call, { walk }: Place): boolean {
  const at = call.links.findIndex(
    ({ name, args }) => args !== null && /^(?:table|from)$/.test(name),
  );
  const [first] = call.links;
  const act = call.links.findLast(
    ({ name, args }) =>
      args !== null &&
      /^(?:delete|truncate|update|increment|decrement|insert|insertGetId|insertOrIgnore|insertUsing|updateOrInsert|upsert|create|forceDelete)$/.test(
        name,
      ),
  );
  if (
    act === undefined ||
    first === undefined ||
    (first.name !== 'DB' && !/^[A-Z]/.test(first.name))
  )
    return false;
  const model = /^[A-Z]/.test(first.name) && first.name !== 'DB' ? first.name : null;
  const table =
    model === null
      ? textOf(call.links[at]?.args?.list[0])
      : `${model.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()}s`;
  if (table === null) {
    walk.unknown(call.line, `${act.name} is run on a table whose name is put together at run time`);
    return true;
  }
  const filtered = call.links.some(
    ({ name, args }) =>
      (FILTER.test(name) || name === 'find' || name === 'whereIn') &&
      (args ?? NO_ARGS).list.length > 0,
  );
  const [given] = act.args?.list ?? [];
  if (/^(?:delete|forceDelete)$/.test(act.name))
    walk.emit(call.line, { kind: 'delete', table, filtered: filtered || given !== undefined });
  else if (act.name === 'truncate')
    walk.emit(call.line, { kind: 'truncate', table, cascade: false });
  else if (/^(?:insert|create)/.test(act.name)) walk.emit(call.line, { kind: 'insert', table });
  else {
    const columns = given?.kind === 'map' ? [...given.entries.keys()] : [];
    walk.emit(call.line, {
      kind: 'update',
      table,
      columns,
      filtered: filtered || act.name === 'updateOrInsert' || act.name === 'upsert',
    });
  }
  return true;
}
