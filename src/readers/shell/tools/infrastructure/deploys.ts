import type { Doing } from '../../types.ts';
import type { Act, Call, Tool, ToolContext } from '../types.ts';
import { doingsOf } from '../apply.ts';

type SettingOf = NonNullable<Tool['setting']>;

/**
 * Acts that bring a whole stack to what files say. What goes on the way stands in a plan that was not read:
 * unknown, but where the environment is known to be for trying things out, no more than costly.
 */
export function deploys(
  words: string | readonly string[],
  type: string,
  why: string,
  setting: SettingOf,
  more: Pick<Act, 'with' | 'without'> & { readonly safer?: readonly string[] } = {},
): Act[] {
  const { safer = [], ...options } = more;
  return [words].flat().map((each) => ({
    words: each,
    ...options,
    does: (call: Call, context: ToolContext) => {
      const meant = setting(call, context);
      const tried = meant.kind === 'development' || meant.kind === 'test';
      const doings = doingsOf(
        { provider: type.split('-')[0] ?? type },
        {
          verb: 'execute',
          type,
          targets: { operands: 0, most: 5 },
          reversibility: tried ? 'costly' : 'unknown',
          data: tried ? 'none' : 'unknown',
          why,
          safer,
        },
        call,
      );
      return { doings: doings.map((doing): Doing => ({ ...doing, setting: meant })) };
    },
  }));
}
