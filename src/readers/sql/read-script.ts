import type { FileReading } from '../types.ts';
import { ANALYSERS } from './analysers.ts';
import { judge } from './judge/judge.ts';
import type { Script, ScriptContext } from './types.ts';

/** What a script does, judged. Never throws for what stands in it. */
export async function readScript(script: Script, context: ScriptContext): Promise<FileReading> {
  const load = ANALYSERS[script.dialect] ?? ANALYSERS.postgresql;
  const analyser = await load?.();
  const acts = script.statements.flatMap((statement) => analyser?.analyse(statement) ?? []);
  return { kind: 'migration', ...judge(acts, script, context) };
}
