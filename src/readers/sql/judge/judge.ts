import type { Effect, Signal } from '../../../core/change/types.ts';
import type { Act } from '../acts.ts';
import type { Script, ScriptContext } from '../types.ts';

export interface Judged {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

/** Effects of acts in the order in which they are run, each judged in the light of those before it. */
export function judge(acts: readonly Act[], script: Script, context: ScriptContext): Judged {
  void acts;
  void script;
  void context;
  return { effects: [], signals: [] };
}
