import { awsSetting } from '../../environment/aws.ts';
import { folderSetting } from '../../environment/terraform.ts';
import { mostTelling, namesSay, variableSays, wordNamed } from '../../environment/telling.ts';
import type { Call, ToolContext } from '../types.ts';
import type { Setting } from '../../types.ts';

export interface Witnesses {
  /** Options whose value names nothing but an environment: `--stage`. */
  readonly named?: readonly string[];
  /** Options whose value may hold one: `--app`. */
  readonly names?: readonly string[];
  /** Variables that name nothing but an environment. */
  readonly variables?: readonly string[];
  /** Variables whose value may hold one: an app, an address. */
  readonly within?: readonly string[];
  /** Operands from here on may hold one. */
  readonly operands?: number;
  /** The folder's words count: `environments/prod`. */
  readonly folder?: true;
  /** The profile of AWS counts, too. */
  readonly aws?: true;
}

/** A setting function out of the places where a tool names its environment. */
export function settingBy(witnesses: Witnesses): (call: Call, context: ToolContext) => Setting {
  const { named = [], names = [], variables = [], within = [], operands, folder, aws } = witnesses;
  return (call, context) => {
    const { env, cwd } = call.invocation;
    const words = within
      .map((name) => env(name))
      .filter((value) => typeof value === 'string')
      .map((text) => ({ text, known: true, glob: false, unknowns: [] }));
    return mostTelling([
      wordNamed(call.value(...named), 'option'),
      ...namesSay(call.values(...names), 'name'),
      ...namesSay(operands === undefined ? [] : call.operands.slice(operands), 'name'),
      variableSays(env, ...variables),
      ...namesSay(words, 'variable'),
      aws ? awsSetting(call, context) : null,
      folder && cwd !== null ? folderSetting(cwd, context.world) : null,
    ]);
  };
}
