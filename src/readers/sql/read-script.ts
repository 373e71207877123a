import type { FileReading } from '../types.ts';
import type { Act } from './acts.ts';
import { loadAnalyser } from './analysers.ts';
import { foldRecreations } from './dialects/recreation.ts';
import { judge } from './judge/judge.ts';
import type { Script, ScriptContext } from './types.ts';

/** What a script does, judged. Never throws for what stands in it. */
export async function readScript(script: Script, context: ScriptContext): Promise<FileReading> {
  const analyser = await loadAnalyser(script.dialect);
  const acts: Act[] = [];
  for (const statement of script.statements) {
    for (const act of analyser.analyse(statement)) acts.push(act);
  }
  return { kind: 'migration', ...judge(foldRecreations(acts), script, context) };
}
