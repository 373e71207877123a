import { Scope } from '../translate/scope.ts';
import { deep, translated } from '../translate/translation.ts';
import { Walk } from '../translate/walk.ts';
import type { Framework, Translation } from '../types.ts';
import { laravelHandler } from './calls.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'Schema DB unsetEventDispatcher connection getSchemaBuilder disableForeignKeyConstraints enableForeignKeyConstraints withoutForeignKeyConstraints abortIf skipIf warnIf write config env collect app getTablePrefix select selectOne hasTable hasColumn beginTransaction'.split(
    ' ',
  ),
);

export const laravel: Framework = {
  id: 'laravel',
  title: 'Laravel, Doctrine or Phinx migration',
  recognises: (path, text) =>
    path.endsWith('.php') &&
    /\bMigration\b/.test(text) &&
    /function\s+(?:up|change|safeUp)\s*\(/.test(text),
  translate: (file) =>
    translated(file.text, 'php', (statements): Translation => {
      const scope = new Scope();
      const up = new Walk(CONVENTIONS);
      const down = new Walk(CONVENTIONS);
      let hasDown = false;
      let irreversible: Translation['irreversible'] = null;
      const all = deep(classesIn(statements));
      for (const statement of all) if (statement.kind === 'define') scope.define(statement);
      for (const statement of all) {
        if (statement.kind !== 'define') continue;
        if (/^(?:up|change|safeUp|preUp|postUp)$/.test(statement.name)) {
          up.run(statement.body, new Scope(scope), laravelHandler());
        } else if (statement.name === 'down' || statement.name === 'safeDown') {
          hasDown = true;
          const [first] = statement.body;
          if (first?.kind === 'raise')
            irreversible = { line: first.line, note: 'down throws: there is no way back' };
          down.run(statement.body, new Scope(scope), laravelHandler());
        }
      }
      return {
        up: up.found,
        down: hasDown ? down.found : null,
        transactional: null,
        irreversible,
        failed: null,
      };
    }),
};

/** `return new class extends Migration {…}` is a class inside an expression. */
function classesIn(statements: Parameters<typeof deep>[0]): Parameters<typeof deep>[0] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'run') return [statement];
    const { value } = statement;
    const inner = value.kind === 'chain' ? value.head : value;
    return inner?.kind === 'lambda' ? inner.body : [statement];
  });
}
