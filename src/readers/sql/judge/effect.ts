import type { Effect, Evidence } from '../../../core/change/types.ts';
import { excerptOfStatement } from '../excerpt.ts';
import type { Act } from '../acts.ts';
import type { Script, ScriptContext } from '../types.ts';
import type { Ruling } from './ruling.ts';
import { written } from './ruling.ts';

/** Writes a ruling down as an effect. */
export function effectOf(judged: Ruling, act: Act, script: Script, context: ScriptContext): Effect {
  const { table, part } = judged;
  const address = [table === null ? null : written(table), part]
    .filter((piece) => piece !== null)
    .join('.');
  return {
    verb: judged.verb,
    resource: {
      type: judged.type,
      address: address === '' ? '(the whole database)' : address,
      provider: script.dialect === 'unknown' ? 'sql' : script.dialect,
      name: nameOf(judged),
      ...(table === null || part === null ? {} : { within: written(table) }),
      ...(context.inRepository && script.path !== null ? { file: script.path } : {}),
    },
    environment: context.environment.kind,
    environmentName: context.environment.name,
    reversibility: judged.reversibility,
    data: judged.data,
    traits: [...new Set(judged.traits)].toSorted(),
    changes: [...new Set(judged.changes)].toSorted(),
    why: `${judged.why}.`,
    safer: [...new Set(judged.safer)],
    evidence: [evidenceOf(act, script)],
  };
}

/** As people know it: several losses of one table are told apart, and an index has a name of its own. */
function nameOf({ type, table, part }: Ruling): string | null {
  if (table === null || part === null || type === 'index') return part ?? table?.name ?? null;
  return `${table.name}.${part}`;
}

export function evidenceOf(act: Act, script: Script): Evidence {
  const { line, within, translatedFrom, kind } = act;
  const what = kind.replaceAll('-', ' ');
  return {
    source: script.source,
    pointer: null,
    line,
    note: within === null ? what : `${what}, in a ${within}`.replace('in a a ', 'in a '),
    excerpt: excerptOfStatement(act.sql, line, translatedFrom),
  };
}
