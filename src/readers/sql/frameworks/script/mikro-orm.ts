import { textOf } from '../translate/value.ts';
import type { Handler } from '../translate/walk.ts';
import type { Framework } from '../types.ts';
import { maybeScript, translateScript } from './entry.ts';

const CALLS = new Set(['addSql', 'execute', 'query', 'runSql', 'executeQuery']);

export const mikroOrm: Framework = {
  id: 'mikro-orm',
  title: 'MikroORM migration or another whose code runs SQL',
  recognises: (path, text) => maybeScript(path, text) && /\baddSql\b|\brunSql\b/.test(text),
  translate: (file) =>
    translateScript(file.text, () => handle, new Set(['getKnex', 'getEntityManager'])),
};

const handle: Handler = (call, { walk }) => {
  const last = call.links.at(-1);
  if (last === undefined || last.args === null || !CALLS.has(last.name)) return false;
  const sql = textOf(last.args.list[0]);
  if (sql === null)
    walk.unknown(call.line, `${last.name} is given a text that is put together at run time`);
  else walk.emit(call.line, { kind: 'sql', sql });
  return true;
};
