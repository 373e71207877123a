import { Scope } from '../translate/scope.ts';
import { deep, translated } from '../translate/translation.ts';
import { NO_ARGS } from '../translate/value.ts';
import { Walk } from '../translate/walk.ts';
import type { Handler } from '../translate/walk.ts';
import type { Framework, Translation } from '../types.ts';
import { efOperations } from './operations.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'Annotation OldAnnotation ActiveProvider IsSqlServer IsNpgsql IsSqlite IsMySql nameof'.split(' '),
);

export const efCore: Framework = {
  id: 'ef-core',
  title: 'Entity Framework migration',
  recognises: (path, text) =>
    path.endsWith('.cs') && /\bMigrationBuilder\b/.test(text) && /\bvoid\s+Up\s*\(/.test(text),
  translate: (file) =>
    translated(file.text, 'csharp', (statements): Translation => {
      const scope = new Scope();
      const up = new Walk(CONVENTIONS);
      const down = new Walk(CONVENTIONS);
      const all = deep(statements);
      let hasDown = false;
      for (const statement of all) if (statement.kind === 'define') scope.define(statement);
      for (const statement of all) {
        if (statement.kind !== 'define') continue;
        if (statement.name === 'Up')
          up.run(statement.body, new Scope(scope), handlerFor(statement.params[0]));
        else if (statement.name === 'Down') {
          hasDown = true;
          down.run(statement.body, new Scope(scope), handlerFor(statement.params[0]));
        }
      }
      return {
        up: up.found,
        down: hasDown ? down.found : null,
        transactional: true,
        irreversible: null,
        failed: null,
      };
    }),
};

function handlerFor(builder = 'migrationBuilder'): Handler {
  return (call, { walk }) => {
    const [first, act] = call.links;
    if (first?.name !== builder || act === undefined || act.args === null) return false;
    const operations = efOperations(act.name, act.args ?? NO_ARGS, act.generic);
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(call.line, `${act.name} is given names that are put together at run time`);
    else walk.emit(call.line, ...operations);
    return true;
  };
}
