import { Scope } from '../translate/scope.ts';
import type { Statement } from '../code/syntax.ts';
import { evaluate } from '../translate/evaluate.ts';
import { deep, translated } from '../translate/translation.ts';
import { flagOf, textOf } from '../translate/value.ts';
import type { Value } from '../translate/value.ts';
import { Walk } from '../translate/walk.ts';
import type { Framework, Translation } from '../types.ts';
import { translateOperations } from './operations.ts';

export const django: Framework = {
  id: 'django',
  title: 'Django migration',
  recognises: (path, text) =>
    path.endsWith('.py') &&
    /\(\s*(?:migrations\.)?\w*Migration\s*\)\s*:/.test(text) &&
    /^[^\S\r\n\u2028\u2029]*operations\s*[=:+]/m.test(text),
  translate: (file) =>
    translated(file.text, 'python', (statements) => translate(statements, file.path)),
};

function translate(statements: readonly Statement[], path: string): Translation {
  const up = new Walk();
  const down = new Walk();
  const scope = new Scope();
  let transactional = true;
  let irreversible: Translation['irreversible'] = null;
  const all = deep(statements);
  for (const statement of all) {
    if (statement.kind === 'define') scope.define(statement);
    else if (statement.kind === 'class') scope.declare(statement);
    else if (statement.kind === 'assign')
      scope.set(statement.target, evaluate(statement.value, scope));
  }
  for (const statement of all) {
    if (statement.kind === 'assign' && statement.target === 'atomic') {
      transactional = flagOf(evaluate(statement.value, scope)) !== false;
    }
    const isList = statement.kind === 'assign' && statement.target === 'operations';
    const added =
      statement.kind === 'run' &&
      statement.value.kind === 'chain' &&
      /^operations\.(?:append|extend|insert)$/.test(
        statement.value.links.map(({ name }) => name).join('.'),
      );
    if (!isList && !added) continue;
    const value = evaluate(statement.value, scope);
    const operations = isList ? value : argumentOf(value);
    const context = { up, down, scope, app: appOf(path), stateOnly: false };
    const oneWay = translateOperations(operations, context, statement.line);
    irreversible ??= oneWay;
  }
  return { up: up.found, down: down.found, transactional, irreversible, failed: null };
}

function argumentOf(value: Value): Value {
  if (value.kind !== 'call') return value;
  const last = value.call.links.at(-1)?.args?.list.at(-1);
  return last === undefined ? value : last.kind === 'list' ? last : { kind: 'list', items: [last] };
}

/** Tables are called after the app, which is the folder above `migrations`. */
function appOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const at = folders.lastIndexOf('migrations');
  return (
    textOf({ kind: 'text', value: folders[at - 1] ?? folders.at(-1) ?? 'app', dynamic: false }) ??
    'app'
  );
}
