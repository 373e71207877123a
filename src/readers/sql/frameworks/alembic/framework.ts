import type { Statement } from '../code/syntax.ts';
import { Scope } from '../translate/scope.ts';
import { deep, raisedAtOnce, translated } from '../translate/translation.ts';
import { Walk } from '../translate/walk.ts';
import type { Framework, Translation } from '../types.ts';
import { alembicHandler } from './calls.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'sa sqlalchemy postgresql mysql context impl f create_all Enum relationship backref ForeignKey Integer String get_x_argument autocommit_block begin_transaction'.split(
    ' ',
  ),
);

export const alembic: Framework = {
  id: 'alembic',
  title: 'Alembic migration',
  recognises: (path, text) =>
    path.endsWith('.py') &&
    /^(?:async )?def upgrade\s*\(/m.test(text) &&
    (/^down_revision\b/m.test(text) || /\balembic\b/.test(text)),
  translate: (file) =>
    translated(file.text, 'python', (statements) => translate(statements, file.text)),
};

function translate(statements: readonly Statement[], text: string): Translation {
  const up = new Walk(CONVENTIONS);
  const down = new Walk(CONVENTIONS);
  const scope = new Scope();
  for (const statement of deep(statements)) {
    if (statement.kind === 'define') scope.define(statement);
    else if (statement.kind === 'class') scope.declare(statement);
    else if (statement.kind === 'assign') new Walk().run([statement], scope, () => true);
  }
  let irreversible: Translation['irreversible'] = null;
  let hasDown = false;
  for (const statement of statements) {
    if (statement.kind !== 'define') continue;
    if (/^upgrade(?:_\w+)?$/.test(statement.name) && !isCalled(statement.name, statements)) {
      up.run(statement.body, new Scope(scope), alembicHandler());
    } else if (
      /^downgrade(?:_\w+)?$/.test(statement.name) &&
      !isCalled(statement.name, statements)
    ) {
      hasDown = true;
      const line = raisedAtOnce(statement.body);
      if (line !== null) irreversible = { line, note: 'downgrade raises: there is no way back' };
      down.run(statement.body, new Scope(scope), alembicHandler());
    }
  }
  const transactional = !text.includes('autocommit_block');
  return {
    up: up.found,
    down: hasDown ? down.found : null,
    transactional,
    irreversible,
    failed: null,
  };
}

/** `upgrade_engine1` is run by itself in a setup of several databases, unless `upgrade` calls it. */
function isCalled(name: string, statements: readonly Statement[]): boolean {
  if (name === 'upgrade' || name === 'downgrade') return false;
  const root = name.startsWith('up') ? 'upgrade' : 'downgrade';
  return statements.some(
    (statement) =>
      statement.kind === 'define' && statement.name === root && statement.body.length > 0,
  );
}
