import { Scope } from '../translate/scope.ts';
import { NO_ARGS, textOf } from '../translate/value.ts';
import type { Call, Value } from '../translate/value.ts';
import type { Handler, Walk } from '../translate/walk.ts';

const FILTERS = new Set('filter exclude get first last'.split(' '));
const DELETES = new Set('delete _raw_delete'.split(' '));
const INSERTS = new Set('create bulk_create get_or_create'.split(' '));
const SQL = new Set('execute executescript'.split(' '));

/** Follows the function that RunPython is given, where it stands in the same file. */
export function runPython(
  value: Value | undefined,
  walk: Walk,
  scope: Scope,
  app: string,
  line: number,
): void {
  if (value?.kind === 'lambda') {
    walk.block(value.lambda, scope, handlerFor(app));
    return;
  }
  const path = value?.kind === 'call' ? value.call.path : '';
  if (path.endsWith('noop') || path.endsWith('do_nothing')) return;
  const define = scope.function(path);
  if (define === null) {
    walk.unknown(line, `RunPython runs ${path || 'code'} from elsewhere`);
    return;
  }
  walk.run(define.body, new Scope(scope), handlerFor(app));
}

/** What calls on historical models do: `Model.objects.filter(…).delete()`. */
function handlerFor(app: string): Handler {
  return (call, { walk, scope }) => {
    const last = call.links.at(-1);
    if (last === undefined || last.args === null) return false;
    if (SQL.has(last.name) && call.links.length > 1) {
      const sql = textOf(last.args.list[0]);
      if (sql === null) walk.unknown(call.line, 'A statement is put together at run time');
      else walk.emit(call.line, { kind: 'sql', sql });
      return true;
    }
    const isDelete = DELETES.has(last.name);
    const isUpdate =
      last.name === 'update' || last.name === 'bulk_update' || last.name === 'update_or_create';
    if (!isDelete && !isUpdate && !INSERTS.has(last.name)) return false;
    const table = modelTable(call, scope, app);
    if (table === null) return false;
    const filtered =
      call.links.some(
        ({ name, args }) =>
          FILTERS.has(name) && args !== null && args.list.length + args.named.size > 0,
      ) ||
      last.name === 'bulk_update' ||
      last.name === 'update_or_create';
    if (isDelete) walk.emit(call.line, { kind: 'delete', table, filtered });
    else if (isUpdate) {
      walk.emit(call.line, {
        kind: 'update',
        table,
        columns: last.name === 'update' ? [...last.args.named.keys()] : [],
        filtered,
      });
    } else walk.emit(call.line, { kind: 'insert', table });
    return true;
  };
}

function modelTable(call: Call, scope: Scope, app: string): string | null {
  const managed = call.links.some(({ name }) =>
    /^(?:objects|_default_manager|_base_manager|all_objects)$/.test(name),
  );
  if (!managed) return null;
  const [first, second] = call.links;
  const direct = first?.name === 'apps' && second?.name === 'get_model' ? second.args : null;
  const known = first === undefined ? null : scope.value(first.name);
  const got = known?.kind === 'call' ? known.call.links.at(-1) : undefined;
  const args = direct ?? (got?.name === 'get_model' ? (got.args ?? NO_ARGS) : null);
  if (args === null) return first === undefined ? null : `${app}_${first.name.toLowerCase()}`;
  const [label, model] = [
    textOf(args.list[0] ?? args.named.get('app_label')),
    textOf(args.list[1] ?? args.named.get('model_name')),
  ];
  const [owner, name] = model === null ? (label ?? '').split('.') : [label ?? app, model];
  return `${owner ?? app}_${(name ?? '').toLowerCase()}`;
}
