import type { Operation } from '../translate/operation.ts';
import { NO_ARGS, textOf } from '../translate/value.ts';
import type { Call, Value } from '../translate/value.ts';
import type { Handler } from '../translate/walk.ts';
import type { Scope } from '../translate/scope.ts';
import { alembicOperations } from './operations.ts';

const OPERATIONS = new Set(['op', 'batch_op', 'operations']);

/** What calls on `op` do, and on what `batch_alter_table` gives. */
export function alembicHandler(): Handler {
  return (call, { walk, scope }) => {
    const [first, second] = call.links;
    const last = call.links.at(-1);
    if (first === undefined || last === undefined || last.args === null) return false;
    if (last.name === 'execute') {
      const [given] = last.args.list;
      const sql = textOf(
        given ?? last.args.named.get('sqltext') ?? last.args.named.get('statement'),
      );
      if (sql !== null) walk.emit(call.line, { kind: 'sql', sql });
      else if (!coreStatement(given, scope, (operation) => walk.emit(call.line, operation))) {
        walk.unknown(call.line, 'execute is given a statement that is put together at run time');
      }
      return true;
    }
    if (call.links.length !== 2 || second === undefined) return false;
    const batch = batchTable(scope.value(first.name));
    if (batch === undefined && !OPERATIONS.has(first.name)) return false;
    if (
      second.name === 'batch_alter_table' ||
      second.name === 'get_context' ||
      second.name === 'get_bind' ||
      second.name === 'f'
    )
      return true;
    const args = last.args ?? NO_ARGS;
    const operations = alembicOperations(second.name, args, batch ?? null);
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(call.line, `${second.name} is given names that are put together at run time`);
    else walk.emit(call.line, ...operations);
    return true;
  };
}

/** The table of a `with op.batch_alter_table(…) as batch_op`; null where its name is not known. */
function batchTable(value: Value | null): string | null | undefined {
  if (value?.kind !== 'call') return undefined;
  const last = value.call.links.at(-1);
  if (last?.name !== 'batch_alter_table') return undefined;
  return textOf(last.args?.list[0] ?? last.args?.named.get('table_name')) ?? 'computed';
}

/** `table.delete().where(…)`, `sa.update(table).values(…)`; false for anything else. */
function coreStatement(
  value: Value | undefined,
  scope: Scope,
  emit: (operation: Operation) => void,
): boolean {
  if (value?.kind !== 'call') return false;
  const { links } = value.call;
  const act = links.find(
    ({ name, args }) => args !== null && /^(?:delete|update|insert|select)$/.test(name),
  );
  if (act === undefined) return false;
  if (act.name === 'select') return true;
  const table = tableOf(value.call, act.args?.list[0], scope);
  const filtered = links.some(
    ({ name, args }) => /^(?:where|filter)$/.test(name) && (args?.list.length ?? 0) > 0,
  );
  if (act.name === 'insert') emit({ kind: 'insert', table });
  else if (act.name === 'delete') emit({ kind: 'delete', table, filtered });
  else emit({ kind: 'update', table, columns: columnsOf(links), filtered });
  return true;
}

function columnsOf(links: Call['links']): readonly string[] {
  const values = links.find(({ name }) => name === 'values')?.args;
  const maps =
    values?.list.flatMap((value) => (value.kind === 'map' ? [...value.entries.keys()] : [])) ?? [];
  return [...maps, ...(values?.named.keys() ?? [])];
}

function tableOf(call: Call, given: Value | undefined, scope: Scope): string {
  const variable = given ?? scope.value(call.links[0]?.name ?? '') ?? undefined;
  const last = variable?.kind === 'call' ? variable.call.links.at(-1) : undefined;
  const isTable = last !== undefined && /^(?:table|Table)$/.test(last.name);
  const name = isTable ? textOf(last.args?.list[0]) : null;
  return (
    name ??
    (variable?.kind === 'call' && last?.args === null
      ? last.name
      : (call.links[0]?.name ?? 'computed'))
  );
}
