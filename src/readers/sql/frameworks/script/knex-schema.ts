import type { Lambda } from '../code/syntax.ts';
import { NO_ARGS, textOf } from '../translate/value.ts';
import type { Call, CallLink } from '../translate/value.ts';
import type { Place } from '../translate/walk.ts';
import { knexTable } from './knex-table.ts';

const CREATES = new Set('createTable createTableIfNotExists createTableLike'.split(' '));
const ALTERS = new Set('table alterTable'.split(' '));
const DROPS = new Set('dropTable dropTableIfExists'.split(' '));
const LOOKS = new Set(
  'hasTable hasColumn withSchema transacting debug schema toSQL toString toQuery generateDdlCommands then catch queryContext'.split(
    ' ',
  ),
);

/** `knex.schema.alterTable(…).dropTable(…)`: one link after the other. */
export function schemaCall(call: Call, place: Place, roots: ReadonlySet<string>): boolean {
  const { walk } = place;
  const [first] = call.links;
  if (first === undefined || call.head !== null || !roots.has(first.name)) return false;
  const at = call.links.findIndex(({ name }) => name === 'schema');
  if (at === -1) return false;
  let schema: string | null = null;
  for (const link of call.links.slice(at + 1)) {
    const args = link.args ?? NO_ARGS;
    const name = textOf(args.list[0]);
    if (link.name === 'withSchema') schema = name;
    const table = name === null ? null : schema === null ? name : `${schema}.${name}`;
    if (LOOKS.has(link.name)) {
      for (const value of args.list)
        if (value.kind === 'lambda')
          walk.block(value.lambda, place.scope, (inner, where) => schemaCall(inner, where, roots));
    } else if (link.name === 'raw') emitRaw(link, place);
    else if (DROPS.has(link.name)) {
      if (table === null)
        walk.unknown(link.line, `${link.name} is given a name that is put together at run time`);
      else
        walk.emit(link.line, {
          kind: 'drop-table',
          table,
          ifExists: link.name !== 'dropTable',
          cascade: false,
        });
    } else if (CREATES.has(link.name)) {
      if (table === null)
        walk.emit(link.line, {
          kind: 'create-table',
          table: 'computed',
          ifNotExists: false,
          columns: [],
        });
      else
        walk.emit(link.line, {
          kind: 'create-table',
          table,
          ifNotExists: link.name.endsWith('NotExists'),
          columns: [],
        });
    } else if (ALTERS.has(link.name)) alter(link, table, place);
    else if (link.name === 'renameTable') {
      const to = textOf(args.list[1]);
      if (table === null || to === null)
        walk.unknown(link.line, 'renameTable is given a name that is put together at run time');
      else walk.emit(link.line, { kind: 'rename-table', from: table, to });
    } else if (/^drop(?:View|MaterializedView)/.test(link.name)) {
      walk.emit(link.line, { kind: 'sql', sql: `DROP VIEW ${table ?? 'computed'}` });
    } else if (/^create(?:View|Schema|Extension)/.test(link.name)) {
      if (link.name.startsWith('createSchema'))
        walk.emit(link.line, { kind: 'sql', sql: `CREATE SCHEMA ${table ?? 'computed'}` });
    } else if (link.name.startsWith('dropSchema')) {
      walk.emit(link.line, { kind: 'sql', sql: `DROP SCHEMA ${table ?? '$1'} CASCADE` });
    } else walk.unknown(link.line, `The code calls schema.${link.name}`);
  }
  return true;
}

export function emitRaw(link: CallLink, { walk }: Place): void {
  const sql = textOf(link.args?.list[0]);
  if (sql === null)
    walk.unknown(link.line, `${link.name} is given a text that is put together at run time`);
  else walk.emit(link.line, { kind: 'sql', sql });
}

function alter(link: CallLink, table: string | null, place: Place): void {
  const lambda = link.args?.list.find((value) => value.kind === 'lambda');
  const body: Lambda | null = lambda?.kind === 'lambda' ? lambda.lambda : null;
  if (table === null || body === null) {
    place.walk.unknown(
      link.line,
      `${link.name} is given something that is put together at run time`,
    );
    return;
  }
  place.walk.block(body, place.scope, knexTable(table, body.params[0] ?? 'this'));
}
