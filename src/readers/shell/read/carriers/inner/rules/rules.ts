/** Every rule that knows calls, asked in this order; the first that knows a call says what it does. */
import type { Carried } from '../../types.ts';
import { lastSegment } from '../code/value.ts';
import { cloudOf } from './cloud.ts';
import { codeOf } from './code.ts';
import { COMMAND_METHODS, COMMAND_RULES } from './commands.ts';
import { FILE_RULES } from './files.ts';
import { queuesOf } from './queues.ts';
import { DATA_METHODS, modelOf, sqlOf } from './sql.ts';
import type { Call, RuleContext, Rules } from './types.ts';
import { messagesOf, requestOf } from './web.ts';

/** What may stand in front of a name without changing what it means. */
const PREFIX =
  /^(?:globalThis|global|window|Kernel|java\.(?:io|lang|nio\.file)|org\.apache\.commons\.io)\./;

function ruled(rules: Rules | undefined, name: string, call: Call, context: RuleContext) {
  if (rules === undefined || !Object.hasOwn(rules, name)) return null;
  return rules[name]?.(call, context) ?? null;
}

/** What a call carries; empty for one that does nothing of note. */
export function carriedByCall(call: Call, context: RuleContext): readonly Carried[] {
  const { language } = context;
  const method = lastSegment(call.name);
  const plain = call.name.replace(PREFIX, '');
  return (
    ruled(COMMAND_RULES[language], plain, call, context) ??
    ruled(FILE_RULES[language], plain, call, context) ??
    codeOf(call, context) ??
    sqlOf(call, context) ??
    cloudOf(call, context) ??
    requestOf(call, context) ??
    messagesOf(call) ??
    queuesOf(call) ??
    modelOf(call, context) ??
    (method === call.name ? null : ruled(DATA_METHODS, method, call, context)) ??
    (method === call.name ? null : ruled(COMMAND_METHODS, method, call, context)) ??
    []
  );
}
