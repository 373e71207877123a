import { NO_ARGS, optionsOf, textOf } from '../translate/value.ts';
import type { Call } from '../translate/value.ts';
import type { Handler, Walk } from '../translate/walk.ts';
import { modelCall } from './models.ts';
import { SCHEMA_CALLS } from './schema-calls.ts';
import { tableBlock } from './table-block.ts';

/** Receivers on which the calls of a migration may be made. */
const RECEIVERS =
  /^(?:(?:ActiveRecord\.Base\.)?connection|self|ActiveRecord\.Migration|ApplicationRecord\.connection|[A-Z][\w.]*\.connection)$/;
const SQL_CALLS = new Set(
  'execute exec_query exec_update exec_delete exec_insert update delete insert query'.split(' '),
);
const SELECTS = /^(?:select_|query_value|query_values|quote|table_exists|column_exists)/;

/** What calls in a migration do. `down` takes what a `reversible` block says of the way back. */
export function railsHandler(down: Walk): Handler {
  const handle: Handler = (call, place) => {
    const { walk, scope } = place;
    const last = call.links.at(-1);
    if (last === undefined) return false;
    const receiver = call.links
      .slice(0, -1)
      .map(({ name }) => name)
      .join('.');
    const args = last.args ?? NO_ARGS;
    const isOwn = receiver === '' ? call.head === null : RECEIVERS.test(receiver);
    if (isOwn) {
      if (last.name === 'reversible' || last.name === 'up_only') {
        if (last.block !== null)
          walk.block(last.block, scope, last.name === 'reversible' ? reversible : handle);
        return true;
      }
      if (last.name === 'revert') return revert(call, walk);
      if (SQL_CALLS.has(last.name) && (receiver !== '' || last.name.startsWith('ex'))) {
        const sql = textOf(args.list[0]);
        if (sql === null)
          walk.unknown(call.line, `${last.name} is given a text that is put together at run time`);
        else walk.emit(call.line, { kind: 'sql', sql });
        return true;
      }
      if (SELECTS.test(last.name)) return true;
      const operations = SCHEMA_CALLS.get(last.name)?.(args, optionsOf(args));
      if (operations !== undefined) {
        if (operations === null) {
          walk.unknown(call.line, `${last.name} is given names that are put together at run time`);
        } else walk.emit(call.line, ...operations);
        if (last.block !== null) tableBlock(last.name, textOf(args.list[0]), last.block, place);
        return true;
      }
      if (last.name === 'safety_assured' && last.block !== null) {
        walk.block(last.block, scope, handle);
        return true;
      }
    }
    return modelCall(call, place);
  };

  const reversible: Handler = (call, place) => {
    const last = call.links.at(-1);
    if (call.links.length === 2 && last?.block !== undefined && last.block !== null) {
      if (last.name === 'up') {
        place.walk.block(last.block, place.scope, handle);
        return true;
      }
      if (last.name === 'down') {
        down.block(last.block, place.scope, handle);
        return true;
      }
    }
    return handle(call, place);
  };
  return handle;
}

function revert(call: Call, walk: Walk): boolean {
  walk.unknown(call.line, 'revert turns other code around');
  return true;
}
