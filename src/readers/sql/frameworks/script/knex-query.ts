import { NO_ARGS, textOf } from '../translate/value.ts';
import type { Call } from '../translate/value.ts';
import type { Place } from '../translate/walk.ts';
import { emitRaw } from './knex-schema.ts';

const DELETES = new Set(['del', 'delete']);
const UPDATES = new Set(['update', 'increment', 'decrement']);
const FILTER = /^(?:and|or)?[wW]here/;

/** `knex('users').where(…).del()` and `knex.raw(…)`. */
export function queryCall(call: Call, place: Place, roots: ReadonlySet<string>): boolean {
  const { walk } = place;
  const [first] = call.links;
  if (first === undefined || call.head !== null || !roots.has(first.name)) return false;
  const raw = call.links.find(
    ({ name, args }) => (name === 'raw' || name === 'runSql') && args !== null,
  );
  if (raw !== undefined) {
    emitRaw(raw, place);
    return true;
  }
  const act = call.links.find(
    ({ name, args }) =>
      args !== null &&
      (DELETES.has(name) ||
        UPDATES.has(name) ||
        /^(?:insert|batchInsert|truncate|upsert)$/.test(name)),
  );
  if (act === undefined)
    return (
      call.links.length > 1 &&
      call.links.some(({ name }) => /^(?:select|first|pluck|count|columnInfo|from)$/.test(name))
    );
  const from = call.links.find(
    ({ name, args }) => args !== null && /^(?:from|into|table)$/.test(name),
  );
  const table =
    textOf((from ?? first).args?.list[0]) ??
    textOf(act.name === 'batchInsert' ? act.args?.list[0] : undefined);
  if (table === null) {
    walk.unknown(call.line, `${act.name} is run on a table whose name is put together at run time`);
    return true;
  }
  const filtered = call.links.some(
    ({ name, args }) => FILTER.test(name) && (args ?? NO_ARGS).list.length > 0,
  );
  const [given] = act.args?.list ?? [];
  const columns = given?.kind === 'map' ? [...given.entries.keys()] : [textOf(given) ?? 'computed'];
  if (DELETES.has(act.name)) walk.emit(call.line, { kind: 'delete', table, filtered });
  else if (UPDATES.has(act.name))
    walk.emit(call.line, { kind: 'update', table, columns, filtered });
  else if (act.name === 'truncate')
    walk.emit(call.line, { kind: 'truncate', table, cascade: false });
  else walk.emit(call.line, { kind: 'insert', table });
  return true;
}
