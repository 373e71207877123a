/** Calls that run text as code of the same language. */
import { UNKNOWN } from '../../../../types.ts';
import type { Carried } from '../../types.ts';
import { notKnown } from './carry.ts';
import type { Call, RuleContext } from './types.ts';

const EVALUATES: Readonly<Record<string, RegExp>> = {
  python: /^(?:builtins\.)?(?:exec|eval|compile|execfile)$/,
  js: /^(?:(?:globalThis|window|global)\.)?(?:eval|Function|vm\.\w+|setTimeout)$|^vm\.(?:runIn\w+|Script)$/,
  ruby: /^(?:eval|instance_eval|class_eval|Kernel\.eval)$/,
  perl: /^eval$/,
  php: /^(?:eval|assert|create_function)$/,
  lua: /^(?:load|loadstring|dofile)$/,
  r: /^(?:eval|parse)$/,
  julia: /^(?:eval|include_string|Meta\.parse)$/,
  groovy: /^(?:evaluate|Eval\.me)$/,
  elixir: /^Code\.eval_string$/,
};
/** Names of modules through which anything can be run, so that an unknown member of them counts. */
const POWERFUL =
  /^(?:os|subprocess|shutil|child_process|fs|builtins|__builtins__|sys\.modules|process|Kernel|FileUtils|globals\(\))\./;

export function codeOf(call: Call, context: RuleContext): readonly Carried[] | null {
  if (call.name.includes(UNKNOWN)) {
    if (!POWERFUL.test(call.name) || !call.name.endsWith(`.${UNKNOWN}`)) return null;
    return context.from === 'file' ? [] : notKnown({}, context);
  }
  if (EVALUATES[context.language]?.test(call.name) !== true) return null;
  const value = call.name.endsWith('Function') ? call.args.at(-1) : call.args[0];
  if (value === undefined || call.name.endsWith('setTimeout')) return [];
  const known = (value.texts ?? []).filter((text) => !text.includes(UNKNOWN));
  if (known.length > 0) return known.flatMap((text) => context.again(text));
  const harmless = /^(?:compile|parse|lambda|function|list|map)\b/.test(value.name ?? '');
  return harmless ? [] : notKnown(value, context);
}
