import { Scope } from '../translate/scope.ts';
import { deep, translated } from '../translate/translation.ts';
import { Walk } from '../translate/walk.ts';
import type { Framework, Translation } from '../types.ts';
import { ectoHandler } from './calls.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'Ecto Migration Repo Logger Enum IO fragment repo prefix flush direction to_string'.split(' '),
);

export const ecto: Framework = {
  id: 'ecto',
  title: 'Ecto migration',
  recognises: (path, text) =>
    /\.exs?$/.test(path) && /\buse\s+(?:Ecto\.Migration|[A-Z][\w.]*\.Migration)\b/.test(text),
  translate: (file) =>
    translated(file.text, 'elixir', (statements): Translation => {
      const scope = new Scope();
      const up = new Walk(CONVENTIONS, true);
      const down = new Walk(CONVENTIONS, true);
      let hasDown = false;
      const all = deep(statements);
      for (const statement of all) if (statement.kind === 'define') scope.define(statement);
      for (const statement of all) {
        if (statement.kind !== 'define') continue;
        if (statement.name === 'up' || statement.name === 'change') {
          up.run(statement.body, new Scope(scope), ectoHandler(down));
          hasDown ||= statement.name === 'change';
        } else if (statement.name === 'down') {
          hasDown = true;
          down.run(statement.body, new Scope(scope), ectoHandler(down));
        }
      }
      const transactional = !/@disable_ddl_transaction\s+true/.test(file.text);
      return {
        up: up.found,
        down: hasDown ? down.found : null,
        transactional,
        irreversible: null,
        failed: null,
      };
    }),
};
