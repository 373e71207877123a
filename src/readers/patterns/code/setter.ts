import { numberIn } from './number.ts';
import { textOf } from './text-of.ts';
import type { Call, Setting } from './types.ts';

/** `pool.setMaximumPoolSize(10)` gives a name a number, as an assignment does. */
export function setter(call: Call | null, text: string): Setting | null {
  const [only, ...rest] = call?.args ?? [];
  if (call === null || only === undefined || rest.length > 0) return null;
  const name = /^[sS]et(?=[A-Z])(\w+)$/.exec(call.name)?.[1];
  const value = name === undefined ? null : numberIn(textOf(only.value, text));
  return name === undefined || value === null
    ? null
    : { node: call.node, name, role: 'value', value };
}
