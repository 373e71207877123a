import type { Statement } from '../code/syntax.ts';
import { Scope } from '../translate/scope.ts';
import { deep, raisedAtOnce, translated } from '../translate/translation.ts';
import { Walk } from '../translate/walk.ts';
import type { Framework, Translation } from '../types.ts';
import { railsHandler } from './calls.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  `set_table_comment change_table_comment change_column_comment milestone restrict_gitlab_migration
  disable_statement_timeout enable_lock_retries! safety_assured stop_if rename_index_noop
  ActiveRecord Base Migration Rails I18n Time Date DateTime Arel`.split(/\s+/),
);

export const rails: Framework = {
  id: 'rails',
  title: 'Rails migration',
  recognises: (path, text) =>
    path.endsWith('.rb') &&
    /<\s*(?:::)?(?:ActiveRecord::Migration|Gitlab::Database::Migration)\b/.test(text),
  translate: (file) => translated(file.text, 'ruby', (statements) => translate(statements)),
};

function translate(statements: readonly Statement[]): Translation {
  const up = new Walk(CONVENTIONS, true);
  const down = new Walk(CONVENTIONS, true);
  const scope = new Scope();
  let hasDown = false;
  let irreversible: Translation['irreversible'] = null;
  let transactional = true;
  for (const statement of deep(statements)) {
    if (statement.kind === 'class') scope.declare(statement);
    else if (statement.kind === 'define') scope.define(statement);
    else if (statement.kind === 'assign') up.run([statement], scope, () => true);
    else if (statement.kind === 'run' && statement.value.kind === 'chain') {
      if (statement.value.links[0]?.name === 'disable_ddl_transaction!') transactional = false;
    }
  }
  for (const statement of deep(statements)) {
    if (statement.kind !== 'define') continue;
    if (statement.name === 'up' || statement.name === 'change') {
      up.run(statement.body, new Scope(scope), railsHandler(down));
      if (statement.name === 'change') hasDown = true;
    } else if (statement.name === 'down') {
      hasDown = true;
      const line = raisedAtOnce(statement.body);
      if (line !== null) irreversible = { line, note: 'down raises: there is no way back' };
      else down.run(statement.body, new Scope(scope), railsHandler(down));
    }
  }
  return {
    up: up.found,
    down: hasDown ? down.found : null,
    transactional,
    irreversible,
    failed: null,
  };
}
