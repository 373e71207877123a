import { plural, underscored } from '../translate/names.ts';
import type { Scope } from '../translate/scope.ts';
import { textOf } from '../translate/value.ts';
import type { Call, CallLink } from '../translate/value.ts';
import { evaluate } from '../translate/evaluate.ts';
import type { Place } from '../translate/walk.ts';

const DELETES = new Set(
  'delete_all destroy_all delete destroy destroy! delete_by destroy_by'.split(' '),
);
const UPDATES = new Set(
  'update_all update update! update_columns update_column toggle! touch_all'.split(' '),
);
const INSERTS = new Set(
  'create create! insert insert! insert_all insert_all! find_or_create_by find_or_create_by! first_or_create'.split(
    ' ',
  ),
);
const UPSERTS = new Set('upsert upsert_all'.split(' '));
const FILTERS = new Set(
  'where rewhere find find_by find_by! limit first last joins having not merge and'.split(' '),
);

/** What a call on a model does to its table: `User.where(…).delete_all`. */
export function modelCall(call: Call, { walk, scope }: Place): boolean {
  const at = call.links.findIndex(
    ({ name }) => DELETES.has(name) || UPDATES.has(name) || INSERTS.has(name) || UPSERTS.has(name),
  );
  const act = call.links[at];
  const model = modelOf(call.links.slice(0, at));
  if (act === undefined || model === null) return false;
  const table = tableOf(model, scope);
  if (INSERTS.has(act.name)) walk.emit(call.line, { kind: 'insert', table });
  else if (UPSERTS.has(act.name)) {
    walk.emit(call.line, { kind: 'update', table, columns: [], filtered: true });
  } else {
    const filtered = isFiltered(call.links.slice(0, at), act);
    walk.emit(
      call.line,
      DELETES.has(act.name)
        ? { kind: 'delete', table, filtered }
        : { kind: 'update', table, columns: [...(act.args?.named.keys() ?? [])], filtered },
    );
  }
  return true;
}

/** The last constant before the calls: `Foo::Bar.unscoped` is about Bar. */
function modelOf(links: readonly CallLink[]): string | null {
  let model: string | null = null;
  for (const { name, args } of links) {
    if (!/^[A-Z]/.test(name) || args !== null) break;
    model = name;
  }
  return model;
}

function tableOf(model: string, scope: Scope): string {
  const own = scope
    .class(model)
    ?.body.find(
      (statement) => statement.kind === 'assign' && statement.target === 'self.table_name',
    );
  const named = own?.kind === 'assign' ? textOf(evaluate(own.value, scope)) : null;
  return named ?? plural(underscored(model));
}

function isFiltered(links: readonly CallLink[], act: CallLink): boolean {
  // A scope that no list knows may well be a condition, but nobody can tell that it leaves rows out.
  return (
    links.some(
      ({ name, args }) =>
        FILTERS.has(name) && (args === null || args.list.length + args.named.size > 0),
    ) ||
    (/^(?:delete|destroy)(?:_by)?$/.test(act.name) && act.args !== null)
  );
}
