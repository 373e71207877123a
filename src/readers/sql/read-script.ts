import type { FileReading } from '../types.ts';
import type { Act } from './acts.ts';
import { loadAnalyser } from './analysers.ts';
import { foldRecreations } from './dialects/recreation.ts';
import { judge } from './judge/judge.ts';
import type { Script, ScriptContext } from './types.ts';

/** Beyond any script that a person wrote; a load of data is told apart by its name or its folder. */
const MOST_STATEMENTS = 200_000;

/** What a script does, judged. Never throws for what stands in it. */
export async function readScript(script: Script, context: ScriptContext): Promise<FileReading> {
  if (script.statements.length > MOST_STATEMENTS) return tooMany(script);
  const analyser = await loadAnalyser(script.dialect);
  const acts: Act[] = [];
  for (const statement of script.statements) {
    for (const act of analyser.analyse(statement)) acts.push(act);
  }
  return { kind: 'migration', ...judge(foldRecreations(acts), script, context) };
}

function tooMany({ source, statements }: Script): FileReading {
  const message = `It has ${statements.length} statements, more than are judged one by one.`;
  const line = statements[MOST_STATEMENTS]?.line ?? null;
  const evidence = [{ source, pointer: null, line, note: message, excerpt: [] }];
  return {
    kind: 'migration',
    effects: [],
    signals: [{ kind: 'incomplete-input', weight: 'hold', message, evidence }],
  };
}
