import type { Act, ObjectName } from '../acts.ts';
import type { ScriptMemory } from './memory.ts';

/** Writes down what an act has made of the database, once it has been judged. */
export function remember(act: Act, memory: ScriptMemory): void {
  switch (act.kind) {
    case 'create-table':
      // In a block it may stand in a branch that is not taken.
      if (act.within !== null || (act.ifNotExists && !act.temporary)) {
        memory.made(act.table, 'if-missing');
      } else memory.made(act.table, 'certain');
      return;
    case 'drop-table':
      memory.gone(act.table);
      return;
    case 'insert':
    case 'attach-partition':
      memory.refilled(act.table);
      return;
    case 'delete':
      if (act.movedTo !== undefined) memory.refilled(act.movedTo);
      return;
    case 'add-column':
      if (!act.ifNotExists && act.within === null)
        memory.columnAdded(act.table, act.column, act.type);
      return;
    case 'rename':
      rememberName(act, memory);
      return;
    case 'add-constraint': {
      const [column = null] = act.constraint === 'not-null' ? act.columns : [act.provesNotNull];
      memory.constraintAdded(act.table, act.name, column, !act.notValid);
      return;
    }
    case 'validate-constraint':
      memory.constraintValidated(act.table, act.name);
      return;
    case 'create-other':
      if (act.body !== undefined) memory.functionMade(act.name, act.body);
      return;
    case 'settings':
      if (act.scope === 'session' || act.scope === 'transaction')
        memory.setting(act.name, act.value);
      return;
    case 'transaction':
      memory.transaction(act.action);
      return;
    default:
  }
}

function rememberName(act: Extract<Act, { kind: 'rename' }>, memory: ScriptMemory): void {
  if (act.object === 'schema' || act.object === 'database') memory.recount();
  if (act.table === null) return;
  if (act.object === 'column') memory.columnRenamed(act.table, act.from, act.to);
  if (act.object === 'table') memory.renamed(act.table, nameOf(act.to, act.table));
}

function nameOf(written: string, before: ObjectName): ObjectName {
  const parts = written.split('.');
  return { schema: parts.at(-2) ?? before.schema, name: parts.at(-1) ?? '' };
}
