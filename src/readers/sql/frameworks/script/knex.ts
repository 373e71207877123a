import type { Framework } from '../types.ts';
import { queryCall } from './knex-query.ts';
import { emitRaw, schemaCall } from './knex-schema.ts';
import { isNumbered, maybeScript, translateScript } from './entry.ts';
import type { Call } from '../translate/value.ts';
import type { Handler, Place } from '../translate/walk.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'fn ref transacting context raw_noop isTransaction userParams createTransaction getHelpers timeout returning'.split(
    ' ',
  ),
);

/** `runQuery('…')`, a name that helpers of many projects give to it. */
function runCall(call: Call, place: Place): boolean {
  const last = call.links.at(-1);
  if (last === undefined || last.args === null || last.name !== 'runQuery') return false;
  emitRaw(last, place);
  return true;
}

/** `knex.schema…`, `knex('table')…`, `knex.raw(…)`. */
export function knexHandler(params: readonly string[]): Handler {
  const roots = new Set([
    'knex',
    'trx',
    'db',
    'connection',
    'database',
    'schema',
    ...params.slice(0, 1),
  ]);
  return (call, place) =>
    schemaCall(call, place, roots) || queryCall(call, place, roots) || runCall(call, place);
}

export const knex: Framework = {
  id: 'knex',
  title: 'Knex migration, or code in its place',
  recognises: (path, text) =>
    maybeScript(path, text) &&
    (isNumbered(path) ||
      /\bknex\b/i.test(text) ||
      /\.schema\s*\.?/.test(text) ||
      /addTable|createAddColumnMigration|createTransactionalMigration/.test(text)) &&
    !/queryInterface|QueryRunner|mikro-orm|addSql/.test(text),
  translate: (file) => translateScript(file.text, knexHandler, CONVENTIONS),
};
