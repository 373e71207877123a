import { nearest } from '../../config/suggest.ts';
import type { Policy } from '../../core/policy/types.ts';
import type { JudgingOptions } from '../assess/options.ts';
import { loadSources } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { columnsOf } from '../terminal/layout.ts';
import { styleFor, wantsColour } from '../terminal/style.ts';
import { findRule, ruleText } from './rule.ts';
import { knownTypes, typeText } from './type.ts';

export interface ExplainOptions extends JudgingOptions {
  readonly color?: boolean;
}

/** `holdpoint explain`: a rule of the policy by id, else a Terraform type. */
export async function runExplain(
  word: string,
  options: ExplainOptions,
  context: CliContext,
): Promise<ExitCode> {
  const style = styleFor(wantsColour(context.stdout, context.env, options.color));
  const columns = columnsOf(context.stdout);
  const { policy, catalog } = await loadSources(options, context);
  const rule = findRule(policy, word);
  const text =
    rule === null ? typeText(word, style, columns) : ruleText(rule, catalog, style, columns);
  if (text === null) throw new UsageError(unknown(word, policy));
  context.stdout.write(text);
  return EXIT.allow;
}

function unknown(word: string, policy: Policy): string {
  const looksLikeType = /^[a-z][a-z0-9]*_[a-z0-9_]+$/.test(word);
  const rules = [...policy.rules, ...policy.directives].map(({ id }) => id);
  const close = nearest(word, looksLikeType ? knownTypes() : [...rules, ...knownTypes()]);
  const advice = close === null ? '' : ` Did you mean ${close}?`;
  if (!looksLikeType) {
    return `${word}: neither a rule of this policy nor a Terraform type on a list.${advice}`;
  }
  return (
    `${word}: on no list. What its loss means is unknown, and unknown is never taken for harmless: ` +
    `deleting or replacing one is held.${advice}`
  );
}
