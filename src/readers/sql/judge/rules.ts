import type { Act } from '../acts.ts';
import type { Ruling } from './ruling.ts';
import { accessRules } from './rules/access.ts';
import { columnRules } from './rules/columns.ts';
import { guardRules } from './rules/guards.ts';
import { rowRules } from './rules/rows.ts';
import type { Rule, Rules, Scope } from './rules/rule.ts';
import { tableRules } from './rules/tables.ts';
import { unknownRules } from './rules/unknowns.ts';

const RULES: Rules = {
  ...accessRules,
  ...columnRules,
  ...guardRules,
  ...rowRules,
  ...tableRules,
  ...unknownRules,
};

export function ruleOn(act: Act, scope: Scope): Ruling | null {
  const rule = RULES[act.kind] as Rule | undefined;
  return rule === undefined ? null : rule(act, scope);
}
